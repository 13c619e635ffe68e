import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { fc } from '../../random.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { keepRuns } from '../../../runner/many/keep-runs.ts';
import { evidenceFolder } from '../../../runner/monitor/evidence-folder.ts';
import { claim, interrupt, journeyNumber, latestSlots } from '../../../runner/monitor/history/claims.ts';
import { bucketOf, lengthOf, percentiles } from '../../../runner/monitor/history/durations.ts';
import { finish, keepRecorded } from '../../../runner/monitor/history/finish.ts';
import { foldTrend } from '../../../runner/monitor/history/folding.ts';
import { openHistory } from '../../../runner/monitor/history/open.ts';
import { seriesLengths, trendOf } from '../../../runner/monitor/history/queries.ts';
import { readRecord } from '../../../runner/monitor/history/record.ts';
import { retain } from '../../../runner/monitor/history/retention.ts';
import { endPostgres, PLAIN, runAt, runs, scratchHistory, START, STORES, TOUR } from './histories.ts';

const DAY = 86_400_000;

afterAll(endPostgres);

describe.each(STORES)('in %s', (store) => {
  describe('a run is kept whole or not at all', () => {
    test('with its steps, its record, and what it adds to trend and tally', async () => {
      await using scratch = await scratchHistory(store);
      const { db } = scratch.history;
      const [id = 0] = await runs(scratch.history, ['passed']);
      expect(await readRecord(db, id)).toEqual(runAt(START));
      expect(await db.selectFrom('steps').selectAll().execute()).toMatchObject([
        { run: id, number: 1, duration: 1200 },
      ]);
      const trend = await db
        .selectFrom('trend')
        .innerJoin('series', 'series.id', 'trend.series')
        .select(['kind', 'name', 'count', 'bucket'])
        .orderBy('kind')
        .execute();
      expect(trend).toEqual([
        { kind: 'journey', name: '', count: 1, bucket: bucketOf(1500) },
        { kind: 'step', name: 'Sign in', count: 1, bucket: bucketOf(1200) },
      ]);
      expect(await db.selectFrom('tally').select(['outcome', 'count']).execute()).toEqual([
        { outcome: 'passed', count: 1 },
      ]);
    });

    test('once, however often its end is told', async () => {
      await using scratch = await scratchHistory(store);
      const [, id = 0] = await runs(scratch.history, ['failed', 'failed']);
      const again = { run: runAt(START, 'failed'), isExcused: false, now: START };
      expect(await finish(scratch.history, id, again, { policy: PLAIN, channels: ['team'] })).toBeUndefined();
      expect(await scratch.history.db.selectFrom('outbox').select('key').execute()).toHaveLength(1);
      const tally = await scratch.history.db.selectFrom('tally').select('count').executeTakeFirst();
      expect(tally?.count).toBe(2);
    });

    test('and when something of it can’t be written, nothing is', async () => {
      await using scratch = await scratchHistory(store);
      const { history } = scratch;
      await runs(history, ['failed']);
      // The outbox refuses what would be told with the second failure.
      await history.db
        .insertInto('outbox')
        .values({ key: '2:team', channel: 'team', message: '', created_at: 0, next_at: 0, attempts: 0 })
        .execute();
      await expect(runs(history, ['failed'], { start: START + 60_000 })).rejects.toThrow(/unique/i);
      const second = await history.db
        .selectFrom('runs')
        .select(['state', 'verdict'])
        .where('id', '=', 2)
        .executeTakeFirst();
      expect(second).toEqual({ state: 'running', verdict: null });
      expect(await history.db.selectFrom('incidents').select('id').execute()).toEqual([]);
      expect(await history.db.selectFrom('steps').select('run').execute()).toHaveLength(1);
      expect(await history.db.selectFrom('tally').select('count').execute()).toEqual([{ count: 1 }]);
    });

    test('of what a person recorded, nobody is told and no trend is made', async () => {
      await using scratch = await scratchHistory(store);
      const journey = await journeyNumber(scratch.history.db, TOUR);
      for (const _ of [1, 2, 3]) {
        const finished = { run: runAt(START, 'failed'), isExcused: false, now: START };
        await keepRecorded(scratch.history, journey, 'here', finished);
      }
      const count = async (table: 'runs' | 'outbox' | 'incidents' | 'tally' | 'trend'): Promise<number> =>
        (await scratch.history.db.selectFrom(table).selectAll().execute()).length;
      expect(await count('runs')).toBe(3);
      for (const table of ['outbox', 'incidents', 'tally', 'trend'] as const)
        expect(await count(table)).toBe(0);
    });
  });

  describe('a claim', () => {
    test('is given once for each moment, and not while the journey is being run there', async () => {
      await using scratch = await scratchHistory(store);
      const { history } = scratch;
      const journey = await journeyNumber(history.db, TOUR);
      const wanted = { journey, location: 'here', origin: 'schedule', owner: 'a', now: START } as const;
      const first = await claim(history, { ...wanted, slot: 1 });
      expect(first).toBeTypeOf('number');
      expect(await claim(history, { ...wanted, slot: 2, owner: 'b' })).toBeUndefined();
      expect(await claim(history, { ...wanted, slot: 1, location: 'Rovaniemi' })).toBeTypeOf('number');
      expect(await interrupt(history.db, 'here', 'b')).toBe(1);
      expect(await claim(history, { ...wanted, slot: 1, owner: 'b' })).toBeUndefined();
      expect(await claim(history, { ...wanted, slot: 2, owner: 'b' })).toBeTypeOf('number');
      expect(await latestSlots(history.db, 'here')).toEqual(new Map([[journey, 2]]));
    });

    test('of many processes at once goes to one', async () => {
      await using scratch = await scratchHistory(store);
      const { history } = scratch;
      await journeyNumber(history.db, TOUR);
      const won = await Promise.all(['a', 'b', 'c'].map((owner) => claimer(scratch.store, owner)));
      const slots = won.flat();
      expect(slots.toSorted((a, b) => a - b)).toEqual(Array.from({ length: SLOTS }, (_, at) => at));
    });
  });

  describe('retention', () => {
    test('takes old evidence, then old runs, and leaves what an open incident shows', async () => {
      await using scratch = await scratchHistory(store);
      const { history, folder } = scratch;
      const folders = join(folder, 'runs');
      const evidence = {
        remove: (name: string) => rm(join(folders, name), { recursive: true, force: true }),
      };
      const keep = { runs: 90 * DAY, evidence: 14 * DAY, evidenceBytes: 1e9 };
      // Green, then down and still down; and another journey that was green all along.
      for (const [index, verdict] of (['passed', 'failed', 'failed'] as const).entries()) {
        await mkdir(join(folders, `tour-${index}`), { recursive: true });
        const evidence = { folder: `tour-${index}`, bytes: 100 };
        await runs(history, [verdict], { start: START + index * 60_000, evidence });
      }
      for (const index of [0, 1, 2]) {
        await mkdir(join(folders, `other-${index}`), { recursive: true });
        const evidence = { folder: `other-${index}`, bytes: 100 };
        await runs(history, ['passed'], { key: 'other', start: START + index * DAY, evidence });
      }

      expect(await retain(history, evidence, { ...keep, evidenceBytes: 450 }, START + 3 * DAY)).toEqual({
        runs: 0,
        folders: 2,
      });
      // The oldest went: the first of the other journey, and the failure that told nobody.
      expect((await readdir(folders)).toSorted()).toEqual(['other-1', 'other-2', 'tour-0', 'tour-2']);

      expect(await retain(history, evidence, keep, START + 15.5 * DAY)).toEqual({ runs: 0, folders: 1 });
      expect((await readdir(folders)).toSorted()).toEqual(['other-2', 'tour-0', 'tour-2']);
      expect(await readRecord(history.db, 1)).toBeDefined();
      expect(await readRecord(history.db, 2)).toBeUndefined();

      expect(await retain(history, evidence, keep, START + 200 * DAY)).toEqual({ runs: 4, folders: 1 });
      expect((await readdir(folders)).toSorted()).toEqual(['tour-0', 'tour-2']);
      const left = await history.db.selectFrom('runs').select('id').orderBy('id').execute();
      expect(left).toEqual([{ id: 1 }, { id: 3 }]);
      expect(await history.db.selectFrom('steps').select('run').execute()).toHaveLength(2);
      const trend = await history.db.selectFrom('tally').select('count').execute();
      expect(trend.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    });
  });

  test('the trend of long ago is made days of, without a length lost, however often', async () => {
    await using scratch = await scratchHistory(store);
    const { history } = scratch;
    const now = Math.ceil(START / DAY) * DAY;
    const hours = fc.sample(fc.integer({ min: 1, max: 20 * 24 }), { numRuns: 60, seed: 7 });
    for (const hour of new Set(hours)) {
      const start = now - hour * (DAY / 24);
      await runs(history, ['passed'], { start, run: runAt(start, 'passed', { duration: 1000 + hour }) });
    }
    const [{ series = 0 } = {}] = await seriesLengths(history.db, 1, 0);
    const before = {
      trend: await trendOf(history.db, series, 0),
      all: await seriesLengths(history.db, 1, 0),
    };
    for (const _ of [1, 2]) await foldTrend(history, now);
    const trend = await trendOf(history.db, series, 0);
    const isHourly = ({ at }: { at: number }): boolean => at >= now - 8 * DAY;
    expect(trend.points.filter(isHourly)).toEqual(before.trend.points.filter(isHourly));
    const days = Map.groupBy(
      before.trend.points.filter((point) => !isHourly(point)),
      ({ at }) => at - (at % DAY),
    );
    expect(days.size).toBeGreaterThan(5);
    expect(
      trend.points.filter((point) => !isHourly(point)).map(({ at, runs: number }) => [at, number]),
    ).toEqual([...days].map(([at, hours]) => [at, hours.reduce((sum, { runs: one }) => sum + one, 0)]));
    expect(await seriesLengths(history.db, 1, 0)).toEqual(before.all);
  });

  test('a history is opened again with all that it held', async () => {
    await using scratch = await scratchHistory(store);
    await runs(scratch.history, ['passed', 'failed', 'failed']);
    await using again = await openHistory(scratch.store);
    const rows = await again.db.selectFrom('runs').select(['verdict', 'slot', 'folder']).execute();
    expect(rows.map(({ verdict }) => verdict)).toEqual(['passed', 'failed', 'failed']);
  });

  test('runs that are kept beside a monitor at work are all there, with their pictures, and alert nobody', async () => {
    await using scratch = await scratchHistory(store);
    const { history, folder } = scratch;
    await mkdir(join(folder, 'out/runs/one'), { recursive: true });
    await writeFile(join(folder, 'out/runs/one/step-1.png'), 'PNG');
    const own = ['one', 'two', 'three'].map((id) => runAt(START, 'failed', { id }));
    const [problems, watched] = await Promise.all([
      keepRuns(own, join(folder, 'out'), { store: scratch.store, evidence: folder }),
      runs(
        history,
        Array.from({ length: 20 }, () => 'passed' as const),
      ),
    ]);
    expect(problems).toEqual([]);
    expect(watched).toHaveLength(20);
    const kept = await history.db.selectFrom('runs').selectAll().where('origin', '=', 'recorded').execute();
    expect(kept.map(({ folder: name, verdict }) => [name, verdict])).toEqual([
      ['one', 'failed'],
      [null, 'failed'],
      [null, 'failed'],
    ]);
    expect(String(await evidenceFolder(join(folder, 'runs')).read('one/step-1.png'))).toBe('PNG');
    expect(await history.db.selectFrom('tally').select(['outcome', 'count']).execute()).toEqual([
      { outcome: 'passed', count: 20 },
    ]);
    expect(await history.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });
});

test('runs that can’t be kept are told of', async () => {
  await using scratch = await scratchHistory();
  await mkdir(join(scratch.folder, 'taken/history.db'), { recursive: true });
  const problems = await keepRuns([runAt(START)], scratch.folder, {
    store: join(scratch.folder, 'taken/history.db'),
    evidence: scratch.folder,
  });
  expect(problems).toEqual([expect.stringContaining('The runs could not be kept in the history: ')]);
});

const SLOTS = 40;

/** Claims the moments 0 to 39 and ends each run; gives those that it got. */
async function claimer(store: string, owner: string): Promise<number[]> {
  const program = new URL('claimer.ts', import.meta.url).pathname;
  const args = ['--disable-warning=ExperimentalWarning', program, store, owner, String(SLOTS)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part) => (text += String(part)));
  const [status]: unknown[] = await once(child, 'close');
  expect(status).toBe(0);
  return JSON.parse(text);
}

describe('percentiles', () => {
  test('of any lengths are within 2 % of the true ones', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 600_000, noNaN: true }), { minLength: 1 }), (lengths) => {
        const counts = new Map<number, number>();
        for (const length of lengths) counts.set(bucketOf(length), (counts.get(bucketOf(length)) ?? 0) + 1);
        const buckets = [...counts]
          .map(([bucket, count]) => ({ bucket, count }))
          .toSorted((a, b) => a.bucket - b.bucket);
        const ranks = [0.5, 0.95];
        const sorted = lengths.toSorted((a, b) => a - b);
        for (const [index, seen] of (percentiles(buckets, ranks) ?? []).entries()) {
          const exact = sorted[Math.ceil((ranks[index] ?? 0) * sorted.length) - 1] ?? 0;
          expect(Math.abs(seen / exact - 1)).toBeLessThan(0.0201);
        }
      }),
    );
    expect(percentiles([], [0.5])).toBeUndefined();
    expect(lengthOf(bucketOf(0.2))).toBe(0);
  });
});
