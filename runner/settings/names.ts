import { OPTIONS, type OptionName } from './options.ts';

/** How options are called on the command line and in the environment. */

/** All names of options, in the order in which they are documented. */
export const NAMES: readonly OptionName[] = Object.keys(OPTIONS).filter(isOptionName);

/** Whether a text names an option. */
export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

/** `journeyTimeout` as a flag is named: `journey-timeout`. */
export function flagOf(name: OptionName): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `journeyTimeout` as an environment variable is named: `WAYMARK_JOURNEY_TIMEOUT`. */
export function variableOf(name: OptionName): string {
  return `WAYMARK_${flagOf(name).replaceAll('-', '_').toUpperCase()}`;
}

/** What to say behind “there is no …” of a misspelt name: the one that was likely meant, with `before` before it. */
export function meant(name: string, known: readonly string[], before: string): string {
  const near = nearest(name, known);
  return near === undefined ? '' : `, but there is ${before}${near}`;
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((other) => ({ other, distance: distance(name.toLowerCase(), other.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = ranked;
  const most = name.length > 4 ? 3 : 2;
  return best && best.distance <= most ? best.other : undefined;
}

/** How many letters have to be put in, left out or changed (Levenshtein, 1965). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, wanted] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
