import { plainLines } from './report/plain.ts';

/**
 * Tells whoever runs a command. What pages and files say may be in the text: it moves no cursor of a terminal, and is
 * no command to a CI that reads the log.
 */
export function say(text: string): void {
  console.log(plainLines(text).join('\n'));
}

/** As `say`, of what is wrong. */
export function complain(text: string): void {
  console.error(plainLines(text).join('\n'));
}
