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

/**
 * Claims a run.
 * @returns its number; nothing when its moment was claimed before, or the journey is being run there
 */
export async function claim(history: History, wanted: Claim): Promise<number | undefined> {
  const { journey, location, origin, slot = null, missed = 0, owner, now } = wanted;
  return history.db.transaction().execute(async (db) => {
    // The journey's row stands for the right to claim: on a server, claims of others wait here.
    let mine = db.selectFrom('journeys').select('id').where('id', '=', journey);
    if (history.database === 'postgres') mine = mine.forUpdate();
    await mine.execute();
    const open = await db
      .selectFrom('runs')
      .select('id')
      .where('journey', '=', journey)
      .where('location', '=', location)
      .where('state', 'in', ['queued', 'running'])
      .executeTakeFirst();
    if (open) return undefined;
    const made = await db
      .insertInto('runs')
      .values({
        journey,
        location,
        origin,
        slot,
        missed,
        owner,
        state: 'running',
        claimed_at: now,
        excused: 0,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return made?.id;
  });
}

/** The latest moment of the schedule that was claimed, of each journey at a location. */
export async function latestSlots(db: Db, location: string): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('runs')
    .select(({ fn }) => ['journey', fn.max('slot').as('slot')])
    .where('location', '=', location)
    .where('slot', 'is not', null)
    .groupBy('journey')
    .execute();
  return new Map(rows.flatMap(({ journey, slot }) => (slot === null ? [] : [[journey, Number(slot)]])));
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
