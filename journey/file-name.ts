import { looksGenerated } from './target/generated.ts';
import { matchesWildcard } from './wildcard.ts';

/** How journeys write the names of downloaded files: `bookings.csv`, `invoice-*.pdf`. */

/** A file's name with the parts that look as if they differed from run to run replaced by `*`. */
export function stableName(name: string): string {
  const parts = name.split(/([-_. ()]+)/).map((part) => (looksGenerated(part) ? '*' : part));
  return parts.join('');
}

/** Whether `name` is what `pattern` names; `*` stands for any text. */
export function matchesName(pattern: string, name: string): boolean {
  return matchesWildcard(pattern, name, 0);
}
