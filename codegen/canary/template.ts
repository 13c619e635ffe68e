/** Texts with parts that may be left out. */

const OUT = '\u0000';

/** Some lines of a template, or none. */
export function when(isSo: boolean, text: string): string {
  return isSo ? text.replace(/^\n|\n$/g, '') : OUT;
}

/** A template as a file: the lines that `when` leaves out are gone. */
export function template(text: string): string {
  return `${text.trim()}\n`.replaceAll(`${OUT}\n`, '');
}
