import type { Run, Verdict } from '../evidence/run.ts';

/** A verdict in words. */
export function wordVerdict(verdict: Verdict): string {
  return WORDS[verdict];
}

const WORDS = {
  passed: 'Passed',
  drifted: 'Passed with drift',
  failed: 'Failed',
  errored: 'Errored',
} satisfies Record<Verdict, string>;

/** Whether a verdict counts as failed. */
export function isFailed(verdict: Verdict): boolean {
  return verdict === 'failed' || verdict === 'errored';
}

/** How many runs came out how. `passed` includes `drifted`, and `failed` includes `errored`. */
export interface Counts {
  passed: number;
  failed: number;
  drifted: number;
  errored: number;
}

/** Counts the verdicts of runs. */
export function count(runs: readonly Pick<Run, 'verdict'>[]): Counts {
  const number = (wanted: Verdict): number => runs.filter(({ verdict }) => verdict === wanted).length;
  const [drifted, errored] = [number('drifted'), number('errored')];
  return { passed: number('passed') + drifted, failed: number('failed') + errored, drifted, errored };
}
