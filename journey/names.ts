/**
 * What is wrong with a name for an input or a secret, as a sentence; undefined where nothing is. (`__proto__` is refused
 * as the parser of journeys keeps it from being a name.)
 */
export function problemOfName(name: string): string | undefined {
  if (/^[A-Za-z_]\w*$/.test(name) && name !== '__proto__') return undefined;
  return `“${name}” can’t be a name: it takes letters, digits and _, and does not begin with a digit.`;
}
