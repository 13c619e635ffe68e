import { isAside } from './check.ts';
import { isComment } from './custom.ts';
import type { Journey, Step } from './model.ts';

/**
 * Whether the last thing that a journey does is no check: then its replay can't tell that it worked. Code that a person
 * wrote checks something where it calls `expect`.
 */
export function lacksOutcome({ steps }: Pick<Journey, 'steps'>): boolean {
  const last = steps.findLast(isDoing);
  if (last?.kind === 'custom') return !/\bexpect\s*\(/.test(last.code);
  return last?.kind !== 'expect';
}

function isDoing(step: Step): boolean {
  if (step.kind === 'custom') return !isComment(step.code);
  if (step.kind === 'expect') return !isAside(step.check);
  return step.kind !== 'group' && step.kind !== 'screenshot';
}
