/** Chance that is the same in each run of the same seed. */
export class Random {
  #state: number;

  /** @param seed any text */
  constructor(seed: string) {
    this.#state = [...seed].reduce(
      (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619),
      2166136261,
    );
  }

  /** A number from 0 up to, without, 1 (mulberry32, by Tommy Ettinger). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Whether something of that probability happens. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from 0 up to, without, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** One of several things; undefined of none. */
  pick<T>(things: readonly T[]): T | undefined {
    return things[this.below(things.length)];
  }

  /** All of them in another order. */
  shuffle<T>(things: readonly T[]): T[] {
    const mixed = things.map((thing) => ({ thing, at: this.next() }));
    return mixed.toSorted((one, other) => one.at - other.at).map(({ thing }) => thing);
  }

  /** A token as machines make them. */
  token(length = 5): string {
    return Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(this.below(36))).join(
      '',
    );
  }
}
