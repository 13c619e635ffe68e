import { canonical } from './canonical.ts';
import type { Candidate, Journey, Step, Target } from './model.ts';

/** What names an element that drifted as it is now. */
export interface Mend {
  /** The frames that it lies in, outermost first, by the names that the journey has for them. */
  frames: Candidate[];
  /** The name that the journey has. */
  was: Candidate;
  /** As it would be recorded now. */
  now: Target;
}

/** The journey with what drifted named as it is now, in each step that names it. */
export function mended(journey: Journey, mends: readonly Mend[]): Journey {
  const known = new Map(mends.map(({ frames, was, now }) => [keyOf(frames, was), now]));
  const mend = (target: Target, frames: readonly Candidate[]): Target => {
    const [best] = target.candidates;
    return (best && known.get(keyOf(frames, best))) ?? target;
  };
  return { ...journey, steps: journey.steps.map((step) => changeTargets(step, mend)) };
}

/** The key of an element's name and frames. */
export function keyOf(frames: readonly Candidate[], candidate: Candidate): string {
  return canonical([...frames, candidate]);
}

/**
 * A step with each of its targets changed: its frames, its element, where it drags to.
 * @param change is told the target and the names of the frames around it, outermost first
 */
export function changeTargets(
  step: Step,
  change: (target: Target, frames: readonly Candidate[]) => Target,
): Step {
  const own = { ...step };
  const frames: Candidate[] = [];
  if ('frame' in own && own.frame) {
    own.frame = own.frame.map((frame) => {
      const changed = change(frame, [...frames]);
      frames.push(...frame.candidates.slice(0, 1));
      return changed;
    });
  }
  if ('target' in own && own.target) own.target = change(own.target, frames);
  if (own.kind === 'drag' && own.to) own.to = { ...own.to, target: change(own.to.target, frames) };
  return own;
}
