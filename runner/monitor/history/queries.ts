import type { IncidentLine, RunLine, Trend } from '../dashboard/data.ts';
import { countsOf, percentiles } from './durations.ts';
import type { Db } from './open.ts';
import { hourOf } from './record.ts';

/** What the dashboard asks the history. Each question is answered from an index, however many runs there are. */

const HOUR = 3_600_000;

/** The latest runs of a journey, newest first. @param before only those claimed before */
export async function latestRuns(
  db: Db,
  journey: number,
  number: number,
  before = Infinity,
): Promise<RunLine[]> {
  let query = db
    .selectFrom('runs')
    .select(RUN_LINE)
    .where('journey', '=', journey)
    .orderBy('claimed_at', 'desc')
    .limit(number);
  if (before !== Infinity) query = query.where('claimed_at', '<', before);
  return (await query.execute()).map(runLine);
}

/** One run with the journey that it is of. */
export async function oneRun(
  db: Db,
  id: number,
): Promise<{ line: RunLine; journey: number; folder: string | null; claimedAt: number } | undefined> {
  const row = await db
    .selectFrom('runs')
    .select([...RUN_LINE, 'journey'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { line: runLine(row), journey: row.journey, folder: row.folder, claimedAt: row.claimed_at };
}

const RUN_LINE = [
  'id',
  'claimed_at',
  'started_at',
  'duration',
  'verdict',
  'state',
  'origin',
  'location',
  'step',
  'message',
  'folder',
  'excused',
] as const;

function runLine(row: {
  id: number;
  claimed_at: number;
  started_at: number | null;
  duration: number | null;
  verdict: RunLine['verdict'] | null;
  state: string;
  origin: string;
  location: string;
  step: string | null;
  message: string | null;
  folder: string | null;
  excused: number;
}): RunLine {
  const open = row.state === 'interrupted' ? 'interrupted' : 'running';
  return {
    id: row.id,
    at: row.started_at ?? row.claimed_at,
    duration: row.duration,
    verdict: row.verdict ?? open,
    origin: row.origin,
    location: row.location,
    step: row.step,
    message: row.message,
    hasPictures: row.folder !== null,
    isExcused: row.excused === 1 && row.origin !== 'recorded',
  };
}

/** Middle and near-worst lengths of each series of a journey since a time, in the order the steps were met. */
export async function seriesLengths(
  db: Db,
  journey: number,
  since: number,
): Promise<{ series: number; kind: string; name: string; p50: number; p95: number }[]> {
  const all = await db
    .selectFrom('series')
    .select(['id', 'kind', 'name'])
    .where('journey', '=', journey)
    .orderBy('id')
    .execute();
  const lines = await Promise.all(
    all.map(async ({ id, kind, name }) => {
      const buckets = await db
        .selectFrom('trend')
        .select(['bucket', ({ fn }) => fn.sum<number>('count').as('count')])
        .where('series', '=', id)
        .where('hour', '>=', hourOf(since))
        .groupBy('bucket')
        .orderBy('bucket')
        .execute();
      const [p50, p95] = percentiles(countsOf(buckets), [0.5, 0.95]) ?? [];
      return p50 === undefined || p95 === undefined ? [] : [{ series: id, kind, name, p50, p95 }];
    }),
  );
  return lines.flat();
}

/** How a series went, hour by hour (day by day long ago), with what was deployed meanwhile. */
export async function trendOf(db: Db, series: number, since: number): Promise<Trend> {
  const rows = await db
    .selectFrom('trend')
    .select(['hour', 'bucket', 'count'])
    .where('series', '=', series)
    .where('hour', '>=', hourOf(since))
    .orderBy('hour')
    .orderBy('bucket')
    .execute();
  const hours = Map.groupBy(rows, ({ hour }) => Number(hour));
  const points = [...hours].flatMap(([hour, buckets]) => {
    const [p50, p95] = percentiles(countsOf(buckets), [0.5, 0.95]) ?? [];
    if (p50 === undefined || p95 === undefined) return [];
    return [{ at: hour * HOUR, p50, p95, runs: buckets.reduce((sum, { count }) => sum + count, 0) }];
  });
  const deploys = await db
    .selectFrom('deploys')
    .select(['version', 'at'])
    .where('at', '>=', since)
    .orderBy('at')
    .execute();
  return { points, deploys };
}

/** The latest incidents, newest first: of a journey, or of all. */
export async function latestIncidents(db: Db, number: number, journey?: number): Promise<IncidentLine[]> {
  let query = db
    .selectFrom('incidents')
    .innerJoin('journeys', 'journeys.id', 'incidents.journey')
    .select([
      'incidents.id',
      'key',
      'title',
      'location',
      'since',
      'ended_at as endedAt',
      'run',
      'cause',
      'message',
      'step',
      'deployed',
    ])
    .orderBy('since', 'desc')
    .limit(number);
  if (journey !== undefined) query = query.where('incidents.journey', '=', journey);
  return query.execute();
}

/** The last run of a journey that passed before a time. */
export async function lastGreen(db: Db, journey: number, before: number): Promise<number | null> {
  const row = await db
    .selectFrom('runs')
    .select('id')
    .where('journey', '=', journey)
    .where('claimed_at', '<', before)
    .where('verdict', 'in', ['passed', 'drifted', 'flaky'])
    .orderBy('claimed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
