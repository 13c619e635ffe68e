/** Work that is done bit by bit while the page rests, or all at once where its outcome is needed now. */
export class Resting {
  readonly #work: () => Iterator<void>;
  readonly #signal: AbortSignal;
  #begun: Iterator<void> | undefined;
  #isDue = false;

  /**
   * @param work begins it; what is due when it is begun again is its own matter
   * @param signal ends it
   */
  constructor(work: () => Iterator<void>, signal: AbortSignal) {
    this.#work = work;
    this.#signal = signal;
  }

  /** There is something to do. */
  soon(): void {
    if (this.#isDue || this.#signal.aborted) return;
    this.#isDue = true;
    setTimeout(() => requestIdleCallback((deadline) => this.#goOn(deadline)), REST);
  }

  /** Does all that there is to do. */
  finish(): void {
    this.#begun ??= this.#work();
    while (!this.#begun.next().done);
    this.#begun = undefined;
  }

  #goOn(deadline: IdleDeadline): void {
    this.#begun ??= this.#work();
    let isDone: boolean | undefined = this.#signal.aborted;
    while (!isDone && deadline.timeRemaining() > 1) isDone = this.#begun.next().done;
    if (!isDone) return void requestIdleCallback((next) => this.#goOn(next));
    this.#begun = undefined;
    this.#isDue = false;
  }
}

/** So long nothing is done after something changed, as pages change much at a time (milliseconds). */
const REST = 200;
