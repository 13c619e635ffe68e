/** What is done again and again until it is stopped. */
export interface Loops {
  /** Aborted when they are stopped. */
  readonly signal: AbortSignal;
  /**
   * Does something again and again; what goes wrong is told, and it goes on.
   * @param work gives how long to pause after it (milliseconds)
   * @returns ends the pause that it is in
   */
  start(name: string, work: () => Promise<number>): () => void;
  /** Stops them all; what is being done is waited for. */
  stop(): Promise<void>;
}

/** How long something is left alone after it went wrong (milliseconds). */
const AFTER_TROUBLE = 1000;

/** Loops that tell what goes wrong in them, by their names. */
export function makeLoops(onProblem: (what: string, error: unknown) => void): Loops {
  const stopping = new AbortController();
  const { signal } = stopping;
  const all: Promise<void>[] = [];
  return {
    signal,
    start(name, work) {
      let wake: () => void = () => undefined;
      const repeat = async (): Promise<void> => {
        while (!signal.aborted) {
          const { promise, resolve } = Promise.withResolvers<void>();
          wake = resolve;
          let pause = AFTER_TROUBLE;
          try {
            pause = await work();
          } catch (error) {
            if (!signal.aborted) onProblem(name, error);
          }
          if (signal.aborted) return;
          const timer = setTimeout(resolve, pause);
          const end = (): void => resolve();
          signal.addEventListener('abort', end);
          await promise;
          signal.removeEventListener('abort', end);
          clearTimeout(timer);
        }
      };
      all.push(repeat());
      return () => wake();
    },
    async stop() {
      stopping.abort();
      await Promise.all(all);
    },
  };
}
