/**
 * Takes the values of secrets out of all texts of a record, wherever they turn up: as they are, percent-encoded
 * or as a form sends them. Each is replaced by its name.
 */
export function redact<T>(record: T, secrets: Readonly<Record<string, string>>): T {
  const hidden = Object.entries(secrets)
    .filter(([, value]) => value !== '')
    .flatMap(([name, value]) => spellings(value).map((spelling) => ({ spelling, mark: `[${name}]` })))
    .toSorted((a, b) => b.spelling.length - a.spelling.length);
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string')
      return hidden.reduce((text, { spelling, mark }) => text.replaceAll(spelling, mark), value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(record) as T; // the same shape, with other texts
}

function spellings(value: string): string[] {
  const encoded = encodeURIComponent(value);
  return [...new Set([value, encoded, encoded.replaceAll('%20', '+'), JSON.stringify(value).slice(1, -1)])];
}
