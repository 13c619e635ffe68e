import type { Effect, Step } from '../model.ts';

/** What a step brings about hangs on the last thing that was done for it. */
export function withEffects(steps: readonly Step[], more: readonly Effect[]): Step[] {
  const at = steps.findLastIndex(takesEffects);
  return steps.map((step, index) =>
    index === at && more.length > 0 && takesEffects(step)
      ? { ...step, effects: [...(step.effects ?? []), ...more] }
      : step,
  );
}

function takesEffects(
  step: Step,
): step is Exclude<Step, { kind: 'group' | 'open' | 'close' | 'expect' | 'screenshot' | 'custom' }> {
  return !/^(group|open|close|expect|screenshot|custom)$/.test(step.kind);
}
