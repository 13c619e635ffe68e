import { sql } from 'kysely';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Run } from '../../evidence/run.ts';
import { bucketOf } from './durations.ts';
import type { Db } from './open.ts';
import type { Outcome } from './tables.ts';

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
  series: RunSeries,
  record: Run,
  bytes: Uint8Array,
): Promise<void> {
  const steps = record.steps.map(({ title, at, duration, status }, index) => ({
    run,
    number: index + 1,
    series: series.steps.get(title) ?? 0,
    at: Math.round(at),
    duration: Math.round(duration),
    failed: status === 'failed' ? 1 : 0,
  }));
  if (steps.length > 0) await db.insertInto('steps').values(steps).execute();
  await db.insertInto('records').values({ run, record: bytes }).execute();
}

/** Adds the lengths of a run and its steps to the trend of its hour. Runs that failed tell no length. */
export async function addToTrend(db: Db, series: RunSeries, record: Run): Promise<void> {
  const hour = hourOf(Date.parse(record.startedAt));
  const counts = new Map<string, { series: number; hour: number; bucket: number; count: number }>();
  const add = (series: number, duration: number): void => {
    const bucket = bucketOf(duration);
    const key = `${series} ${bucket}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { series, hour, bucket, count });
  };
  add(series.whole, record.duration);
  for (const { title, duration } of record.steps) add(series.steps.get(title) ?? 0, duration);
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

/** The numbers of the series that a run belongs to. */
export interface RunSeries {
  whole: number;
  /** By the titles of the steps. */
  steps: ReadonlyMap<string, number>;
}

/** The series of a run; those not met before are made. */
export async function seriesOf(db: Db, journey: number, record: Run): Promise<RunSeries> {
  const titles = [...new Set(record.steps.map(({ title }) => title))];
  const find = async (): Promise<RunSeries> => {
    const rows = await db
      .selectFrom('series')
      .select(['id', 'kind', 'name'])
      .where('journey', '=', journey)
      .where('kind', 'in', ['journey', 'step'])
      .where('name', 'in', ['', ...titles])
      .execute();
    const steps = rows.flatMap(({ id, kind, name }) => (kind === 'step' ? [[name, id] as const] : []));
    return { whole: rows.find(({ kind }) => kind === 'journey')?.id ?? 0, steps: new Map(steps) };
  };
  const found = await find();
  const fresh = titles.flatMap((name) =>
    found.steps.has(name) ? [] : [{ journey, kind: 'step' as const, name }],
  );
  const whole = found.whole === 0 ? [{ journey, kind: 'journey' as const, name: '' }] : [];
  if (fresh.length + whole.length === 0) return found;
  await db
    .insertInto('series')
    .values([...fresh, ...whole])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return find();
}
