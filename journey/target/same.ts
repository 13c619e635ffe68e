import { canonical } from '../canonical.ts';
import type { Target } from '../model.ts';

/**
 * Whether two targets name the same element: by the same best name, as scripts and replays do. The others may differ
 * though it is the same: they tell it from what else was in the page at that moment.
 */
export function isSameTarget(one: Target | undefined, other: Target | undefined): boolean {
  return canonical(one?.candidates[0]) === canonical(other?.candidates[0]);
}

/** Whether two paths of frames are the same. */
export function isSameFrame(one: readonly Target[] = [], other: readonly Target[] = []): boolean {
  return one.length === other.length && one.every((target, at) => isSameTarget(target, other[at]));
}
