import type { Telling } from './alerts/machine.ts';
import { deliver, retryCutOff, type Delivering } from './channels/deliver.ts';
import type { EvidenceFolder } from './evidence-folder.ts';
import { claim, giveUp, interrupt, journeyNumber, latestSlots } from './history/claims.ts';
import { finish } from './history/finish.ts';
import type { History } from './history/open.ts';
import { retain } from './history/retention.ts';
import type { Origin } from './history/tables.ts';
import { ownerName, releaseLease, takeLease } from './lease.ts';
import { isExcused, windowsOf } from './maintenance.ts';
import { callPing } from './metrics/ping.ts';
import type { Perform, Performance } from './performing.ts';
import { plan, type Planned } from './schedule/plan.ts';
import type { MonitorSettings, Timing } from './settings.ts';
import { Misuse } from '../play/failure.ts';

/** A journey that is watched. */
export interface Watched {
  key: string;
  title: string;
  file: string;
  baseUrl: string;
  timing: Timing;
}

/** What happened, for whoever looks on. */
export type MonitorEvent =
  | { kind: 'started'; key: string; run: number }
  | { kind: 'ended'; key: string; run: number; performance: Performance; telling?: Telling }
  | { kind: 'delivered' }
  | { kind: 'problem'; message: string };

/** A running monitor. */
export interface Monitor extends AsyncDisposable {
  readonly journeys: readonly Watched[];
  /** Runs a journey as soon as it is not being run. @returns whether there is such a journey */
  runNow(key: string): boolean;
  /** When the next run of each journey is due. */
  nextRuns(): ReadonlyMap<string, number>;
  isRunning(key: string): boolean;
  listen(listener: (event: MonitorEvent) => void): () => void;
  /** Ends it; runs under way are given up. */
  stop(): Promise<void>;
}

/** What a monitor is made of. */
export interface MonitorParts {
  history: History;
  settings: MonitorSettings;
  journeys: readonly Watched[];
  evidence: EvidenceFolder;
  perform: Perform;
  linkTo: Delivering['linkTo'];
}

/** How long it sleeps at most: a machine that slept, or whose clock was set, is noticed by then (milliseconds). */
const NAP = 1000;
const LEASE_EVERY = 5000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Runs journeys on their schedules until it is stopped. All that it must remember lies in the history, so it may be
 * killed at any moment and started again.
 * @throws {Misuse} when another monitor runs on this history
 */
export async function startMonitor(parts: MonitorParts): Promise<Monitor> {
  const { history, settings, journeys, evidence } = parts;
  const { location } = settings;
  const owner = ownerName();
  const holder = await takeLease(history, `monitor ${location}`, owner, Date.now());
  if (holder !== undefined) {
    const [host, pid] = holder.split(' ');
    throw new Misuse(`Another monitor runs on this history (process ${pid} on ${host}). Stop it first.`);
  }
  await interrupt(history.db, location, owner);
  await retryCutOff(history, Date.now());
  const numbers = new Map<string, number>();
  for (const journey of journeys) numbers.set(journey.key, await journeyNumber(history.db, journey));
  const latest = await latestSlots(history.db, location);
  const claimed = new Map<string, number>();
  for (const [key, number] of numbers) {
    const slot = latest.get(number);
    if (slot !== undefined) claimed.set(key, slot);
  }

  const startedAt = Date.now();
  const running = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  const listeners = new Set<(event: MonitorEvent) => void>();
  const stopping = new AbortController();
  let wake: () => void = () => undefined;
  const tell = (event: MonitorEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const problem = (what: string, error: unknown): void =>
    tell({ kind: 'problem', message: `${what}: ${error instanceof Error ? error.message : String(error)}` });

  const planned = (): Planned[] =>
    journeys.map(({ key, timing: { schedule, catchUp } }) => ({
      key,
      schedule,
      catchUp,
      claimed: claimed.get(key),
      // What is run every so often is run at once when it is new; what has its times waits for them.
      since: schedule.kind === 'interval' ? -Infinity : startedAt,
      isRunning: running.has(key),
    }));

  const begin = async (key: string, origin: Origin, slot?: number, missed = 0): Promise<void> => {
    const journey = journeys.find((one) => one.key === key);
    const number = numbers.get(key);
    if (!journey || number === undefined) return;
    const now = Date.now();
    const asked = {
      journey: number,
      location,
      origin,
      missed,
      owner,
      now,
      ...(slot !== undefined && { slot }),
    };
    const id = await claim(history, asked);
    if (slot !== undefined) claimed.set(key, slot);
    if (id === undefined) return;
    tell({ kind: 'started', key, run: id });
    const work = runOne(parts, journey, id, now, stopping.signal)
      .then(({ performance, telling }) =>
        tell({ kind: 'ended', key, run: id, performance, ...(telling && { telling }) }),
      )
      .catch(async (error: unknown) => {
        await giveUp(history.db, id).catch(() => undefined);
        if (!stopping.signal.aborted) problem(`The run of “${journey.title}” could not be kept`, error);
      })
      .finally(() => {
        running.delete(key);
        wake();
      });
    running.set(key, work);
  };

  let next = new Map<string, number>();
  const turn = async (): Promise<number> => {
    for (const key of wanted) {
      if (running.has(key) || running.size >= settings.concurrency) continue;
      wanted.delete(key);
      await begin(key, 'now');
    }
    const { due, wakeAt, begins } = plan(planned(), Date.now(), settings.concurrency - running.size);
    next = begins;
    for (const { key, slot, missed } of due) await begin(key, 'schedule', slot, missed);
    return Math.min(NAP, Math.max(0, (wakeAt ?? Infinity) - Date.now()));
  };

  const delivering: Delivering = {
    channels: settings.channels,
    linkTo: parts.linkTo,
    readPicture: (path) => evidence.read(path),
  };
  const loops = [
    repeat('The schedule', turn),
    repeat('Telling the channels', async () => {
      if ((await deliver(history, delivering, Date.now)) > 0) tell({ kind: 'delivered' });
      return NAP;
    }),
    repeat('The lease', async () => {
      await takeLease(history, `monitor ${location}`, owner, Date.now());
      return LEASE_EVERY;
    }),
    repeat('Retention', async () => {
      await sweep(parts);
      return HOUR;
    }),
    repeat('The ping', async () => {
      if (settings.ping !== undefined) await callPing(settings.ping);
      return MINUTE;
    }),
  ];

  /** Does something again and again; what goes wrong is told, and it goes on. */
  async function repeat(name: string, work: () => Promise<number>): Promise<void> {
    while (!stopping.signal.aborted) {
      let pause = NAP;
      try {
        pause = await work();
      } catch (error) {
        if (!stopping.signal.aborted) problem(name, error);
      }
      await nap(pause, name === 'The schedule');
    }
  }

  async function nap(length: number, isWoken: boolean): Promise<void> {
    if (stopping.signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, length);
    const end = (): void => resolve();
    stopping.signal.addEventListener('abort', end);
    if (isWoken) wake = resolve;
    await promise;
    stopping.signal.removeEventListener('abort', end);
    clearTimeout(timer);
  }

  const stop = async (): Promise<void> => {
    stopping.abort();
    await Promise.all([...loops, ...running.values()]);
    // What happened last is still told.
    await deliver(history, delivering, Date.now).catch((error: unknown) => problem('Telling', error));
    await releaseLease(history, `monitor ${location}`, owner);
  };
  return {
    journeys,
    runNow(key) {
      if (!numbers.has(key)) return false;
      wanted.add(key);
      wake();
      return true;
    },
    nextRuns: () => next,
    isRunning: (key) => running.has(key),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Runs a journey until it passes or its retries are used up, and keeps what came of it. */
async function runOne(
  { history, settings, evidence, perform }: MonitorParts,
  journey: Watched,
  id: number,
  startedAt: number,
  signal: AbortSignal,
): Promise<{ performance: Performance; telling: Telling | undefined }> {
  const { timing } = journey;
  const performable = { ...journey, timeout: timing.timeout, limit: timing.limit };
  let performance = await perform(performable, signal);
  let failedBefore: Performance | undefined;
  for (let retry = 0; retry < timing.retries && isRed(performance) && !signal.aborted; retry += 1) {
    if (failedBefore?.folder !== undefined) await evidence.remove(failedBefore.folder);
    failedBefore = performance;
    performance = await perform(performable, signal);
  }
  if (signal.aborted && isRed(performance)) throw new Error('The monitor was stopped.');
  // Of several failures the last is kept with its pictures: it is what one would see now.
  if (failedBefore?.folder !== undefined) await evidence.remove(failedBefore.folder);
  const now = Date.now();
  const stored = await history.db
    .selectFrom('maintenance')
    .selectAll()
    .where('from', '<=', now)
    .where('until', '>', startedAt)
    .execute();
  const windows = [...windowsOf(settings.maintenance, startedAt, now), ...stored];
  const { run, folder } = performance;
  const telling = await finish(
    history,
    id,
    {
      run,
      ...(failedBefore && { failedBefore: failedBefore.run }),
      ...(folder !== undefined && { evidence: { folder, bytes: await evidence.sizeOf(folder) } }),
      isExcused: isExcused(windows, journey.key, startedAt, now),
      now,
    },
    timing,
  );
  return { performance, telling };
}

function isRed({ run: { verdict } }: Performance): boolean {
  return verdict === 'failed' || verdict === 'errored';
}

async function sweep({ history, settings, evidence }: MonitorParts): Promise<void> {
  const { runs, evidence: age, evidenceSize } = settings.retention;
  const now = Date.now();
  await retain(history, evidence, { runs, evidence: age, evidenceBytes: evidenceSize }, now);
  await evidence.sweep(async (folders) => {
    const rows = await history.db
      .selectFrom('runs')
      .select('folder')
      .where('folder', 'in', folders)
      .execute();
    return new Set(rows.flatMap(({ folder }) => folder ?? []));
  }, now);
}
