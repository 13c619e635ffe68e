import { attachmentsOf, renamed } from '../../journey/attachments.ts';
import type { Journey } from '../../journey/model.ts';
import { slug } from '../../journey/names.ts';

/** A journey that is kept in the extension. */
export interface Kept {
  /** A random name that no other has. */
  key: string;
  journey: Journey;
  /** The name that the person gave; empty while the title is derived from the journey's headings. */
  name: string;
  /** When it was kept last: milliseconds since 1970. */
  at: number;
  /** When it was deleted; until the next is, that can be undone. */
  deletedAt?: number;
}

/** The kept journeys that are shown, the latest first. */
export function shown(all: readonly Kept[]): Kept[] {
  return all.filter(({ deletedAt }) => deletedAt === undefined).toSorted((one, other) => other.at - one.at);
}

/** What was deleted last and can come back. */
export function lastDeleted(all: readonly Kept[]): Kept | undefined {
  return all
    .toSorted((one, other) => (one.deletedAt ?? 0) - (other.deletedAt ?? 0))
    .findLast(({ deletedAt }) => deletedAt !== undefined);
}

/** A second journey of the same steps: `Book a tour (2)`, or the next number that none has. */
export function duplicateOf(kept: Kept, all: readonly Kept[], key: string, at: number): Kept {
  const taken = new Set(all.map(({ journey }) => journey.title));
  const base = kept.journey.title.replace(/ \(\d+\)$/, '');
  let number = 2;
  while (taken.has(`${base} (${number})`)) number += 1;
  const title = `${base} (${number})`;
  return renamedTo({ key, name: '', at, journey: kept.journey }, title);
}

/** The journey under another name, and its files with it. */
export function renamedTo(kept: Kept, title: string): Kept {
  const journey = renamed({ ...kept.journey, title }, slug(title, 'journey'));
  return { ...kept, name: title, journey };
}

/** The SHA-256 of all files that these journeys upload. */
export function filesNamedBy(journeys: readonly Pick<Journey, 'steps'>[]): Set<string> {
  return new Set(journeys.flatMap((journey) => attachmentsOf(journey).map(({ sha256 }) => sha256)));
}
