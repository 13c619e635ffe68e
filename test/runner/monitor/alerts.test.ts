import { fc } from '../../random.ts';
import { describe, expect, test } from 'vitest';
import {
  afterRun,
  UNTRIED,
  type AlertPolicy,
  type AlertState,
  type RunOutcome,
  type Telling,
} from '../../../runner/monitor/alerts/machine.ts';
import { runs, scratchHistory } from './histories.ts';

const MINUTE = 60_000;

/** What is told of runs that came out so, once a minute; `P` passed, `F` failed, `R` passed on a retry. */
function told(outcomes: string, policy: AlertPolicy): { kinds: string; last: AlertState['kind'] } {
  const { tellings, state } = walk([...outcomes].map(outcomeOf), policy);
  return { kinds: tellings.map(({ at, telling }) => `${at}:${telling.kind}`).join(' '), last: state.kind };
}

function walk(
  outcomes: readonly RunOutcome['outcome'][],
  policy: AlertPolicy,
): { tellings: { at: number; telling: Telling }[]; state: AlertState } {
  let state = UNTRIED;
  const tellings: { at: number; telling: Telling }[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    const next = afterRun(state, { outcome, startedAt: at * MINUTE, endedAt: at * MINUTE + 1000 }, policy);
    if (next.telling) tellings.push({ at, telling: next.telling });
    state = next.state;
  }
  return { tellings, state };
}

function outcomeOf(letter: string): RunOutcome['outcome'] {
  return letter === 'F' ? 'failed' : letter === 'R' ? 'flaky' : 'passed';
}

const POLICY: AlertPolicy = {
  after: 2,
  recoverAfter: 2,
  remind: 5 * MINUTE,
  flaky: { flips: 3, within: 30 * MINUTE },
  steadyAfter: 4,
};

test.each([
  ['', '', 'up'],
  ['PPFP', '', 'up'],
  ['PF', '', 'suspect'],
  ['PFF', '2:down', 'down'],
  ['PFFP', '2:down', 'recovering'],
  ['PFFPP', '2:down 4:recovered', 'up'],
  ['PFFPFPP', '2:down 6:recovered', 'up'],
  ['FFFFFFFFFFFF', '1:down 6:reminder 11:reminder', 'down'],
  ['FPFPFP', '5:flaky', 'flaky'],
  ['RRR', '2:flaky', 'flaky'],
  ['RRRPPPP', '2:flaky 6:steady', 'up'],
  ['RRRPPRPPPP', '2:flaky 9:steady', 'up'],
  ['RRRPFFPP', '2:flaky 5:down 7:recovered', 'up'],
])('of %s is told: %s', (outcomes, kinds, last) => {
  expect(told(outcomes, POLICY)).toEqual({ kinds, last });
});

test('a first failure is told at once when one is enough, and a flip long ago makes nothing flaky', () => {
  expect(told('PFP', { ...POLICY, after: 1, recoverAfter: 1 }).kinds).toBe('1:down 2:recovered');
  expect(told(`R${'P'.repeat(40)}RR`, POLICY).kinds).toBe('');
});

const anyPolicy = fc.record({
  after: fc.integer({ min: 1, max: 5 }),
  recoverAfter: fc.integer({ min: 1, max: 4 }),
  remind: fc.integer({ min: 2, max: 60 }).map((minutes) => minutes * MINUTE),
  flaky: fc.record({ flips: fc.integer({ min: 2, max: 6 }), within: fc.constant(20 * MINUTE) }),
  steadyAfter: fc.integer({ min: 1, max: 6 }),
});
const anyOutcomes = fc
  .array(
    fc.oneof(
      fc.constantFrom('passed', 'flaky', 'failed').map((outcome) => [outcome]),
      fc
        .tuple(fc.constantFrom('passed', 'failed'), fc.integer({ min: 1, max: 9 }))
        .map(([outcome, times]) => Array.from({ length: times }, () => outcome)),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.flat() as RunOutcome['outcome'][]);

describe('whatever the runs and the policy', () => {
  test('an outage as long as the threshold is told, with the run that reaches it', () => {
    fc.assert(
      fc.property(anyOutcomes, anyPolicy, (outcomes, policy) => {
        const { tellings } = walk(outcomes, policy);
        let failures = 0;
        for (const [at, outcome] of outcomes.entries()) {
          failures = outcome === 'failed' ? failures + 1 : 0;
          if (failures < policy.after) continue;
          const latest = tellings.findLast(
            ({ at: when, telling: { kind } }) => when <= at && kind !== 'reminder',
          );
          expect(latest?.telling.kind, `run ${at} of ${outcomes.join(' ')}`).toBe('down');
        }
      }),
    );
  });

  test('no outage is told twice: down and recovered, flaky and steady come by turns', () => {
    const allowed = {
      none: ['down', 'flaky'],
      down: ['reminder', 'recovered'],
      flaky: ['down', 'steady'],
    } satisfies Record<string, Telling['kind'][]>;
    fc.assert(
      fc.property(anyOutcomes, anyPolicy, (outcomes, policy) => {
        let open: keyof typeof allowed = 'none';
        for (const { telling } of walk(outcomes, policy).tellings) {
          expect(allowed[open]).toContain(telling.kind);
          if (telling.kind === 'recovered' || telling.kind === 'steady') open = 'none';
          else if (telling.kind !== 'reminder') open = telling.kind;
        }
      }),
    );
  });

  test('nobody is woken for fewer failures in a row than the threshold', () => {
    fc.assert(
      fc.property(anyOutcomes, anyPolicy, (outcomes, policy) => {
        for (const { at, telling } of walk(outcomes, policy).tellings) {
          if (telling.kind !== 'down') continue;
          const inRow = outcomes.slice(at + 1 - policy.after, at + 1);
          expect(inRow).toEqual(Array.from({ length: policy.after }, () => 'failed'));
        }
      }),
    );
  });

  test('since when is the first failure of the row, and reminders are as far apart as asked for', () => {
    fc.assert(
      fc.property(anyOutcomes, anyPolicy, (outcomes, policy) => {
        let before = -Infinity;
        for (const { at, telling } of walk(outcomes, policy).tellings) {
          const since = telling.kind === 'down' ? (at + 1 - policy.after) * MINUTE : telling.since;
          expect(telling.since).toBe(since);
          const apart = telling.kind === 'reminder' ? policy.remind : 0;
          expect(at * MINUTE - before).toBeGreaterThanOrEqual(apart);
          before = at * MINUTE;
        }
      }),
    );
  });
});

describe('what the history keeps of an outage', () => {
  test('is one incident and one telling to each channel, and its end another', async () => {
    await using scratch = await scratchHistory();
    const { db } = scratch.history;
    await db.insertInto('deploys').values({ version: 'v41', at: 0 }).execute();
    const [green] = await runs(scratch.history, ['passed']);
    const start = Date.parse('2026-03-01T00:10:00Z');
    await db
      .insertInto('deploys')
      .values({ version: 'v42', at: start - 1000 })
      .execute();
    const ids = await runs(scratch.history, ['failed', 'failed', 'failed', 'passed', 'passed'], {
      start,
      channels: ['team', 'chef'],
    });
    const incidents = await db.selectFrom('incidents').selectAll().execute();
    expect(incidents).toMatchObject([
      {
        since: start,
        run: ids[1],
        cause: 'check',
        step: 'Sign in',
        green_run: green,
        deployed: 'v42',
        ended_at: start + 3 * MINUTE,
      },
    ]);
    const outbox = await db.selectFrom('outbox').select(['channel', 'message']).orderBy('id').execute();
    expect(outbox.map(({ channel, message }) => [channel, JSON.parse(message).kind])).toEqual([
      ['team', 'down'],
      ['chef', 'down'],
      ['team', 'recovered'],
      ['chef', 'recovered'],
    ]);
    expect(JSON.parse(outbox[0]?.message ?? '')).toMatchObject({
      journey: { title: 'Book a tour' },
      failure: { step: 'Sign in', cause: 'check' },
      lastGreen: { run: green },
      deployed: { version: 'v42' },
    });
  });

  test('of what fails during maintenance is the run alone', async () => {
    await using scratch = await scratchHistory();
    const { db } = scratch.history;
    await runs(scratch.history, ['failed', 'failed', 'failed'], { isExcused: true });
    expect(await db.selectFrom('tally').select(['outcome', 'count']).execute()).toEqual([
      { outcome: 'excused', count: 3 },
    ]);
    expect(await db.selectFrom('incidents').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('states').selectAll().execute()).toEqual([]);
  });
});
