import { cases, fc } from '../../../random.ts';
import { expect, test } from 'vitest';
import { Ledger, type DueSlot, type Entry } from '../../../../runner/monitor/fleet/ledger.ts';
import {
  jitterAt,
  slotAfter,
  slotBefore,
  slotsBetween,
  type Schedule,
} from '../../../../runner/monitor/schedule/slots.ts';

const SECOND = 1000;
const START = Date.parse('2026-03-01T00:00:00Z');

const anySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({
    kind: fc.constant('interval' as const),
    every: fc.integer({ min: 10, max: 90 }).map((seconds) => seconds * SECOND),
    jitter: fc.constantFrom(0, 3 * SECOND),
  }),
  fc.constant({ kind: 'cron' as const, pattern: '* * * * *', timeZone: 'UTC', jitter: 0 }),
);

/** What happens to a fleet, one thing after another, each so many milliseconds after the one before. */
const anyHappening = fc.record({
  after: fc.integer({ min: 0, max: 40 * SECOND }),
  what: fc.oneof(
    // A monitor looks what is due; what it saw it claims later, when others may have been at work.
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('look' as const), who: fc.nat(2) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('claim' as const), who: fc.nat(2) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), who: fc.nat(2) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('end' as const), who: fc.nat(3) }) },
  ),
});

test('whatever monitors do beside each other, a moment is run once or counted as missed once, and nothing overlaps', () => {
  fc.assert(
    fc.property(
      fc.array(anySchedule, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('once' as const, 'skip' as const),
      fc.array(anyHappening, { minLength: 20, maxLength: 120 }),
      (schedules, catchUp, happenings) => {
        const entries = schedules.map((schedule, index): Entry => {
          return { key: `journey-${index}`, schedule, catchUp, since: START - 1 };
        });
        const history = new Claims();
        const monitors = [0, 1, 2].map(() => new Monitor(entries, history));
        let now = START;
        for (const { after, what } of happenings) {
          now += after;
          const monitor = monitors[what.who];
          if (what.kind === 'look') monitor?.look(now);
          if (what.kind === 'claim') monitor?.claim();
          if (what.kind === 'restart') monitors[what.who] = new Monitor(entries, history);
          if (what.kind === 'end') history.end(what.who);
        }
        // In the end all is quiet, and one monitor is enough.
        const last = new Monitor(entries, history);
        const lookAt = (moment: number): void => {
          now = moment;
          history.endAll();
          last.look(now);
          last.claim();
        };
        for (let round = 0; round < 3; round += 1) lookAt(now + 100 * SECOND);
        // What skips moments that it comes late to is run at one that it does not.
        for (const { key, schedule } of entries) {
          const slot = slotAfter(schedule, key, now) ?? now;
          lookAt(slot + jitterAt(schedule, key, slot));
        }
        for (const { key, schedule } of entries) {
          const rows = history.rows.filter((row) => row.key === key);
          expect(rows.length).toBeGreaterThan(0);
          // And it has come to the latest moment, whatever went before.
          const latest = slotBefore(schedule, key, now);
          const mayWait = catchUp === 'skip' || schedule.jitter > 0;
          expect(mayWait || rows.at(-1)?.slot === latest).toBe(true);
          for (const [index, { slot, missed }] of rows.entries()) {
            const before = rows[index - 1];
            expect(slot).toBeGreaterThan(before?.slot ?? -Infinity);
            expect(missed).toBe(before ? slotsBetween(schedule, key, before.slot, slot) : 0);
          }
        }
      },
    ),
    { numRuns: cases(150) },
  );
});

/** What the history allows: the database's own rules, as the statement that claims has them. */
class Claims {
  readonly rows: { key: string; slot: number; missed: number; isOpen: boolean }[] = [];

  latest(key: string): number | undefined {
    return this.rows.findLast((row) => row.key === key)?.slot;
  }

  isOpen(key: string): boolean {
    return this.rows.some((row) => row.key === key && row.isOpen);
  }

  claim({ key, slot, missed, after }: DueSlot): boolean {
    if (this.isOpen(key) || (this.latest(key) ?? null) !== after) return false;
    if (this.rows.some((row) => row.key === key && row.slot === slot)) return false;
    this.rows.push({ key, slot, missed, isOpen: true });
    return true;
  }

  end(which: number): void {
    const row = this.rows.filter(({ isOpen }) => isOpen).at(which);
    if (row) row.isOpen = false;
  }

  endAll(): void {
    for (const row of this.rows) row.isOpen = false;
  }
}

class Monitor {
  readonly #ledger: Ledger;
  readonly #history: Claims;
  #seen: DueSlot[] = [];

  constructor(entries: readonly Entry[], history: Claims) {
    this.#ledger = new Ledger(entries);
    this.#history = history;
    this.#learn(entries.map(({ key }) => key));
  }

  look(now: number): void {
    this.#seen = this.#ledger.due(now, (key) => this.#history.isOpen(key));
  }

  claim(): void {
    const claimed = this.#seen.filter((due) => this.#history.claim(due));
    this.#ledger.learn(new Map(claimed.map(({ key, slot }) => [key, slot])));
    this.#learn(this.#seen.filter((due) => !claimed.includes(due)).map(({ key }) => key));
    this.#seen = [];
  }

  #learn(keys: readonly string[]): void {
    this.#ledger.learn(new Map(keys.map((key) => [key, this.#history.latest(key)])));
  }
}
