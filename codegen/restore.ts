import { attachmentsOf, type Attachment } from '../journey/attachments.ts';
import { canonical } from '../journey/canonical.ts';
import { keyOf } from '../journey/mending.ts';
import type { Candidate, Effect, Journey, Step, Target } from '../journey/model.ts';
import { align } from './align.ts';
import { NO_ID } from './body.ts';
import { printEffects } from './effects.ts';
import { standingAfterGroups } from './tree.ts';

/**
 * Gives steps that were read from a script what a script does not hold, from the journey that it was generated from:
 * ids, the further names and the looks of elements, what is in files. A step that the script says as before is the
 * step as before; of a step that was changed by hand, what still applies is kept.
 * @param attachmentOf what is known of a file at a path, besides what the journey knows
 */
export function restored(
  steps: readonly Step[],
  previous: Step[],
  attachmentOf: (path: string) => Attachment | undefined,
): Step[] {
  const before = new Map(align(previous, steps).map((pair) => [pair.to, pair]));
  const ids = idsBeside(previous);
  const targets = targetsOf(previous);
  const files = new Map(attachmentsOf({ steps: previous }).map((file) => [file.path, file]));
  const stands = standingAfterGroups(steps);
  const stood = standingAfterGroups(previous);
  return steps.map((step, at) => {
    const pair = before.get(at);
    const old = pair && previous[pair.from];
    if (pair && old?.kind === step.kind && pair.isSame) {
      const { ungrouped, ...rest } = old;
      const isAsBefore = stands[at] === stood[pair.from];
      return { ...rest, ...(isAsBefore ? ungrouped && { ungrouped } : stands[at] && { ungrouped: true }) };
    }
    const origin = old?.imported === undefined ? {} : { imported: old.imported };
    const found: Step = { ...step, id: old?.id ?? ids(), ...origin };
    if (found.kind === 'upload') {
      found.files = found.files.map((file) => files.get(file.path) ?? attachmentOf(file.path) ?? file);
    }
    return withTargets(withEffects(found, old), old, targets);
  });
}

/** Gives ids that no step has. */
function idsBeside(steps: readonly Step[]): () => string {
  const taken = new Set([NO_ID, ...steps.map(({ id }) => id)]);
  let number = 0;
  return () => {
    do number += 1;
    while (taken.has(`h${number}`));
    return `h${number}`;
  };
}

function withEffects(step: Step, old: Step | undefined): Step {
  const before = old && 'effects' in old ? old.effects : undefined;
  if (!('effects' in step) || !before) return step;
  return said(step.effects) === said(before) ? { ...step, effects: before } : step;
}

function said(effects: readonly Effect[] | undefined): string {
  return JSON.stringify(printEffects(effects));
}

type Known = ReadonlyMap<string, Target>;

function withTargets(step: Step, old: Step | undefined, known: Known): Step {
  const own = { ...step };
  let frames: Candidate[] = [];
  const find = (target: Target, before: Target | undefined): Target => {
    const [best] = target.candidates;
    if (!best) return target;
    return known.get(keyOf(frames, best)) ?? promoted(best, before) ?? target;
  };
  if ('frame' in own && own.frame) {
    const oldFrames = (old && 'frame' in old && old.frame) || [];
    own.frame = own.frame.map((frame, at) => {
      const found = find(frame, oldFrames[at]);
      frames = [...frames, ...found.candidates.slice(0, 1)];
      return found;
    });
  }
  if ('target' in own && own.target) {
    own.target = find(own.target, old && 'target' in old ? old.target : undefined);
  }
  if (own.kind === 'drag' && own.to) {
    own.to = { ...own.to, target: find(own.to.target, old?.kind === 'drag' ? old.to?.target : undefined) };
  }
  return own;
}

/** A name that was a fallback, and that a person chose: the element is the same. */
function promoted(best: Candidate, before: Target | undefined): Target | undefined {
  const key = canonical(best);
  const others = before?.candidates.filter((candidate) => canonical(candidate) !== key) ?? [];
  if (!before || others.length === before.candidates.length) return undefined;
  return { ...before, candidates: [best, ...others] };
}

function targetsOf(steps: Journey['steps']): Known {
  const known = new Map<string, Target>();
  for (const step of steps) {
    const frames: Candidate[] = [];
    const note = (target: Target): void => {
      const [best] = target.candidates;
      if (best && !known.has(keyOf(frames, best))) known.set(keyOf(frames, best), target);
    };
    for (const frame of ('frame' in step && step.frame) || []) {
      note(frame);
      frames.push(...frame.candidates.slice(0, 1));
    }
    if ('target' in step && step.target) note(step.target);
    if (step.kind === 'drag' && step.to) note(step.to.target);
  }
  return known;
}
