/**
 * Writes any string as one TypeScript literal on one line, in the quotes that need fewer escapes, as Prettier does;
 * double ones where both are even. Besides what would end the string, all that a reader can't see (controls, line
 * separators, direction marks, odd spaces, lone surrogates) is escaped, so that page text neither becomes code nor
 * looks like it; and so is the start of `</script` and `<!--`, for those who paste a script into HTML.
 */
export function printText(value: string): string {
  const doubles = value.split('"').length;
  const singles = value.split("'").length;
  const quote = doubles > singles ? "'" : '"';
  const inner = value
    .replace(unsafe, escape)
    .replaceAll(quote, `\\${quote}`)
    .replace(/<(?=\/script|!--)/gi, '\\u003C');
  return `${quote}${inner}${quote}`;
}

/** Variation selectors stay: an emoji is made of them, and shows them. */
const unsafe = /(?! )[\\\p{Cc}\p{Cf}\p{Cs}\p{Z}[\p{Default_Ignorable_Code_Point}--\p{Variation_Selector}]]/gv;

const shortEscapes = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escape(character: string): string {
  const short = shortEscapes.get(character);
  if (short !== undefined) return short;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
