import type { Step } from '../journey/model.ts';
import { align, saidOf } from './align.ts';

/** A step of a merged walk, or a place where a person and a recording changed the same in two ways. */
export type Merged = { step: Step } | Clash;

/** What a person wrote at a place, and what a recording says there. */
export interface Clash {
  ours: Step[];
  theirs: Step[];
}

/**
 * Merges the steps of a script that a person edited with those of a new recording, step by step: what only one side
 * changed is as that side has it. What a person wrote as code stays after the step that it stood after, and is never
 * in the way of what was recorded.
 * @param base the steps that both come from
 * @param ours those of the script
 * @param theirs those of the recording
 */
export function mergeSteps(base: readonly Step[], ours: readonly Step[], theirs: readonly Step[]): Merged[] {
  const before = base.filter(isKnown);
  const [our, their] = [sideOf(before, ours), sideOf(before, theirs)];
  const known = new Set(ours.flatMap((step) => (step.kind === 'custom' ? [step.code] : [])));
  const merged: Merged[] = [];
  const addCode = (side: Side, at: number): void => {
    const code = side.codeAfter.get(at) ?? [];
    merged.push(...code.filter((step) => side === our || !known.has(step.code)).map((step) => ({ step })));
  };
  const addNew = (at: number): void => {
    const [a, b] = [our.newAfter.get(at) ?? [], their.newAfter.get(at) ?? []];
    const [asteps, bsteps] = [a.map((place) => our.steps[place]), b.map((place) => their.steps[place])].map(
      (list) => list.filter((step) => step !== undefined),
    );
    const isClash =
      a.length > 0 && b.length > 0 && ![asteps, bsteps].flat().some((step) => step?.kind === 'group');
    if (asteps && bsteps && a.length > 0 && saidOfAll(asteps) === saidOfAll(bsteps)) {
      for (const [nth, step] of bsteps.entries()) {
        merged.push({ step });
        addCode(our, a[nth] ?? at);
        addCode(their, b[nth] ?? at);
      }
      return;
    }
    if (isClash) merged.push({ ours: asteps ?? [], theirs: bsteps ?? [] });
    for (const [side, places] of [
      [our, a],
      [their, b],
    ] as const) {
      for (const place of places) {
        const step = side.steps[place];
        if (step && !isClash) merged.push({ step });
        addCode(side, place);
      }
    }
  };
  addCode(our, -1);
  addCode(their, -1);
  addNew(-1);
  for (const [at, step] of before.entries()) {
    const [a, b] = [our.now.get(at), their.now.get(at)];
    merged.push(...resolved(step, a && our.steps[a.to], b && their.steps[b.to]));
    if (a) addCode(our, a.to);
    if (b) addCode(their, b.to);
    addNew(at);
  }
  return merged;
}

function resolved(base: Step, ours: Step | undefined, theirs: Step | undefined): Merged[] {
  const [was, a, b] = [base, ours, theirs].map((step) => step && saidOf(step));
  if (ours && theirs) {
    // The recording knows elements as they are now; where a step stands is as a person moved it.
    if (a === b || a === was) return [{ step: standing(theirs, base, ours) }];
    return b === was ? [{ step: ours }] : [{ ours: [ours], theirs: [theirs] }];
  }
  const [left, said] = ours ? [ours, a] : [theirs, b];
  if (!left || said === was) return [];
  if (left.kind === 'group') return [{ step: left }];
  return [ours ? { ours: [left], theirs: [] } : { ours: [], theirs: [left] }];
}

function standing(step: Step, base: Step, ours: Step): Step {
  if (base.ungrouped === ours.ungrouped) return step;
  const moved: Step = { ...step };
  delete moved.ungrouped;
  if (ours.ungrouped) moved.ungrouped = true;
  return moved;
}

type Code = Extract<Step, { kind: 'custom' }>;

/** One side of a merge. Places are among its steps without code; -1 is the start. */
interface Side {
  steps: Step[];
  /** The step that each step of the base is now. */
  now: ReadonlyMap<number, { to: number }>;
  /** The places of new steps, by the place in the base after which they come. */
  newAfter: ReadonlyMap<number, number[]>;
  /** The code after each place. */
  codeAfter: ReadonlyMap<number, Code[]>;
}

function sideOf(base: readonly Step[], all: readonly Step[]): Side {
  const steps = all.filter(isKnown);
  const pairs = align(base, steps);
  const from = new Map(pairs.map((pair) => [pair.to, pair.from]));
  const newAfter = new Map<number, number[]>();
  let last = -1;
  for (const place of steps.keys()) {
    const was = from.get(place);
    if (was === undefined) newAfter.set(last, [...(newAfter.get(last) ?? []), place]);
    else last = was;
  }
  const codeAfter = new Map<number, Code[]>();
  let place = -1;
  for (const step of all) {
    if (step.kind === 'custom') codeAfter.set(place, [...(codeAfter.get(place) ?? []), step]);
    else place += 1;
  }
  return { steps, now: new Map(pairs.map((pair) => [pair.from, pair])), newAfter, codeAfter };
}

function saidOfAll(steps: readonly Step[]): string {
  return steps.map(saidOf).join('\n');
}

function isKnown(step: Step): boolean {
  return step.kind !== 'custom';
}
