import type { Journey } from '../journey/model.ts';
import { printJourney } from '../journey/parse.ts';
import { withRepeatedInputs } from '../journey/repeated-inputs.ts';
import type { Beside } from './parse.ts';
import { printScript } from './print.ts';
import { regenerate } from './regenerate.ts';

/** A file to be written: its name without a folder, and its text. */
export interface JourneyFile {
  name: string;
  text: string;
}

/** The script, and beside it the journey itself. */
export type JourneyFiles = [script: JourneyFile, journey: JourneyFile];

/**
 * The two files of a journey, named after its id. What was typed into several fields is an input in both.
 * @throws {Error} when the journey holds something that a script can't express
 */
export function journeyFiles(recorded: Journey): JourneyFiles {
  const journey = withRepeatedInputs(recorded);
  return filesOf(journey, printScript(journey));
}

/**
 * The two files of a journey that is recorded again: what changed goes into the script that is there, and what a person
 * wrote into it stays. Its title is the one that the team gave it, not that of the page where the recording begins.
 * @param script the script that is there
 * @param base the journey that it was generated from
 * @returns also where the script holds two texts for a step now, between marks
 * @throws {Error} as `regenerate` does
 */
export function filesInto(
  script: string,
  base: Journey,
  recorded: Journey,
  beside: Beside,
): { files: JourneyFiles; clashes: string[] } {
  const next = withRepeatedInputs({ ...recorded, title: base.title });
  const now = regenerate(script, base, next, beside);
  return { files: filesOf({ ...now.journey, id: recorded.id }, now.script), clashes: now.clashes };
}

function filesOf(journey: Journey, script: string): JourneyFiles {
  return [
    { name: `${journey.id}.ts`, text: script },
    { name: `${journey.id}.journey.json`, text: printJourney(journey) },
  ];
}
