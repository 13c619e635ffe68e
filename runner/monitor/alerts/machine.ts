/**
 * When to tell somebody about a journey: a pure machine that is given how runs came out, one after another, and
 * says where the journey stands and what is to be told, each thing once. docs/monitoring.md draws it.
 */

/** Where a journey stands. `since` is when the first run of the trouble began; all times in milliseconds. */
export type AlertState =
  /** `flips`: when it failed and passed again by itself, of late. */
  | { kind: 'up'; flips: readonly number[] }
  /** Failed, but not often enough to wake anybody. */
  | { kind: 'suspect'; since: number; failures: number; flips: readonly number[] }
  | { kind: 'down'; since: number; toldAt: number }
  /** Passed again, but not often enough to be believed. */
  | { kind: 'recovering'; since: number; toldAt: number; passes: number }
  /** Fails and passes by turns; `failures` and `passes` are the latest in a row. */
  | { kind: 'flaky'; since: number; failures: number; passes: number; failingSince: number };

/** When to tell. */
export interface AlertPolicy {
  /** How many runs in a row must fail before a journey is down. */
  after: number;
  /** How many runs in a row must pass before it has recovered. */
  recoverAfter: number;
  /** How long a journey that stays down is left alone before it is told again (milliseconds). */
  remind: number;
  /** A journey is flaky when it fails and passes again by itself so often within so long. */
  flaky: { flips: number; within: number };
  /** How many runs in a row must pass plainly before a flaky journey is steady. */
  steadyAfter: number;
}

/** How a run came out: `flaky` passed, but not at the first attempt. */
export interface RunOutcome {
  outcome: 'passed' | 'flaky' | 'failed';
  startedAt: number;
  endedAt: number;
}

/** What is to be told. */
export type Telling =
  | { kind: 'down'; since: number }
  | { kind: 'reminder'; since: number }
  | { kind: 'recovered'; since: number }
  | { kind: 'flaky'; since: number }
  | { kind: 'steady'; since: number };

/** What a journey that was never run is. */
export const UNTRIED: AlertState = { kind: 'up', flips: [] };

/** Where a journey stands after a run, and what is to be told of it, if anything. */
export function afterRun(
  state: AlertState,
  run: RunOutcome,
  policy: AlertPolicy,
): { state: AlertState; telling?: Telling } {
  return run.outcome === 'failed' ? afterFailure(state, run, policy) : afterPass(state, run, policy);
}

type Next = ReturnType<typeof afterRun>;

function afterFailure(state: AlertState, run: RunOutcome, policy: AlertPolicy): Next {
  const { startedAt, endedAt } = run;
  switch (state.kind) {
    case 'up':
      return failing({ kind: 'suspect', since: startedAt, failures: 1, flips: state.flips }, run, policy);
    case 'suspect':
      return failing({ ...state, failures: state.failures + 1 }, run, policy);
    case 'flaky': {
      const failingSince = state.failures === 0 ? startedAt : state.failingSince;
      const failures = state.failures + 1;
      if (failures >= policy.after) return down(failingSince, endedAt);
      return { state: { ...state, failures, passes: 0, failingSince } };
    }
    case 'down':
    case 'recovering': {
      const { since, toldAt } = state;
      if (endedAt - toldAt < policy.remind) return { state: { kind: 'down', since, toldAt } };
      return { state: { kind: 'down', since, toldAt: endedAt }, telling: { kind: 'reminder', since } };
    }
  }
}

function failing(state: AlertState & { kind: 'suspect' }, run: RunOutcome, policy: AlertPolicy): Next {
  return state.failures >= policy.after ? down(state.since, run.endedAt) : { state };
}

function down(since: number, toldAt: number): Next {
  return { state: { kind: 'down', since, toldAt }, telling: { kind: 'down', since } };
}

function afterPass(state: AlertState, run: RunOutcome, policy: AlertPolicy): Next {
  switch (state.kind) {
    case 'up':
      return run.outcome === 'flaky' ? flipped(state.flips, run, policy) : { state };
    case 'suspect':
      return flipped(state.flips, run, policy);
    case 'flaky': {
      const passes = run.outcome === 'flaky' ? 0 : state.passes + 1;
      if (passes < policy.steadyAfter) return { state: { ...state, failures: 0, passes } };
      return { state: UNTRIED, telling: { kind: 'steady', since: state.since } };
    }
    case 'down':
      return passing({ ...state, kind: 'recovering', passes: 1 }, policy);
    case 'recovering':
      return passing({ ...state, passes: state.passes + 1 }, policy);
  }
}

function passing(state: AlertState & { kind: 'recovering' }, policy: AlertPolicy): Next {
  if (state.passes < policy.recoverAfter) return { state };
  return { state: UNTRIED, telling: { kind: 'recovered', since: state.since } };
}

/** It passed after a failure that told nobody: often enough, and it is flaky. */
function flipped(before: readonly number[], { endedAt }: RunOutcome, { flaky }: AlertPolicy): Next {
  const flips = [...before.filter((at) => at > endedAt - flaky.within), endedAt];
  const [since = endedAt] = flips;
  if (flips.length < flaky.flips) return { state: { kind: 'up', flips } };
  return {
    state: { kind: 'flaky', since, failures: 0, passes: 0, failingSince: since },
    telling: { kind: 'flaky', since },
  };
}
