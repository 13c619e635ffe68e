import type { Journey } from '../journey/model.ts';
import { placeOf } from './code/place.ts';
import { mergeJourneys, type Difference } from './merge.ts';
import { readParts, type Beside } from './parse.ts';
import { printScript } from './print.ts';
import { rewrite } from './rewrite.ts';
import { takeApart } from './take-apart.ts';

/** What came of writing a recording into a script that is there. */
export interface Regenerated {
  script: string;
  /** The journey of the script; where the two sides clash, with the steps of the recording. */
  journey: Journey;
  /** Where the script now holds two texts between marks: file, line and column. */
  clashes: string[];
}

/** A difference beside the steps, for which there are no marks: nothing was written. */
export class UnsolvedDifference extends Error {
  override name = 'UnsolvedDifference';
}

/**
 * Writes a recording into a script that a person may have edited, by a three-way merge. The base is the text that was
 * last generated, told by its journey. All that a person wrote stays, byte for byte, where the recording did not change
 * the very same step; where it did, both texts are there, between marks.
 * @param script the script as it is
 * @param base the journey that it was generated from
 * @param next the recording
 * @throws {ScriptError} when the script can't be read
 * @throws {UnsolvedDifference} when title, address or options were changed in two ways
 */
export function regenerate(script: string, base: Journey, next: Journey, beside: Beside): Regenerated {
  if (!isByHand(base) && script === printScript(base)) {
    return { script: printScript(next), journey: next, clashes: [] };
  }
  const isWindows = script.includes('\r\n');
  const parts = takeApart(script.replaceAll('\r\n', '\n'), beside.file);
  const known = { ...beside, previous: base };
  const ours = readParts(parts, known);
  const { journey, steps, differences } = mergeJourneys(base, ours, next);
  const [first] = differences;
  if (first) throw new UnsolvedDifference(wordDifference(first, beside.file));
  const written = rewrite(parts, ours, journey, steps);
  const clashes = [...written.matchAll(/^<{7} /gm)].map(({ index }) => placeOf(written, index, beside.file));
  const text = isWindows ? written.replaceAll('\n', '\r\n') : written;
  if (clashes.length > 0) return { script: text, journey, clashes };
  return {
    script: text,
    journey: readParts(takeApart(written, beside.file), { ...known, previous: journey }),
    clashes,
  };
}

/** Whether a journey knows of code that a person wrote: no recording has it, and yet it stays. */
function isByHand({ script, steps }: Journey): boolean {
  return script !== undefined || steps.some(({ kind }) => kind === 'custom');
}

function wordDifference({ what, ours, theirs }: Difference, file: string): string {
  return (
    `${file}: ${what} was changed by hand and by the recording, so nothing was written.\n` +
    `  by hand:  ${ours}\n  recorded: ${theirs}\n  Make both the same, and generate again.`
  );
}
