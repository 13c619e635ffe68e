import type { Journey, StepKind } from '../../journey/model.ts';

/** Whether the journey acts and checks nothing after its last act: then its replay can't tell that it worked. */
export function lacksOutcome({ steps }: Journey): boolean {
  const lastAct = steps.findLastIndex((step) => !PASSIVE.has(step.kind));
  return lastAct !== -1 && !steps.slice(lastAct).some((step) => step.kind === 'expect');
}

const PASSIVE = new Set<StepKind>(['group', 'expect', 'screenshot']);
