/** A selector for elements whose attribute has just that value, whatever stands in it. */
export function withAttribute(name: string, value: string): string {
  return `[${CSS.escape(name)}=${quoted(value)}]`;
}

/** A text as CSS writes it in quotes: line breaks and other signs without a form are written by number. */
function quoted(value: string): string {
  const escaped = value
    .replace(/["\\]/g, '\\$&')
    .replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
  return `"${escaped}"`;
}
