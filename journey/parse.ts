import type { z } from 'zod';
import { expectation } from './expectation.ts';
import { JOURNEY_VERSION } from './format.ts';
import { journeySchema, type Journey } from './model.ts';
import { misfitsOf } from './references.ts';

/** A journey file that can't be used; the message names the file, each place in it, what was expected and seen. */
export class JourneyError extends Error {
  override name = 'JourneyError';
}

/**
 * Reads a journey.
 * @param text the file's JSON text
 * @param file what to call the file in errors
 * @throws {JourneyError} on anything but a valid journey of a known version
 */
export function parseJourney(text: string, file: string): Journey {
  const data = parseJson(text.replace(BYTE_ORDER_MARK, ''), file);
  refuseOtherVersions(data, file);
  refuseDepth(data, file);
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

/** Some editors put it before the text. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** How deep values may lie in each other: far beyond any journey, well within the reach of recursion. */
const MAX_DEPTH = 200;

function refuseDepth(data: unknown, file: string): void {
  let level = [data];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw new JourneyError(
        `${file} is not a valid journey:\n  the whole file: expected values at most ${MAX_DEPTH} deep in each other, ` +
          'saw deeper ones\nNo Waymark ever wrote that; restore the file from version control.',
      );
    }
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const end = endOfJson(text, error);
    const before = text.slice(0, end).split('\n');
    const where = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    const seen = end >= text.length ? 'the end of the file' : JSON.stringify(text.slice(end, end + 20));
    throw new JourneyError(
      `${file} is not a valid journey:\n  ${where}: expected JSON, saw ${seen}\n` +
        'The file may be cut short or not be a journey at all; restore it from version control or record it again.',
      { cause: error },
    );
  }
}

/** Where the text stops being JSON. The engine tells the place of most errors, but not of an unexpected token. */
function endOfJson(text: string, error: unknown): number {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  if (position !== undefined) return Number(position);
  if (!isUnexpectedToken(error)) return text.length;
  let right = 0;
  let wrong = text.length;
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (isUnexpectedToken(errorOfJson(text.slice(0, middle)))) wrong = middle;
    else right = middle;
  }
  return right;
}

function errorOfJson(text: string): unknown {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error;
  }
}

function isUnexpectedToken(error: unknown): boolean {
  return /Unexpected token/.test(String(error));
}

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

function explain(issue: z.core.$ZodIssue, data: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => describe([...issue.path, key], 'no such key', data));
  }
  return [describe(issue.path, expectation(issue), data)];
}

function describe(path: readonly PropertyKey[], expected: string, data: unknown): string {
  return `${placeOf(path)}: expected ${expected}, saw ${show(valueAt(data, path))}`;
}

function placeOf(path: readonly PropertyKey[]): string {
  const text = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^\w+$/.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`;
  });
  return text.join('').replace(/^\./, '') || 'the whole file';
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    data,
  );
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
