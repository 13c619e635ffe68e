import type { Journey } from '../journey/model.ts';
import { printJourney } from '../journey/parse.ts';
import { printScript } from './print.ts';

/** A file to be written: its name without a folder, and its text. */
export interface JourneyFile {
  name: string;
  text: string;
}

/**
 * The two files of a journey, named after its id: the script, and beside it the journey itself.
 * @throws {Error} when the journey holds something that a script can't express
 */
export function journeyFiles(journey: Journey): [script: JourneyFile, journey: JourneyFile] {
  return [
    { name: `${journey.id}.ts`, text: printScript(journey) },
    { name: `${journey.id}.journey.json`, text: printJourney(journey) },
  ];
}
