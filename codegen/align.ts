import { diffIndices } from 'node-diff3';
import { canonical } from '../journey/canonical.ts';
import type { Step } from '../journey/model.ts';
import { printStatement } from './statement.ts';

/** A step of one list and the step of another that it is or became, by their places; in order in both. */
export interface Pair {
  from: number;
  to: number;
  /** Whether a script says the same for both. */
  isSame: boolean;
}

/**
 * Finds out which steps of one list are still there in another: first those for which a script says the same, then,
 * between them, those that do the same to the same element, and last those of the same kind.
 */
export function align(from: readonly Step[], to: readonly Step[]): Pair[] {
  const likes = LIKENESSES.map((likeness) => ({ from: from.map(likeness), to: to.map(likeness) }));
  const pairs: Pair[] = [];
  const within = (level: number, a: Span, b: Span): void => {
    const like = likes[level];
    if (!like || a.from === a.to || b.from === b.to) return;
    const gaps = diffIndices(like.from.slice(a.from, a.to), like.to.slice(b.from, b.to));
    let [atA, atB] = [a.from, b.from];
    const same = (until: number): void => {
      for (; atA < until; atA += 1, atB += 1) pairs.push({ from: atA, to: atB, isSame: level === 0 });
    };
    for (const { buffer1, buffer2 } of gaps) {
      const [startA, startB] = [a.from + buffer1[0], b.from + buffer2[0]];
      same(startA);
      const gapA = { from: startA, to: startA + buffer1[1] };
      const gapB = { from: startB, to: startB + buffer2[1] };
      within(level + 1, gapA, gapB);
      [atA, atB] = [gapA.to, gapB.to];
    }
    same(a.to);
  };
  within(0, { from: 0, to: from.length }, { from: 0, to: to.length });
  return pairs;
}

interface Span {
  from: number;
  to: number;
}

/** What a script says of a step, as a key. */
export function saidOf(step: Step): string {
  if (step.kind === 'group') return `group ${step.title}`;
  if (step.kind === 'custom') return `custom ${step.code}`;
  return JSON.stringify(printStatement(step));
}

const LIKENESSES: readonly ((step: Step) => string)[] = [
  saidOf,
  (step) => {
    const frames = 'frame' in step ? step.frame?.map(({ candidates: [best] }) => best) : undefined;
    const target = 'target' in step ? step.target?.candidates[0] : undefined;
    return canonical([step.kind, step.page ?? 'main', frames, target, target ? '' : saidOf(step)]);
  },
  ({ kind }) => kind,
];
