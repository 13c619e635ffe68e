/** JSON files as people have them: cut short, merged badly, or made to harm; every error has its place. */

/** A file that can't be used; the message names the file, each place in it, what was expected and seen. */
export class JourneyError extends Error {
  override name = 'JourneyError';
}

/** What a file should be, and what helps where it isn't. */
export interface Wanted {
  /** Such as `a valid journey`. */
  what: string;
  /** What to do with one that is cut short or no JSON at all. */
  advice: string;
}

/** Far more than any journey or recording takes (bytes, or letters of its text). */
export const LARGEST_JSON = 20_000_000;

/**
 * Reads the JSON of a file. A byte order mark before it is no error.
 * @param file what to call the file in errors
 * @throws {JourneyError} when it is too large or no JSON, with line and column, or has values too deep in each other
 */
export function readJson(text: string, file: string, wanted: Wanted): unknown {
  if (text.length > LARGEST_JSON) {
    const expected = `expected at most ${LARGEST_JSON} letters, saw ${text.length}`;
    throw new JourneyError(`${file} is not ${wanted.what}:\n  the whole file: ${expected}\n${wanted.advice}`);
  }
  const data = parse(text.replace(BYTE_ORDER_MARK, ''), file, wanted);
  refuseDepth(data, file, wanted);
  return data;
}

/** Some editors put it before the text. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** How deep values may lie in each other: far beyond any journey, well within the reach of recursion. */
const MAX_DEPTH = 200;

function refuseDepth(data: unknown, file: string, { what }: Wanted): void {
  let level = [data];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw new JourneyError(
        `${file} is not ${what}:\n  the whole file: expected values at most ${MAX_DEPTH} deep in each other, ` +
          'saw deeper ones\nNo recorder ever wrote that; restore the file from version control.',
      );
    }
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}

function parse(text: string, file: string, { what, advice }: Wanted): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const end = endOfJson(text, error);
    const before = text.slice(0, end).split('\n');
    const where = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    const seen = end >= text.length ? 'the end of the file' : JSON.stringify(text.slice(end, end + 20));
    throw new JourneyError(`${file} is not ${what}:\n  ${where}: expected JSON, saw ${seen}\n${advice}`, {
      cause: error,
    });
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
