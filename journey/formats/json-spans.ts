/** Where values stand in the text of a JSON file, so that what nobody changed can be written again as it was. */

/** A stretch of a text: from its first character to before `to`. */
export interface Span {
  from: number;
  to: number;
}

/** A value in an object or list, by its key or place. */
export interface Member extends Span {
  key: string | number;
}

/**
 * What is in the object or list that begins at a place; nothing in other values.
 * @param text valid JSON
 */
export function membersOf(text: string, at = 0): Member[] {
  const members: Member[] = [];
  let place = skipSpace(text, at);
  const opening = text[place];
  if (opening !== '{' && opening !== '[') return members;
  place = skipSpace(text, place + 1);
  while (text[place] !== '}' && text[place] !== ']') {
    let key: string | number = members.length;
    if (opening === '{') {
      const end = endOfString(text, place);
      key = String(JSON.parse(text.slice(place, end)));
      place = skipSpace(text, skipSpace(text, end) + 1);
    }
    const to = endOfValue(text, place);
    members.push({ key, from: place, to });
    place = skipSpace(text, to);
    if (text[place] === ',') place = skipSpace(text, place + 1);
  }
  return members;
}

/** Where the value at a path stands; as for readers of JSON, the last of several keys of one name counts. */
export function spanAt(text: string, path: readonly (string | number)[]): Span | undefined {
  let span: Span | undefined = { from: skipSpace(text, 0), to: text.length };
  for (const key of path) {
    if (!span) return undefined;
    span = membersOf(text, span.from).findLast((member) => member.key === key);
  }
  return span;
}

/** The text with other texts in the place of some stretches, which don't overlap. */
export function replaced(text: string, changes: readonly (Span & { by: string })[]): string {
  const inOrder = changes.toSorted((one, other) => one.from - other.from);
  let result = '';
  let done = 0;
  for (const { from, to, by } of inOrder) {
    result += text.slice(done, from) + by;
    done = to;
  }
  return result + text.slice(done);
}

function skipSpace(text: string, at: number): number {
  return at + (match(/\s*/y, text, at)?.length ?? 0);
}

function endOfString(text: string, at: number): number {
  return at + (match(/"(?:[^"\\]|\\.)*"/y, text, at)?.length ?? 0);
}

function endOfValue(text: string, at: number): number {
  let depth = 0;
  let place = at;
  do {
    const token = match(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]|[,:\s]+|[^"[\]{},:\s]+/y, text, place) ?? '';
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    place += token.length;
  } while (depth > 0 && place < text.length);
  return place;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
