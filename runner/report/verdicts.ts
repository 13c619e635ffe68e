import type { Run, Verdict } from '../evidence/run.ts';

/** A verdict in words. */
export function wordVerdict(verdict: Verdict): string {
  return WORDS[verdict];
}

const WORDS = {
  passed: 'Passed',
  drifted: 'Passed with drift',
  flaky: 'Flaky: passed when tried again',
  failed: 'Failed',
  errored: 'Errored',
} satisfies Record<Verdict, string>;

/** Whether a verdict counts as failed. */
export function isFailed(verdict: Verdict): boolean {
  return verdict === 'failed' || verdict === 'errored';
}

/** How many runs came out how. `passed` includes `drifted` and `flaky`, and `failed` includes `errored`. */
export interface Counts {
  passed: number;
  failed: number;
  drifted: number;
  flaky: number;
  errored: number;
}

/** Counts the verdicts of runs. */
export function count(runs: readonly Pick<Run, 'verdict'>[]): Counts {
  const number = (wanted: Verdict): number => runs.filter(({ verdict }) => verdict === wanted).length;
  const [drifted, flaky, errored] = [number('drifted'), number('flaky'), number('errored')];
  const passed = number('passed') + drifted + flaky;
  return { passed, failed: number('failed') + errored, drifted, flaky, errored };
}
