import type { Step } from '../journey/model.ts';

/** A step that stands by itself, or a group with the steps in it. */
export interface Branch {
  step: Step;
  inside: Step[];
}

/** Each group takes in the steps up to the next one, or to one that is after it; those before the first stand alone. */
export function treeOf(steps: readonly Step[]): Branch[] {
  const branches: Branch[] = [];
  let group: Branch | undefined;
  for (const step of steps) {
    if (step.kind === 'group' || step.ungrouped) group = undefined;
    if (group) {
      group.inside.push(step);
      continue;
    }
    const branch: Branch = { step, inside: [] };
    branches.push(branch);
    if (step.kind === 'group') group = branch;
  }
  return branches;
}

/** For each step, whether it stands by itself after a group. */
export function standingAfterGroups(steps: readonly Step[]): boolean[] {
  let [isAfter, isInside] = [false, false];
  return steps.map((step) => {
    if (step.kind === 'group') [isAfter, isInside] = [true, true];
    else if (step.ungrouped) isInside = false;
    return step.kind !== 'group' && isAfter && !isInside;
  });
}
