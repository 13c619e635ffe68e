import type { z } from 'zod';
import { JOURNEY_VERSION, journeySchema, type Journey } from './model.ts';

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
  const data = parseJson(text, file);
  refuseOtherVersions(data, file);
  const result = journeySchema.safeParse(data);
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap((issue) => explain(issue, data));
  const shown = problems.slice(0, 10).map((problem) => `  ${problem}`);
  const more = problems.length - shown.length;
  if (more > 0) shown.push(`  … and ${more} more`);
  throw new JourneyError(
    `${file} is not a valid journey:\n${shown.join('\n')}\n` +
      'Mend these places, or record or generate the journey again.',
  );
}

/** Writes a journey as the text of its file: two-space JSON with a closing line break, the same bytes each time. */
export function printJourney(journey: Journey): string {
  return `${JSON.stringify(journey, null, 2)}\n`;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /at position (\d+)/.exec(String(error))?.[1];
    const end = Number(position ?? (/end of JSON/.test(String(error)) ? text.length : 0));
    const before = text.slice(0, end).split('\n');
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    const seen = end >= text.length ? 'the end of the file' : JSON.stringify(text.slice(end, end + 20));
    throw new JourneyError(
      `${file} is not a valid journey:\n  ${place}: expected JSON, saw ${seen}\n` +
        'The file may be cut short or not be a journey at all; restore it from version control or record it again.',
      { cause: error },
    );
  }
}

function refuseOtherVersions(data: unknown, file: string): void {
  if (typeof data !== 'object' || data === null || !('version' in data)) return;
  const { version } = data;
  if (typeof version !== 'number' || version === JOURNEY_VERSION) return;
  const advice =
    version > JOURNEY_VERSION
      ? 'The file was written by a newer Waymark; upgrade this one to read it.'
      : 'No Waymark ever wrote that version; restore the file from version control.';
  throw new JourneyError(
    `${file} is not a valid journey:\n  version: expected ${JOURNEY_VERSION}, saw ${version}\n${advice}`,
  );
}

function explain(issue: z.core.$ZodIssue, data: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${place([...issue.path, key])}: expected no such key`);
  }
  return [`${place(issue.path)}: expected ${expectation(issue)}, saw ${show(valueAt(data, issue.path))}`];
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return article(issue.expected);
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      return `at least ${issue.minimum}${sizeUnits.get(issue.origin) ?? ''}`;
    default:
      return issue.message;
  }
}

const sizeUnits = new Map([
  ['string', ' character'],
  ['array', ' element'],
]);

function article(type: string): string {
  const name = { int: 'whole number', record: 'object' }[type] ?? type;
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

function place(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text.replace(/^\./, '') || 'the whole file';
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
