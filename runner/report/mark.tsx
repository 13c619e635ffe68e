import type { VNode } from 'preact';
import type { Verdict } from '../evidence/run.ts';
import { wordVerdict } from './verdicts.ts';

/** The sign of a verdict or a step's status; shapes differ, so that it needs no colour, and words stand beside it. */
export function Mark({ verdict }: { verdict: Verdict }): VNode {
  return (
    <svg class={`mark ${verdict}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="8" />
      <path d={PATHS[verdict]} />
    </svg>
  );
}

/** A verdict as a sign and a word. */
export function VerdictBadge({ verdict }: { verdict: Verdict }): VNode {
  return (
    <span class={`verdict ${verdict}`}>
      <Mark verdict={verdict} />
      {wordVerdict(verdict)}
    </span>
  );
}

const PATHS = {
  passed: 'M4.5 8.5l2.5 2.5 4.5-6',
  drifted: 'M3.5 9.5q2.2-4 4.5-1.5t4.5-1.5',
  flaky: 'M11.4 6.2A4 4 0 1 0 12 9M11.9 3.6v2.9H9',
  failed: 'M5 5l6 6M11 5l-6 6',
  errored: 'M8 3.8v5M8 11.2v1.2',
} satisfies Record<Verdict, string>;
