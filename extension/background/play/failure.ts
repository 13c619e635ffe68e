/** Why a replay in a tab can't go on, in whole sentences, and what to do about it. */
export class TabFailure extends Error {
  override name = 'TabFailure';
  readonly advice: string | undefined;

  constructor(message: string, advice?: string) {
    super(message);
    this.advice = advice;
  }
}

/** Says that something is beyond any script in a page, and who can do it. */
export function beyondScripts(what: string): TabFailure {
  return new TabFailure(
    `${what}, so this step can’t be replayed in a tab.`,
    'Prove it under “waymark record”, or save it and replay it by “waymark run”: both use real input.',
  );
}

/** The time within which something has to happen. */
export class Deadline {
  readonly #end: number;

  /** @param length milliseconds from now */
  constructor(length: number) {
    this.#end = performance.now() + length;
  }

  /** Milliseconds that are left, at least 0. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }

  /**
   * Looks again and again until something is so.
   * @throws {TabFailure} with what `late` says when it has not come to be in time
   */
  async until(isSo: () => Promise<boolean>, late: () => string | Promise<string>): Promise<void> {
    while (!(await isSo())) {
      if (this.left === 0) throw new TabFailure(await late());
      await pause();
    }
  }
}

/** A moment (50 ms). */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
