/**
 * Tries until an attempt succeeds or time is up, and gives the last attempt's result. Looks again after each
 * painted frame and each change of the document; a page in the background paints none, so a timer helps out.
 * @param timeout milliseconds
 */
export async function tryUntil<T>(
  attempt: () => T | Promise<T>,
  isSuccess: (result: T) => boolean,
  timeout: number,
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const result = await attempt();
    if (isSuccess(result) || performance.now() >= end) return result;
    await nextLook();
  }
}

/** The next painted frame, or 50 ms in a page that is not painted. */
export function nextLook(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, 50);
    const frame = requestAnimationFrame(done);
    function done(): void {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      resolve();
    }
  });
}

/** Knows for how long the document has not changed. */
export class Stillness {
  #changedAt = performance.now();

  constructor() {
    new MutationObserver(() => {
      this.#changedAt = performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }

  /** How long the document has not changed, in milliseconds. */
  get length(): number {
    return performance.now() - this.#changedAt;
  }
}
