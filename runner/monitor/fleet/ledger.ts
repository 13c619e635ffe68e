import { plan, type Due, type Planned } from '../schedule/plan.ts';

/** A journey as a ledger has it. */
export type Entry = Pick<Planned, 'key' | 'schedule' | 'catchUp' | 'since'>;

/** A moment that is due. */
export interface DueSlot extends Due {
  /** The latest claimed moment before it, as the ledger believes; where the history knows better, the claim is refused. */
  after: number | null;
}

/**
 * What one monitor knows of the moments of one location: which it believes to be claimed, and when the next are due.
 * The history alone decides who claims what; a ledger may lag behind it, and is put right when a claim is refused.
 * Pure: it asks nobody, and remembers only to ask less.
 */
export class Ledger {
  readonly #entries: readonly Entry[];
  readonly #claimed = new Map<string, number>();
  /** When the next run of a journey begins; nothing where that has to be worked out again. */
  readonly #begins = new Map<string, number>();

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  /** The latest claimed moments of journeys, as the history has them. */
  learn(claimed: ReadonlyMap<string, number | undefined>): void {
    for (const [key, slot] of claimed) {
      if (slot === undefined) this.#claimed.delete(key);
      else this.#claimed.set(key, slot);
      this.#begins.delete(key);
    }
  }

  /**
   * What is due, the longest waiting first.
   * @param isOpen whether a run of a journey waits or goes on: what is due then waits for its end
   */
  due(now: number, isOpen: (key: string) => boolean): DueSlot[] {
    const planned = this.#entries
      .filter(({ key }) => (this.#begins.get(key) ?? -Infinity) <= now && !isOpen(key))
      .map((entry): Planned => ({ ...entry, claimed: this.#claimed.get(entry.key), isRunning: false }));
    const { due, begins } = plan(planned, now, Infinity);
    for (const [key, at] of begins) this.#begins.set(key, at);
    return due.map((one) => ({ ...one, after: this.#claimed.get(one.key) ?? null }));
  }

  /** When the next run of each journey begins, as far as it was worked out. */
  get begins(): ReadonlyMap<string, number> {
    return this.#begins;
  }
}
