import { sql } from 'kysely';
import type { History, Db } from '../history/open.ts';
import type { Origin } from '../history/tables.ts';
import type { Queue } from './queue.ts';

/**
 * The books of a fleet: the row of a run is made when its moment is claimed, and is the only one for it. It waits
 * (`queued`), is run (`running`), by one worker after another if they die, and is kept once (`done`).
 */

/** A run that a monitor wants to be. */
export interface Wanted {
  /** The number of the journey. */
  journey: number;
  key: string;
  slot: number | null;
  missed: number;
  /** The latest moment that was claimed before: where there is another one by now, the claim is refused. */
  after: number | null;
  /** Those with more are run first. */
  priority: number;
  /** How long a worker may have it before it counts as dead (milliseconds). */
  limit: number;
}

/** How many rows go into one transaction. */
const BATCH = 1000;

/**
 * Claims runs at a location and puts them into its queue, both or neither. What others claimed meanwhile, and what is
 * open there, is left out: so each moment is claimed once or counted as missed once, whoever else claims.
 * @returns the keys of those that were claimed
 */
export async function claimAndQueue(
  { db }: History,
  queue: Queue,
  location: string,
  origin: Origin,
  wanted: readonly Wanted[],
  owner: string,
): Promise<Set<string>> {
  const claimed = new Set<string>();
  for (let from = 0; from < wanted.length; from += BATCH) {
    // In one order for all: writers that meet at the same rows never wait for each other in a circle.
    const batch = wanted.slice(from, from + BATCH).toSorted((a, b) => a.journey - b.journey);
    await db.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ id: number; journey: number }>`
        insert into runs (journey, location, origin, slot, missed, state, owner, claimed_at, excused)
        select journey, ${location}, ${origin}, slot, missed, 'queued', ${owner}, ${Date.now()}::bigint, 0
        from unnest(
          ${batch.map(({ journey }) => journey)}::bigint[],
          ${batch.map(({ slot }) => slot)}::bigint[],
          ${batch.map(({ missed }) => missed)}::integer[],
          ${batch.map(({ after }) => after)}::bigint[]
        ) as wanted (journey, slot, missed, after)
        where slot is null or after is not distinct from (
          select max(known.slot) from runs as known
          where known.journey = wanted.journey and known.location = ${location}
        )
        on conflict do nothing
        returning id, journey`.execute(transaction);
      const runs = new Map(rows.map(({ id, journey }) => [journey, id]));
      const tickets = batch.flatMap(({ journey, key, priority, limit }) => {
        const run = runs.get(journey);
        return run === undefined ? [] : [{ run, key, priority, limit }];
      });
      if (tickets.length > 0) await queue.put(location, tickets, transaction);
      for (const { key } of tickets) claimed.add(key);
    });
  }
  return claimed;
}

/** The runs that wait or go on, by location: the numbers of their journeys. */
export async function openRuns(db: Db): Promise<Map<string, Set<number>>> {
  const rows = await db
    .selectFrom('runs')
    .select(['journey', 'location'])
    .where('state', 'in', ['queued', 'running'])
    .execute();
  const open = new Map<string, Set<number>>();
  for (const { journey, location } of rows) {
    const there = open.get(location) ?? new Set();
    open.set(location, there.add(journey));
  }
  return open;
}

/** Takes a run for a worker, also from one who died. @returns whether it is still to be run */
export async function begin(db: Db, run: number, owner: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('runs')
    .set({ state: 'running', owner })
    .where('id', '=', run)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives up what has been open for so long that nobody can want it any more. */
export async function giveUpOld(db: Db, before: number): Promise<void> {
  await db
    .updateTable('runs')
    .set({ state: 'interrupted' })
    .where('state', 'in', ['queued', 'running'])
    .where('claimed_at', '<', before)
    .execute();
}

/** Since when the longest waiting run of each location waits. */
export async function waitingSince(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('runs')
    .select(({ fn }) => ['location', fn.min('claimed_at').as('since')])
    .where('state', '=', 'queued')
    .groupBy('location')
    .execute();
  return new Map(rows.map(({ location, since }) => [location, since]));
}
