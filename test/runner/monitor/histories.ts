import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AlertPolicy } from '../../../runner/monitor/alerts/machine.ts';
import { claim, journeyNumber } from '../../../runner/monitor/history/claims.ts';
import { finish, type Finished } from '../../../runner/monitor/history/finish.ts';
import { openHistory, type History } from '../../../runner/monitor/history/open.ts';
import type { Run } from '../../../runner/evidence/run.ts';
import { installedPostgres } from '../../../scripts/installed-postgres.js';
import { startPostgres, type Postgres } from '../../postgres.ts';
import { failedRun, runOf } from '../report/run-of.ts';

/** A history and a folder of its own, gone when disposed of. */
export interface Scratch extends AsyncDisposable {
  history: History;
  /** What the history is opened by. */
  store: string;
  folder: string;
}

/** Where histories are kept: on PostgreSQL too, where there is one. */
export const STORES: readonly Store[] = installedPostgres() ? ['SQLite', 'PostgreSQL'] : ['SQLite'];
export type Store = 'SQLite' | 'PostgreSQL';

/** Opens an empty history. Whoever asks for one on PostgreSQL calls `endPostgres` when its tests are over. */
export async function scratchHistory(kind: Store = 'SQLite'): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-history-'));
  const store = kind === 'SQLite' ? join(folder, 'history.db') : await (await postgres()).makeDatabase();
  const history = await openHistory(store);
  const end = async (): Promise<void> => {
    await history[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  };
  return { history, store, folder, [Symbol.asyncDispose]: end };
}

let started: Promise<Postgres> | undefined;

/** The server that all tests of a file share. */
function postgres(): Promise<Postgres> {
  started ??= startPostgres();
  return started;
}

/** Ends the server at once, as a crash of its machine would, and starts it again. */
export async function restartPostgres(): Promise<void> {
  await (await postgres()).restart();
}

/** Ends the server, if any test has asked for it. */
export async function endPostgres(): Promise<void> {
  await (await started)?.[Symbol.asyncDispose]();
  started = undefined;
}

/** The journey that tests run. */
export const TOUR = { key: 'tour', title: 'Book a tour', file: 'journeys/tour.ts' };

/** Two failures are an outage, one pass is a recovery, and nothing is flaky. */
export const PLAIN: AlertPolicy = {
  after: 2,
  recoverAfter: 1,
  remind: 4 * 3_600_000,
  flaky: { flips: 1000, within: 3_600_000 },
  steadyAfter: 3,
};

const MINUTE = 60_000;
/** When the first run of a test is. */
export const START = Date.parse('2026-03-01T00:00:00Z');

/** A run that began at a moment and took a second. */
export function runAt(at: number, verdict: Run['verdict'] = 'passed', more: Partial<Run> = {}): Run {
  const startedAt = new Date(at).toISOString();
  return verdict === 'failed' || verdict === 'errored'
    ? { ...failedRun(), startedAt, verdict, ...more }
    : runOf({ startedAt, verdict, ...more });
}

/** Runs the tour once a minute, and keeps what comes of it; gives the numbers of the runs. */
export async function runs(
  history: History,
  verdicts: readonly Run['verdict'][],
  more: Partial<Finished> & { start?: number; channels?: string[]; key?: string } = {},
): Promise<number[]> {
  const { start = START, channels = ['team'], key = TOUR.key, ...finished } = more;
  const journey = await journeyNumber(history.db, { ...TOUR, key });
  const ids: number[] = [];
  for (const [index, verdict] of verdicts.entries()) {
    const now = start + index * MINUTE;
    const id = await claim(history, {
      journey,
      location: 'here',
      origin: 'schedule',
      slot: now,
      owner: 'test',
      now,
    });
    if (id === undefined) throw new Error(`The moment ${now} was claimed before.`);
    const run = runAt(now, verdict);
    await finish(
      history,
      id,
      { run, isExcused: false, now: now + 1500, ...finished },
      { policy: PLAIN, channels },
    );
    ids.push(id);
  }
  return ids;
}
