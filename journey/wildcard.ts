/**
 * Whether `seen` is `pattern` with something, of so many characters or more, in the place of each `*`. Takes linear
 * time, whatever the pattern: patterns come in files that others wrote.
 */
export function matchesWildcard(pattern: string, seen: string, least: 0 | 1): boolean {
  const [first = '', ...pieces] = pattern.split(/\*+/);
  const last = pieces.pop();
  if (last === undefined) return pattern === seen;
  if (!seen.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = seen.indexOf(piece, at + least);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return seen.endsWith(last) && seen.length - last.length >= at + least;
}
