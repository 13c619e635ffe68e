import { cases, fc } from '../../random.ts';
import { describe, expect, test } from 'vitest';
import { plan, type Planned } from '../../../runner/monitor/schedule/plan.ts';
import {
  jitterAt,
  slotAfter,
  slotBefore,
  slotsBetween,
  type Schedule,
} from '../../../runner/monitor/schedule/slots.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const START = Date.parse('2026-03-01T00:00:00Z');

const PATTERNS = [
  '* * * * *',
  '*/5 * * * *',
  '30 8 * * 1-5',
  '0 3 * * *',
  '15 2 29 3 *',
  '30 2 * * *',
  '0 0 1 * *',
];
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];

const anySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({
    kind: fc.constant('interval' as const),
    every: fc.integer({ min: 10, max: 7200 }).map((seconds) => seconds * SECOND),
    jitter: fc.constant(0),
  }),
  fc.record({
    kind: fc.constant('cron' as const),
    pattern: fc.constantFrom(...PATTERNS),
    timeZone: fc.constantFrom(...ZONES),
    jitter: fc.constant(0),
  }),
);
const anyTime = fc.integer({ min: START, max: START + 400 * DAY });
const anyKey = fc.constantFrom('tour', 'login', 'search');

describe('the moments of a schedule', () => {
  test('are the same whoever asks when: the one after a time is the one before the next', () => {
    fc.assert(
      fc.property(anySchedule, anyKey, anyTime, (schedule, key, now) => {
        const next = slotAfter(schedule, key, now);
        const latest = slotBefore(schedule, key, now);
        if (next === undefined || latest === undefined) throw new Error('a schedule has no end');
        expect(next).toBeGreaterThan(now);
        expect(latest).toBeLessThanOrEqual(now);
        expect(slotBefore(schedule, key, next)).toBe(next);
        expect(slotBefore(schedule, key, next - 1)).toBe(latest);
        expect(slotAfter(schedule, key, latest)).toBe(next);
        expect(slotsBetween(schedule, key, latest, next)).toBe(0);
        expect(slotsBetween(schedule, key, latest, next + 1)).toBe(1);
      }),
    );
  });

  test('follow the clock of their time zone over the change to summer time', () => {
    const schedule: Schedule = { kind: 'cron', pattern: '0 8 * * *', timeZone: 'Europe/Berlin', jitter: 0 };
    const times: string[] = [];
    for (let at: number | undefined = Date.parse('2026-03-28T00:00:00Z'); times.length < 3;) {
      at = slotAfter(schedule, 'tour', at ?? 0);
      times.push(new Date(at ?? 0).toISOString());
    }
    expect(times).toEqual([
      '2026-03-28T07:00:00.000Z',
      '2026-03-29T06:00:00.000Z',
      '2026-03-30T06:00:00.000Z',
    ]);
  });

  test('of journeys of one interval are spread over it', () => {
    const phases = Array.from({ length: 200 }, (_, index) => {
      const schedule: Schedule = { kind: 'interval', every: MINUTE, jitter: 0 };
      return (slotAfter(schedule, `journey-${index}`, START) ?? 0) - START;
    });
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const inTenth = phases.filter((phase) => Math.floor(((phase % MINUTE) / MINUTE) * 10) === tenth).length;
      expect(inTenth).toBeGreaterThan(5);
    }
  });
});

/** A monitor in a world whose time is a number: it may be killed and sleep, and what it claimed is all that stays. */
function simulate(options: {
  schedules: ReadonlyMap<string, Schedule>;
  /** How long a run takes, by its number. */
  lengths: readonly number[];
  /** When the monitor is killed, and how long it stays dead; milliseconds since the start. */
  deaths: readonly { at: number; for: number }[];
  length: number;
  catchUp: 'once' | 'skip';
  capacity: number;
}): { key: string; slot: number; startedAt: number; endedAt: number; missed: number; wasKilled: boolean }[] {
  const claimed = new Map<string, number>();
  const runs: ReturnType<typeof simulate> = [];
  const deaths = options.deaths.toSorted((a, b) => a.at - b.at);
  let now = START;
  let running = new Map<string, (typeof runs)[number]>();
  const end = START + options.length;
  while (now < end) {
    for (const [key, run] of running) if (run.endedAt <= now) running.delete(key);
    const planned: Planned[] = [...options.schedules].map(([key, schedule]) => ({
      key,
      schedule,
      catchUp: options.catchUp,
      claimed: claimed.get(key),
      since: START,
      isRunning: running.has(key),
    }));
    const { due, wakeAt } = plan(planned, now, options.capacity - running.size);
    for (const { key, slot, missed } of due) {
      claimed.set(key, slot);
      const length = options.lengths[runs.length % options.lengths.length] ?? SECOND;
      const run = { key, slot, missed, startedAt: now, endedAt: now + length, wasKilled: false };
      runs.push(run);
      running.set(key, run);
    }
    const wakes = [wakeAt ?? Infinity, ...[...running.values()].map(({ endedAt }) => endedAt)];
    let next = Math.min(end, ...wakes.map((at) => Math.max(at, now + 1)));
    const [death] = deaths;
    if (death && START + death.at <= next) {
      deaths.shift();
      for (const run of running.values()) {
        run.endedAt = Math.max(now, START + death.at);
        run.wasKilled = true;
      }
      running = new Map();
      next = Math.max(now, START + death.at) + death.for;
    }
    now = next;
  }
  return runs;
}

const anyWorld = fc.record({
  schedules: fc
    .array(anySchedule, { minLength: 1, maxLength: 4 })
    .map((all) => new Map(all.map((schedule, index) => [`journey-${index}`, schedule] as const))),
  lengths: fc.array(fc.integer({ min: 1, max: 400 * SECOND }), { minLength: 1, maxLength: 9 }),
  deaths: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: DAY / 4 }), for: fc.integer({ min: 0, max: 60 * MINUTE }) }),
    { maxLength: 6 },
  ),
  length: fc.constant(DAY / 4),
  catchUp: fc.constantFrom('once' as const, 'skip' as const),
  capacity: fc.integer({ min: 1, max: 4 }),
});

describe('whatever the schedules, the lengths of runs, the deaths and the sleeps', () => {
  test('a journey is never run twice at a time, and no moment twice', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const runs = simulate(world);
        for (const key of world.schedules.keys()) {
          const own = runs.filter((run) => run.key === key);
          for (const [index, run] of own.entries()) {
            const next = own[index + 1];
            if (!next) continue;
            expect(next.startedAt).toBeGreaterThanOrEqual(run.endedAt);
            expect(next.slot).toBeGreaterThan(run.slot);
          }
        }
      }),
      { numRuns: cases(25) },
    );
  });

  test('every moment is run or counted as missed, and no run begins before its moment', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const runs = simulate({ ...world, catchUp: 'once' });
        for (const [key, schedule] of world.schedules) {
          const own = runs.filter((run) => run.key === key);
          for (const [index, run] of own.entries()) {
            expect(run.startedAt).toBeGreaterThanOrEqual(run.slot);
            const before = own[index - 1];
            const between = before ? slotsBetween(schedule, key, before.slot, run.slot) : 0;
            expect(run.missed).toBe(between);
          }
        }
      }),
      { numRuns: cases(25) },
    );
  });

  test('after a sleep a missed moment is caught up once, or let pass', () => {
    const schedules = new Map<string, Schedule>([
      ['tour', { kind: 'cron', pattern: '0 * * * *', timeZone: 'UTC', jitter: 0 }],
    ]);
    const world = { schedules, lengths: [SECOND], length: DAY / 2, capacity: 1 };
    const deaths = [{ at: 90 * MINUTE, for: 4 * 60 * MINUTE }];
    const hours = (runs: ReturnType<typeof simulate>): string =>
      runs
        .map(
          ({ startedAt, missed }) => `${(startedAt - START) / (60 * MINUTE)}${missed ? `(${missed})` : ''}`,
        )
        .join(' ');
    expect(hours(simulate({ ...world, deaths, catchUp: 'once' }))).toBe('1 5.5(3) 6 7 8 9 10 11');
    expect(hours(simulate({ ...world, deaths, catchUp: 'skip' }))).toBe('1 6(4) 7 8 9 10 11');
  });
});

test('nothing drifts in 30 days: each minute has its run, whatever the jitter', () => {
  const jitter = 10 * SECOND;
  const schedule: Schedule = { kind: 'interval', every: MINUTE, jitter };
  const runs = simulate({
    schedules: new Map([['tour', schedule]]),
    lengths: [3 * SECOND, 20 * SECOND, 48 * SECOND],
    deaths: [],
    length: 30 * DAY,
    catchUp: 'once',
    capacity: 1,
  });
  expect(runs).toHaveLength(30 * 24 * 60);
  const delays = runs.map(({ startedAt, slot }) => startedAt - slot);
  expect(Math.max(...delays)).toBeLessThanOrEqual(jitter);
  expect(new Set(delays).size).toBeGreaterThan(1000);
  expect(runs.every(({ startedAt, slot }) => startedAt - slot === jitterAt(schedule, 'tour', slot))).toBe(
    true,
  );
  expect(runs.every(({ missed }) => missed === 0)).toBe(true);
});
