import type { Journey } from './model.ts';

/** Whether the last thing that a journey does is no check: then its replay can't tell that it worked. */
export function lacksOutcome({ steps }: Pick<Journey, 'steps'>): boolean {
  const last = steps.findLast(({ kind }) => kind !== 'group' && kind !== 'screenshot');
  return last?.kind !== 'expect';
}
