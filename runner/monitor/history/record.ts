import { sql } from 'kysely';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Run } from '../../evidence/run.ts';
import { bucketOf } from './durations.ts';
import type { Db } from './open.ts';
import type { Outcome, SeriesKind } from './tables.ts';

/** What is kept of one run: its steps, its record, and what it adds to the trend. */

const HOUR = 3_600_000;

/** The hour that a moment lies in, counted from 1970. */
export function hourOf(at: number): number {
  return Math.floor(at / HOUR);
}

/** A run's record as it is stored. */
export async function packed(run: Run): Promise<Uint8Array> {
  return promisify(deflateRaw)(JSON.stringify(run));
}

/** The whole record of a run, as long as it is kept. */
export async function readRecord(db: Db, run: number): Promise<Run | undefined> {
  const row = await db.selectFrom('records').select('record').where('run', '=', run).executeTakeFirst();
  if (!row) return undefined;
  const text = (await promisify(inflateRaw)(row.record)).toString();
  return RECORD.parse(JSON.parse(text));
}

/** It was written by `packed`; only a damaged database holds anything else. */
const RECORD = z.custom<Run>((value) => typeof value === 'object' && value !== null && 'steps' in value);

/** Writes the steps and the record of a run. */
export async function addDetails(
  db: Db,
  run: number,
  journey: number,
  record: Run,
  bytes: Uint8Array,
): Promise<void> {
  const names = record.steps.map(({ title }) => title);
  const series = await seriesOf(db, journey, 'step', names);
  const steps = record.steps.map(({ title, at, duration, status }, index) => ({
    run,
    number: index + 1,
    series: series.get(title) ?? 0,
    at: Math.round(at),
    duration: Math.round(duration),
    failed: status === 'failed' ? 1 : 0,
  }));
  if (steps.length > 0) await db.insertInto('steps').values(steps).execute();
  await db.insertInto('records').values({ run, record: bytes }).execute();
}

/** Adds the lengths of a run and its steps to the trend of its hour. Runs that failed tell no length. */
export async function addToTrend(db: Db, journey: number, record: Run): Promise<void> {
  const hour = hourOf(Date.parse(record.startedAt));
  const steps = await seriesOf(
    db,
    journey,
    'step',
    record.steps.map(({ title }) => title),
  );
  const whole = await seriesOf(db, journey, 'journey', ['']);
  const counts = new Map<string, { series: number; hour: number; bucket: number; count: number }>();
  const add = (series: number | undefined, duration: number): void => {
    if (series === undefined) return;
    const bucket = bucketOf(duration);
    const key = `${series} ${bucket}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { series, hour, bucket, count });
  };
  add(whole.get(''), record.duration);
  for (const { title, duration } of record.steps) add(steps.get(title), duration);
  // In one order for all: writers that lock the same rows one after another never wait for each other in a circle.
  const rows = [...counts.values()].toSorted((a, b) => a.series - b.series || a.bucket - b.bucket);
  await db
    .insertInto('trend')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['series', 'hour', 'bucket'])
        .doUpdateSet({ count: sql<number>`trend.count + excluded.count` }),
    )
    .execute();
}

/** Counts a run for its hour. */
export async function addToTally(
  db: Db,
  journey: number,
  location: string,
  startedAt: number,
  outcome: Outcome,
): Promise<void> {
  await db
    .insertInto('tally')
    .values({ journey, location, hour: hourOf(startedAt), outcome, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['journey', 'hour', 'location', 'outcome'])
        .doUpdateSet({ count: sql<number>`tally.count + 1` }),
    )
    .execute();
}

/** The numbers of series by their names; those not met before get one. */
async function seriesOf(
  db: Db,
  journey: number,
  kind: SeriesKind,
  names: readonly string[],
): Promise<Map<string, number>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return new Map();
  const find = (): Promise<{ id: number; name: string }[]> =>
    db
      .selectFrom('series')
      .select(['id', 'name'])
      .where('journey', '=', journey)
      .where('kind', '=', kind)
      .where('name', 'in', wanted)
      .execute();
  let found = await find();
  if (found.length < wanted.length) {
    const known = new Set(found.map(({ name }) => name));
    await db
      .insertInto('series')
      .values(wanted.filter((name) => !known.has(name)).map((name) => ({ journey, kind, name })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    found = await find();
  }
  return new Map(found.map(({ id, name }) => [name, id]));
}
