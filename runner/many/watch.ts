import { watch } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Hooks } from '../settings/hooks.ts';
import type { Settings } from '../settings/options.ts';
import { Misuse } from '../play/failure.ts';
import { findJourneys } from './find.ts';
import type { KeptBrowser } from './kept-browser.ts';
import { runOnce } from './run-once.ts';
import { complain, say } from '../say.ts';

/** After a change, others often follow: an editor writes a file in several goes (milliseconds). */
const SETTLE = 100;

/**
 * Replays the journeys, and then each again whose file changes, in the same browser, until it is stopped.
 * @returns the exit code of the latest replay
 */
export async function watchAndRun(
  settings: Settings,
  hooks: Hooks,
  browser: KeptBrowser,
  stop: AbortSignal,
): Promise<number> {
  const files = await findJourneys(settings.journeys);
  const changed = new Changes(files, stop);
  let status = await attempt(settings, hooks, browser, stop);
  for (;;) {
    say('\nWaiting for a journey’s file to change. Ctrl+C ends it.');
    const next = await changed.next();
    if (next.length === 0) return status;
    say('');
    status = await attempt(settings, hooks, browser, stop, next);
  }
}

/** A file that is broken for now is no reason to stop watching it. */
async function attempt(...args: Parameters<typeof runOnce>): Promise<number> {
  try {
    return await runOnce(...args);
  } catch (error) {
    if (!(error instanceof Misuse) && !(error instanceof Error && error.name === 'JourneyError')) throw error;
    complain(`waymark run: ${error.message}`);
    return 2;
  }
}

/** The files among those watched that changed, in batches. */
class Changes {
  readonly #files: ReadonlyMap<string, string>;
  readonly #stop: AbortSignal;
  readonly #pending = new Set<string>();
  #wake: () => void = () => undefined;

  constructor(files: readonly string[], stop: AbortSignal) {
    this.#files = new Map(files.map((file) => [resolve(file), file]));
    this.#stop = stop;
    for (const folder of new Set([...this.#files.keys()].map((file) => dirname(file))))
      void this.#watch(folder);
  }

  /** Waits for a change; gives none when the watch is over. */
  async next(): Promise<string[]> {
    while (this.#pending.size === 0 && !this.#stop.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
      await new Promise((settled) => setTimeout(settled, SETTLE));
    }
    const files = this.#stop.aborted ? [] : [...this.#pending];
    this.#pending.clear();
    return files;
  }

  async #watch(folder: string): Promise<void> {
    try {
      for await (const { filename } of watch(folder, { signal: this.#stop })) {
        const file = this.#files.get(resolve(folder, filename ?? ''));
        if (file === undefined) continue;
        this.#pending.add(file);
        this.#wake();
      }
    } catch (error) {
      if (!this.#stop.aborted) throw error;
      this.#wake();
    }
  }
}
