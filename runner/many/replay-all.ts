import type { Browser } from 'puppeteer';
import type { Attempt, Run, StepRun } from '../evidence/run.ts';
import type { Playable } from '../load.ts';
import { Misuse, type Failure } from '../play/failure.ts';
import { replay, type ReplayOptions } from '../play/replay.ts';
import { unrecorded } from './unrecorded.ts';

/** How journeys are replayed together. */
interface Together extends Omit<ReplayOptions, 'signal' | 'earlier' | 'onStep'> {
  /** How many at a time. */
  concurrency: number;
  /** How often a journey that failed is tried again. */
  retries: number;
  /** Ends all of them early; its reason is a failure. */
  signal: AbortSignal;
  /** Gives a browser that answers. */
  browser: () => Promise<Browser>;
  /** Knows which journeys are under way, for errors that no journey catches. */
  underWay?: Set<UnderWay>;
  told?: Told;
}

/** A replay that is going on. */
export interface UnderWay {
  playable: Playable;
  end: (failure: Failure) => void;
}

/** What is told while journeys are replayed. */
export interface Told {
  began(playable: Playable, attempt: number): void;
  step(playable: Playable, step: StepRun): void;
  /** @param isLast whether it is not tried again */
  ended(playable: Playable, run: Run, isLast: boolean): void;
}

/** How often a journey is tried again that the browser or machine failed, beside the retries (more would hide it). */
const AGAIN = 1;

/**
 * Replays journeys, several at a time, and tries those again that fail. What happens to one keeps none of the others
 * from being replayed.
 * @returns the last run of each, in the order of the journeys: also of one that could not be begun
 * @throws {Misuse} when nothing can be replayed at all, for want of a browser
 */
export async function replayAll(playables: readonly Playable[], options: Together): Promise<Run[]> {
  const runs: Run[] = [];
  const waiting = playables.entries();
  const work = async (): Promise<void> => {
    for (const [index, playable] of waiting) runs[index] = await replayOne(playable, options);
  };
  const workers = Math.min(options.concurrency, playables.length);
  await Promise.all(Array.from({ length: workers }, work));
  return runs;
}

async function replayOne(playable: Playable, options: Together): Promise<Run> {
  const { retries, told, signal } = options;
  const earlier: Attempt[] = [];
  let again = AGAIN;
  for (;;) {
    told?.began(playable, earlier.length + 1);
    const run = await attempt(playable, earlier, options);
    const { id, verdict, failure } = run;
    const isFailed = verdict === 'failed' || verdict === 'errored';
    // What the machine did to a journey is no attempt of its own.
    const isSpare = verdict === 'errored' && again > 0;
    const isLast = !isFailed || signal.aborted || (!isSpare && earlier.length - (AGAIN - again) >= retries);
    told?.ended(playable, run, isLast);
    if (isLast) return run;
    if (isSpare) again -= 1;
    earlier.push({ id, verdict, ...(failure && { failure }) });
  }
}

async function attempt(playable: Playable, earlier: Attempt[], options: Together): Promise<Run> {
  const { signal, underWay, told, browser, concurrency: _, retries: __, ...how } = options;
  const own = new AbortController();
  const self: UnderWay = { playable, end: (failure) => own.abort(failure) };
  underWay?.add(self);
  try {
    if (signal.aborted) throw signal.reason;
    return await replay(playable, await browser(), {
      ...how,
      signal: AbortSignal.any([signal, own.signal]),
      earlier: [...earlier],
      onStep: (step, state) => {
        if (state === 'ended') told?.step(playable, step);
      },
    });
  } catch (error) {
    if (error instanceof Misuse) throw error;
    return unrecorded(playable, error, earlier);
  } finally {
    underWay?.delete(self);
  }
}
