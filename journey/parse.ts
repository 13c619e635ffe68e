import { JOURNEY_VERSION } from './format.ts';
import { JourneyError, readJson } from './json-text.ts';
import { journeySchema, type Journey } from './model.ts';
import { describe, explain } from './problems.ts';
import { misfitsOf } from './references.ts';

/**
 * Reads a journey.
 * @param text the file's JSON text
 * @param file what to call the file in errors
 * @throws {JourneyError} on anything but a valid journey of a known version
 */
export function parseJourney(text: string, file: string): Journey {
  const data = readJson(text, file, WANTED);
  refuseOtherVersions(data, file);
  const result = journeySchema.safeParse(data);
  const problems = result.success
    ? misfitsOf(result.data).map(({ path, expected }) => describe(path, expected, data))
    : result.error.issues.flatMap((issue) => explain(issue, data));
  if (result.success && problems.length === 0) return result.data;
  const shown = problems.slice(0, 10).map((problem) => `  ${problem}`);
  const more = problems.length - shown.length;
  if (more > 0) shown.push(`  … and ${more} more`);
  throw new JourneyError(
    `${file} is not a valid journey:\n${shown.join('\n')}\n` +
      'Mend these places, or record or generate the journey again.',
  );
}

/**
 * Writes a journey as the text of its file: two-space JSON with a closing line break. The same journey gives the
 * same bytes, in whatever order its keys were set.
 */
export function printJourney(journey: Journey): string {
  return `${JSON.stringify(journeySchema.parse(journey), null, 2)}\n`;
}

const WANTED = {
  what: 'a valid journey',
  advice:
    'The file may be cut short or not be a journey at all; restore it from version control or record it again.',
};

function refuseOtherVersions(data: unknown, file: string): void {
  if (typeof data !== 'object' || data === null || !('version' in data)) return;
  const { version } = data;
  if (typeof version !== 'number' || version === JOURNEY_VERSION) return;
  const advice =
    version > JOURNEY_VERSION && Number.isInteger(version)
      ? 'The file was written by a newer Waymark; upgrade this one to read it.'
      : 'No Waymark ever wrote that version; restore the file from version control.';
  throw new JourneyError(
    `${file} is not a valid journey:\n  version: expected ${JOURNEY_VERSION}, saw ${version}\n${advice}`,
  );
}
