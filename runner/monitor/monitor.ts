import type { Telling } from './alerts/machine.ts';
import { attempt, keepAttempted, type RunParts } from './attempts.ts';
import { retryCutOff } from './channels/deliver.ts';
import { claim, giveUp, interrupt, journeyNumbers, latestSlots } from './history/claims.ts';
import type { Origin } from './history/tables.ts';
import { ownerName, releaseLease, takeLease } from './lease.ts';
import { Listeners } from './listeners.ts';
import { makeLoops } from './loops.ts';
import { callPing } from './metrics/ping.ts';
import type { Performance } from './performing.ts';
import { plan, type Planned } from './schedule/plan.ts';
import type { Timing } from './settings.ts';
import { sweep, tellChannels, type UpkeepParts } from './upkeep.ts';
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
  /** Others kept runs in the same history. */
  | { kind: 'changed' }
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
export interface MonitorParts extends UpkeepParts, RunParts {
  journeys: readonly Watched[];
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
  const { history, settings, journeys } = parts;
  const { location } = settings;
  const owner = ownerName();
  const holder = await takeLease(history, `monitor ${location}`, owner, Date.now());
  if (holder !== undefined) {
    const [host, pid] = holder.split(' ');
    throw new Misuse(`Another monitor runs on this history (process ${pid} on ${host}). Stop it first.`);
  }
  await interrupt(history.db, location, owner);
  await retryCutOff(history, Date.now());
  const numbers = await journeyNumbers(history.db, journeys);
  const latest = await latestSlots(history.db, location);
  const claimed = new Map<string, number>();
  for (const [key, number] of numbers) {
    const slot = latest.get(number);
    if (slot !== undefined) claimed.set(key, slot);
  }

  const startedAt = Date.now();
  const running = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  const listeners = new Listeners<MonitorEvent>();
  const problem = (what: string, error: unknown): void => listeners.tell(problemEvent(what, error));
  const loops = makeLoops(problem);

  const planned = (): Planned[] =>
    journeys.map(({ key, timing: { schedule, catchUp } }) => ({
      key,
      schedule,
      catchUp,
      claimed: claimed.get(key),
      since: sinceOf(schedule, startedAt),
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
    listeners.tell({ kind: 'started', key, run: id });
    const work = attempt(parts, journey, loops.signal)
      .then(async (attempted) => {
        const telling = await keepAttempted(parts, journey, id, attempted);
        const { performance } = attempted;
        listeners.tell({ kind: 'ended', key, run: id, performance, ...(telling && { telling }) });
      })
      .catch(async (error: unknown) => {
        await giveUp(history.db, id).catch(() => undefined);
        if (!loops.signal.aborted) problem(`The run of “${journey.title}” could not be kept`, error);
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

  const wake = loops.start('The schedule', turn);
  loops.start('Telling the channels', async () => {
    if ((await tellChannels(parts)) > 0) listeners.tell({ kind: 'delivered' });
    return NAP;
  });
  loops.start('The lease', async () => {
    await takeLease(history, `monitor ${location}`, owner, Date.now());
    return LEASE_EVERY;
  });
  loops.start('Retention', async () => {
    await sweep(parts);
    return HOUR;
  });
  loops.start('The ping', async () => {
    if (settings.ping !== undefined) await callPing(settings.ping);
    return MINUTE;
  });

  const stop = async (): Promise<void> => {
    await loops.stop();
    await Promise.all(running.values());
    // What happened last is still told.
    await tellChannels(parts).catch((error: unknown) => problem('Telling', error));
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
    listen: (listener) => listeners.listen(listener),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** What went wrong, as it is told. */
export function problemEvent(what: string, error: unknown): MonitorEvent {
  return { kind: 'problem', message: `${what}: ${error instanceof Error ? error.message : String(error)}` };
}

/** What is run every so often is run at once when it is new; what has its times waits for them. */
export function sinceOf({ kind }: Timing['schedule'], startedAt: number): number {
  return kind === 'interval' ? -Infinity : startedAt;
}
