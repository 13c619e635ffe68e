import type { Db, History } from './open.ts';
import type { Origin } from './tables.ts';

/** Who runs what: each moment of a schedule is run once at most, and a journey never twice at a time. */

/** A journey as the history knows it. */
export interface KnownJourney {
  key: string;
  title: string;
  file: string;
}

/** A run that is about to be. */
export interface Claim {
  journey: number;
  location: string;
  origin: Origin;
  /** The moment of the schedule, when it is for one. */
  slot?: number;
  missed?: number;
  owner: string;
  now: number;
}

/** The number of a journey; its title and file are kept as they are now. */
export async function journeyNumber(db: Db, { key, title, file }: KnownJourney): Promise<number> {
  const { id } = await db
    .insertInto('journeys')
    .values({ key, title, file })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ title, file }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The numbers of many journeys by their keys. */
export async function journeyNumbers(
  db: Db,
  journeys: readonly KnownJourney[],
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  // In one order for all: writers that lock the same rows one after another never wait for each other in a circle.
  const sorted = journeys.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  for (let from = 0; from < sorted.length; from += BATCH) {
    const rows = await db
      .insertInto('journeys')
      .values(sorted.slice(from, from + BATCH).map(({ key, title, file }) => ({ key, title, file })))
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet(({ ref }) => ({
          title: ref('excluded.title'),
          file: ref('excluded.file'),
        })),
      )
      .returning(['id', 'key'])
      .execute();
    for (const { id, key } of rows) numbers.set(key, id);
  }
  return numbers;
}

/** How many rows go into one statement. */
const BATCH = 1000;

/**
 * Claims a run: the database itself refuses a moment that was claimed before, and a journey that is being run there.
 * @returns its number; nothing when it was refused
 */
export async function claim({ db }: History, wanted: Claim): Promise<number | undefined> {
  const { now, slot = null, missed = 0, ...rest } = wanted;
  const made = await db
    .insertInto('runs')
    .values({ ...rest, slot, missed, state: 'running', claimed_at: now, excused: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

/**
 * The latest moment of the schedule that was claimed, of each journey at a location.
 * @param of the numbers of the journeys that are asked for; all by default
 */
export async function latestSlots(
  db: Db,
  location: string,
  of?: readonly number[],
): Promise<Map<number, number>> {
  // One look into the index for each journey: all moments of all runs would be many.
  const rows = await db
    .selectFrom('journeys')
    .select(({ selectFrom }) => [
      'id',
      selectFrom('runs')
        .select(({ fn }) => fn.max('slot').as('slot'))
        .whereRef('journey', '=', 'journeys.id')
        .where('location', '=', location)
        .where('slot', 'is not', null)
        .as('slot'),
    ])
    .$if(of !== undefined, (query) => query.where('id', 'in', of ?? []))
    .execute();
  return new Map(rows.flatMap(({ id, slot }) => (slot === null ? [] : [[id, slot]])));
}

/**
 * Marks runs whose runner is no more. What they would have found is not known: they count neither for the site nor
 * against it.
 * @param owners whose runs; all but those of `except` when it is told
 * @returns how many there were
 */
export async function interrupt(db: Db, location: string, except: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('runs')
    .set({ state: 'interrupted' })
    .where('location', '=', location)
    .where('state', 'in', ['queued', 'running'])
    .where('owner', '!=', except)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Gives a run up that was claimed and could not be begun or ended. */
export async function giveUp(db: Db, run: number): Promise<void> {
  await db
    .updateTable('runs')
    .set({ state: 'interrupted' })
    .where('id', '=', run)
    .where('state', 'in', ['queued', 'running'])
    .execute();
}
