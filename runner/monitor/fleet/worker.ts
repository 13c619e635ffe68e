import { attempt, keepAttempted, type Attempted, type RunParts } from '../attempts.ts';
import { ownerName } from '../lease.ts';
import { Listeners } from '../listeners.ts';
import { makeLoops } from '../loops.ts';
import { problemEvent, type Monitor, type MonitorEvent, type Watched } from '../monitor.ts';
import type { Queue, Taken } from './queue.ts';
import { begin } from './slots.ts';
import type { Telling } from '../alerts/machine.ts';

/** What a worker is made of. */
export interface WorkerParts extends RunParts {
  journeys: readonly Watched[];
  queue: Queue;
  /** Whose queue it works off. */
  location: string;
}

/** A worker at work. */
export type Worker = Pick<Monitor, 'listen' | 'stop'> & AsyncDisposable;

/** How long it waits before it asks an empty queue again (milliseconds). */
const PAUSE = 300;
/** What share of its runs may still go on when it asks at once for more: asking for one at a time costs too much. */
const REFILL = 0.75;
/** How often it says that it lives, and after how long it does so first (milliseconds). */
const BEAT = 5000;
/** How long it waits before it tries again to keep a result (milliseconds). */
const AGAIN = 1000;

/**
 * Runs what the queue of a location hands out, so many at a time as the settings say, until it is stopped; what it
 * runs then goes back to the queue. Killed, it leaves that to others too, after a while.
 */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { history, settings, queue, location } = parts;
  const journeys = new Map(parts.journeys.map((journey) => [journey.key, journey]));
  const owner = ownerName();
  const listeners = new Listeners<MonitorEvent>();
  const problem = (what: string, error: unknown): void => listeners.tell(problemEvent(what, error));
  await queue.open(location);
  const loops = makeLoops(problem);
  /** What is over is taken out of the queue soon, many at once: handed out again it would not be run again. */
  const over: Taken[] = [];
  const clear = async (): Promise<number> => {
    const all = over.slice();
    if (all.length > 0) await queue.done(all);
    over.splice(0, all.length);
    return PAUSE;
  };
  const running = new Map<Taken, { work: Promise<void>; since: number; lost: AbortController }>();

  const runOne = async (taken: Taken, signal: AbortSignal): Promise<void> => {
    const journey = journeys.get(taken.key);
    if (!journey) throw new Error(`There is no journey “${taken.key}” here.`);
    // Somebody else who was believed dead may have kept a result.
    if (!(await begin(history.db, taken.run, owner))) return;
    listeners.tell({ kind: 'started', key: taken.key, run: taken.run });
    const attempted = await attempt(parts, journey, signal);
    const telling = await keep(journey, taken.run, attempted, signal);
    const { performance } = attempted;
    listeners.tell({
      kind: 'ended',
      key: taken.key,
      run: taken.run,
      performance,
      ...(telling && { telling }),
    });
  };
  /** The database may be away for a while: what was found is not lost by that. */
  const keep = async (
    journey: Watched,
    run: number,
    attempted: Attempted,
    signal: AbortSignal,
  ): Promise<Telling | undefined> => {
    for (;;) {
      try {
        return await keepAttempted(parts, journey, run, attempted);
      } catch (error) {
        if (signal.aborted) throw error;
        problem(`The run of “${journey.title}” can’t be kept yet`, error);
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    }
  };

  const wake = loops.start('The queue', async () => {
    const free = settings.concurrency - running.size;
    if (free <= 0) return PAUSE;
    const all = await queue.take(location, free);
    for (const taken of all) {
      const lost = new AbortController();
      const work = runOne(taken, AbortSignal.any([loops.signal, lost.signal]))
        .then(() => void over.push(taken))
        .catch(async (error: unknown) => {
          if (!loops.signal.aborted && !lost.signal.aborted) problem('A run goes back to the queue', error);
          await queue.giveBack(taken).catch(() => undefined); // it comes back by itself, only later
        })
        .finally(() => {
          running.delete(taken);
          if (all.length === free && running.size <= settings.concurrency * REFILL) wake();
        });
      running.set(taken, { work, since: Date.now(), lost });
    }
    return PAUSE;
  });
  loops.start('Saying that it lives', async () => {
    for (const [taken, { since, lost }] of running) {
      if (Date.now() - since < BEAT) continue;
      if (lost.signal.aborted || (await queue.isHeld(taken))) continue;
      lost.abort();
      problem(`The run of “${taken.key}”`, new Error('another worker has it: this one was not heard of.'));
    }
    return BEAT;
  });

  loops.start('Clearing the queue', clear);

  const stop = async (): Promise<void> => {
    await loops.stop();
    await Promise.all([...running.values()].map(({ work }) => work));
    await clear().catch((error: unknown) => problem('Clearing the queue', error));
  };
  return { listen: (listener) => listeners.listen(listener), stop, [Symbol.asyncDispose]: stop };
}
