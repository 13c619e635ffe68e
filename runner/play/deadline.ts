/** A time by which something must be done. */
export class Deadline {
  readonly #end: number;
  /** The whole time given, in milliseconds. */
  readonly length: number;

  constructor(milliseconds: number) {
    this.length = milliseconds;
    this.#end = performance.now() + milliseconds;
  }

  /** Milliseconds that are left; 0 when time is up. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }
}
