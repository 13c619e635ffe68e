/** A script that can't be read; the message begins with the place: file, line and column. */
export class ScriptError extends Error {
  override name = 'ScriptError';
}

/** A part of a text, from one offset up to another. */
export interface Range {
  from: number;
  to: number;
}

/** Where something is, for readers: `journeys/tour.ts:12:3`. */
export function placeOf(text: string, at: number, file: string): string {
  const before = text.slice(0, at).split('\n');
  return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
