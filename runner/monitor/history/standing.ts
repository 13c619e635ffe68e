import type { Selectable } from 'kysely';
import type { AlertState } from '../alerts/machine.ts';
import { countsOf, percentiles } from './durations.ts';
import type { Db } from './open.ts';
import { hourOf } from './record.ts';
import type { Outcome, Tables } from './tables.ts';

/** Where journeys stand: each question is asked once for however many journeys. */

/** How many runs of a journey came out how. */
export type Tally = Record<Outcome, number>;

/** That of a journey that was not run. */
export const NONE: Tally = { passed: 0, flaky: 0, failed: 0, excused: 0 };

/** How many runs of each journey came out how since a time; to the hour. */
export async function talliesSince(
  db: Db,
  journeys: readonly number[],
  since: number,
): Promise<Map<number, Tally>> {
  const rows = await db
    .selectFrom('tally')
    .select(({ fn }) => ['journey', 'outcome', fn.sum<number>('count').as('count')])
    .where('journey', 'in', journeys)
    .where('hour', '>=', hourOf(since))
    .groupBy(['journey', 'outcome'])
    .execute();
  const tallies = new Map<number, Tally>();
  for (const { journey, outcome, count } of rows) {
    const number = Number(journey);
    tallies.set(number, { ...(tallies.get(number) ?? NONE), [outcome]: Number(count) });
  }
  return tallies;
}

/** The share of runs that passed; nothing when none was counted. */
export function uptimeOf({ passed, flaky, failed }: Tally = NONE): number | null {
  const all = passed + flaky + failed;
  return all === 0 ? null : (passed + flaky) / all;
}

/** The numbers of journeys by their keys; those that the history does not know have none. */
export async function numbersOf(db: Db, journeys: readonly { key: string }[]): Promise<Map<string, number>> {
  const keys = journeys.map(({ key }) => key);
  const rows = await db.selectFrom('journeys').select(['id', 'key']).where('key', 'in', keys).execute();
  return new Map(rows.map(({ id, key }) => [key, Number(id)]));
}

/** Where each journey stands: where it is worst, when it is run from several places. */
export async function statesOf(db: Db, journeys: readonly number[]): Promise<Map<number, AlertState>> {
  const rows = await db
    .selectFrom('states')
    .select(['journey', 'state'])
    .where('journey', 'in', journeys)
    .execute();
  const worst = new Map<number, AlertState>();
  for (const { journey, state: text } of rows) {
    const state: AlertState = JSON.parse(text);
    const known = worst.get(journey);
    if (!known || BAD_FIRST.indexOf(state.kind) < BAD_FIRST.indexOf(known.kind)) worst.set(journey, state);
  }
  return worst;
}

const BAD_FIRST: readonly AlertState['kind'][] = ['down', 'recovering', 'suspect', 'flaky', 'up'];

/** The maintenance that was asked for and is on at a moment. */
export async function windowsAt(db: Db, at: number): Promise<Selectable<Tables['maintenance']>[]> {
  return db.selectFrom('maintenance').selectAll().where('from', '<=', at).where('until', '>', at).execute();
}

/** What is wrong with each journey that is down. */
export async function openIncidents(
  db: Db,
  journeys: readonly number[],
): Promise<Map<number, { message: string; step: string; run: number }>> {
  const rows = await db
    .selectFrom('incidents')
    .select(['journey', 'message', 'step', 'run'])
    .where('journey', 'in', journeys)
    .where('ended_at', 'is', null)
    .execute();
  return new Map(rows.map(({ journey, ...trouble }) => [Number(journey), trouble]));
}

/** Middle and near-worst lengths of each journey as a whole since a time. */
export async function wholeLengths(
  db: Db,
  journeys: readonly number[],
  since: number,
): Promise<Map<number, { p50: number; p95: number }>> {
  const rows = await db
    .selectFrom('trend')
    .innerJoin('series', 'series.id', 'trend.series')
    .select(({ fn }) => ['journey', 'bucket', fn.sum<number>('count').as('count')])
    .where('journey', 'in', journeys)
    .where('kind', '=', 'journey')
    .where('hour', '>=', hourOf(since))
    .groupBy(['journey', 'bucket'])
    .orderBy('bucket')
    .execute();
  const byJourney = Map.groupBy(rows, ({ journey }) => Number(journey));
  return new Map(
    [...byJourney].flatMap(([journey, buckets]) => {
      const [p50, p95] = percentiles(countsOf(buckets), [0.5, 0.95]) ?? [];
      return p50 === undefined || p95 === undefined ? [] : [[journey, { p50, p95 }] as const];
    }),
  );
}
