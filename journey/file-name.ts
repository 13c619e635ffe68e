import { looksGenerated } from './target/generated.ts';
import { matchesWildcard } from './wildcard.ts';

/** How journeys write the names of downloaded files: `bookings.csv`, `invoice-*.pdf`. */

/** A file's name with the parts that look as if they differed from run to run replaced by `*`. */
export function stableName(name: string): string {
  const parts = name.split(/([-_. ()]+)/).map((part) => (looksGenerated(part) ? '*' : part));
  return parts.join('');
}

/** The name that an address gives a file, by the end of its path; any, where only the answer can tell. */
export function nameIn(url: string): string {
  const last = /^https?:/.test(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '';
  return /\.\w+$/.test(last) ? decodedName(last) : '*';
}

/** A name that is written as in an address; any, where no person wrote it so. */
export function decodedName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '*';
  }
}

/** Whether `name` is what `pattern` names; `*` stands for any text. */
export function matchesName(pattern: string, name: string): boolean {
  return matchesWildcard(pattern, name, 0);
}
