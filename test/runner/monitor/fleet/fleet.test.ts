import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { claimAndQueue, openRuns } from '../../../../runner/monitor/fleet/slots.ts';
import { journeyNumber } from '../../../../runner/monitor/history/claims.ts';
import type { History } from '../../../../runner/monitor/history/open.ts';
import { slotsBetween } from '../../../../runner/monitor/schedule/slots.ts';
import {
  endPostgres,
  restartPostgres,
  runAt,
  scratchHistory,
  START,
  TOUR,
  type Scratch,
} from '../histories.ts';
import { startReceiver } from '../receiver.ts';
import { EVERY, LOCATIONS, monitorOf, openBase, workerOf, type Base } from './no-op-fleet.ts';

afterAll(endPostgres);

test('with monitors and workers killed and the database restarted, each moment has one result at each location', async () => {
  await using scratch = await scratchHistory('PostgreSQL');
  await using receiver = await startReceiver();
  await using members = startMembers(scratch, receiver.url);
  for (const member of members.all) {
    await Promise.race([member.stdout && once(member.stdout, 'data'), ended(member)]);
    expect(member.exitCode).toBeNull();
  }
  const { history } = scratch;
  const [monitor, other, worker] = members.all;

  // Killed while it runs something, which is then left to nobody.
  const isRunning = ({ state, owner }: { state: string; owner: string }): boolean =>
    state === 'running' && isOf(owner, worker);
  const cut = await until(async () => {
    if (!(await runsOf(history)).some(isRunning)) return undefined;
    worker?.kill('SIGSTOP');
    await sleep(200); // what it said last has come to the database by then
    const running = (await runsOf(history)).find(isRunning);
    if (!running) worker?.kill('SIGCONT');
    return running;
  });
  worker?.kill('SIGKILL');
  monitor?.kill('SIGKILL');
  await restartPostgres();
  const kept = await until(async () =>
    (await runsOf(history)).find(({ id, state }) => id === cut.id && state === 'done'),
  );
  expect(isOf(kept.owner, worker)).toBe(false);

  // Monitors tell the channels: that is over before the last of them is.
  await receiver.has(LOCATIONS.length);
  // No more is put into the queues; what is in them is still run.
  other?.kill('SIGTERM');
  await ended(other);
  await until(async () => (await openRuns(history.db)).size === 0 || undefined);

  const runs = await runsOf(history);
  expect(new Set(runs.map(({ state }) => state))).toEqual(new Set(['done']));
  const schedule = { kind: 'interval' as const, every: EVERY, jitter: 0 };
  const series = [...Map.groupBy(runs, ({ key, location }) => `${key} ${location}`).values()];
  expect(series).toHaveLength(8);
  expect(runs.length).toBeGreaterThan(24);
  for (const own of series) {
    for (const [index, { key, slot, missed }] of own.entries()) {
      const before = own[index - 1];
      expect(slot).toBeGreaterThan(before?.slot ?? 0);
      expect(missed).toBe(before ? slotsBetween(schedule, key, before.slot ?? 0, slot ?? 0) : 0);
    }
  }
  const tally = await history.db.selectFrom('tally').select('count').execute();
  expect(tally.reduce((sum, { count }) => sum + count, 0)).toBe(runs.length);
  const told = receiver.received
    .map(({ body }) => JSON.parse(body))
    .map(({ kind, location }) => `${kind} ${location}`);
  expect(told.toSorted()).toEqual(LOCATIONS.map((location) => `down ${location}`).toSorted());
});

/** Two monitors, two workers at one location and one at the other. */
function startMembers(
  { store, folder }: Scratch,
  webhook: string,
): AsyncDisposable & { all: readonly ChildProcess[] } {
  const program = new URL('no-op-fleet.ts', import.meta.url).pathname;
  const [first = '', second = ''] = LOCATIONS;
  const members = [['monitor'], ['monitor'], ['worker', first], ['worker', first], ['worker', second]];
  const all = members.map(([role = '', location = '']) => {
    const args = [program, role, store, folder, webhook, location];
    return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  });
  return {
    all,
    async [Symbol.asyncDispose]() {
      for (const member of all) member.kill('SIGKILL');
      await Promise.all(all.map(ended));
    },
  };
}

describe('a worker', () => {
  test('that is stopped gives what it runs back, and another one runs it', async () => {
    await using scratch = await scratchHistory('PostgreSQL');
    await using base = await openBase(scratch.store, scratch.folder);
    await put(base, 'tour');
    const begun = Promise.withResolvers<void>();
    const first = await workerOf(base, 'here', async (_, signal) => {
      begun.resolve();
      await once(signal, 'abort');
      return { run: runAt(START, 'errored') };
    });
    await begun.promise;
    await first.stop();
    await using _ = await workerOf(base);
    await until(async () => (await runsOf(base.history)).find(({ state }) => state === 'done'));
    expect(await base.history.db.selectFrom('runs').select(['verdict', 'state']).execute()).toEqual([
      { verdict: 'passed', state: 'done' },
    ]);
  });

  test('runs what matters more first', async () => {
    await using scratch = await scratchHistory('PostgreSQL');
    await using base = await openBase(scratch.store, scratch.folder);
    await base.queue.open('here');
    for (const [key, priority] of [
      ['tour', 0],
      ['login', 5],
      ['search', -5],
    ] as const)
      await put(base, key, priority);
    const [first] = await base.queue.take('here', 1);
    const [second] = await base.queue.take('here', 1);
    expect([first?.key, second?.key]).toEqual(['login', 'tour']);
  });

  test('that no other outlives leaves a run that a monitor keeps as failed', async () => {
    await using scratch = await scratchHistory('PostgreSQL');
    await using base = await openBase(scratch.store, scratch.folder, '', 0);
    await put(base, 'tour');
    const [taken] = await base.queue.take('here', 1);
    if (taken) await base.queue.giveBack(taken);
    await using _ = await monitorOf(base);
    const kept = await until(async () => {
      const row = base.history.db
        .selectFrom('runs')
        .select(['message', 'verdict'])
        .where('id', '=', taken?.run ?? 0);
      const found = await row.executeTakeFirst();
      return found?.verdict ? found : undefined;
    });
    expect(kept).toEqual({
      verdict: 'errored',
      message: expect.stringContaining('Every worker that ran it ended'),
    });
  });
});

/** Puts a run into the queue. */
async function put({ history, queue }: Base, key: string, priority = 0): Promise<void> {
  await queue.open('here');
  const journey = await journeyNumber(history.db, { ...TOUR, key });
  const wanted = { journey, key, slot: START, missed: 0, after: null, priority, limit: 60_000 };
  await claimAndQueue(history, queue, 'here', 'schedule', [wanted], 'test');
}

async function ended(member: ChildProcess | undefined): Promise<void> {
  if (member && member.exitCode === null && member.signalCode === null) await once(member, 'exit');
}

/** What a test finds in the history when it looks again and again, also while the database is away. */
async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    await sleep(50);
  }
  throw new Error('It did not come to that within a minute.');
}

function runsOf({ db }: History) {
  return db
    .selectFrom('runs')
    .innerJoin('journeys', 'journeys.id', 'runs.journey')
    .select(['runs.id', 'key', 'location', 'slot', 'missed', 'state', 'owner'])
    .orderBy('slot')
    .execute();
}

function isOf(owner: string, member: ChildProcess | undefined): boolean {
  return owner.split(' ')[1] === String(member?.pid);
}
