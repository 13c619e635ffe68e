/**
 * Takes the values of secrets out of all texts of a record, however a page may have spelt them: as they are,
 * percent-encoded, as a form sends them, or escaped for JSON or HTML. Each is replaced by its name.
 */
export function redact<T>(record: T, secrets: Readonly<Record<string, string>>): T {
  const hidden = Object.entries(secrets)
    .filter(([, value]) => value !== '')
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([name, value]) => ({ pattern: spellings(value), mark: `[${name}]` }));
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string')
      return hidden.reduce((text, { pattern, mark }) => text.replace(pattern, () => mark), value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(record) as T; // the same shape, with other texts
}

/** What matches a text in which each character may be spelt in a way of its own. */
function spellings(value: string): RegExp {
  return new RegExp([...value].map((character) => `(?:${spellingsOf(character).join('|')})`).join(''), 'g');
}

function spellingsOf(character: string): string[] {
  const bytes = [...new TextEncoder().encode(character)].map((byte) => byte.toString(16).padStart(2, '0'));
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const json = JSON.stringify(character).slice(1, -1);
  const html = HTML.get(character);
  const code = character.codePointAt(0) ?? 0;
  return [
    literally(character),
    ...(json === character ? [] : [literally(json)]),
    bytes.map((byte) => `%(?:25)?${anyCase(byte)}`).join(''),
    units.map((unit) => `\\\\u${anyCase(unit.toString(16).padStart(4, '0'))}`).join(''),
    // As the old escape() of JavaScript writes it.
    units.map((unit) => `%u${anyCase(unit.toString(16).padStart(4, '0'))}`).join(''),
    ...(code < 256 ? [`%${anyCase(code.toString(16).padStart(2, '0'))}`] : []),
    `&#0*${code};`,
    `&#[xX]0*${anyCase(code.toString(16))};`,
    ...(character === ' ' ? ['\\+'] : []),
    ...(html === undefined ? [] : [html]),
  ];
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function anyCase(hexadecimal: string): string {
  return hexadecimal.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

const HTML = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
