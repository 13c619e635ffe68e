import type { Target } from '../model.ts';

/** Whether two targets name the same element: by the same names, whatever stood near it then. */
export function isSameTarget(one: Target | undefined, other: Target | undefined): boolean {
  return JSON.stringify(one?.candidates) === JSON.stringify(other?.candidates);
}

/** Whether two paths of frames are the same. */
export function isSameFrame(one: readonly Target[] = [], other: readonly Target[] = []): boolean {
  return one.length === other.length && one.every((target, at) => isSameTarget(target, other[at]));
}
