import { MAIN_PAGE } from '../../journey/format.ts';
import type { Effect, Journey, Step, Target } from '../../journey/model.ts';

/** What a script says of a journey: all but ids, further names and looks of elements, and what is not to be told. */
export function said(journey: Journey): unknown {
  const { title, baseUrl, synthetic, inputs, secrets, environment, script } = journey;
  const steps = journey.steps.map(saidOfStep);
  return plain({ title, baseUrl, synthetic, inputs, secrets, environment, script, steps });
}

function saidOfStep(step: Step): object {
  const { id: _id, ungrouped: _ungrouped, page = MAIN_PAGE, ...rest } = step;
  // A heading and what a person wrote are in no tab.
  const more = step.kind === 'group' || step.kind === 'custom' ? {} : { page };
  const own: Record<string, unknown> = { ...rest, ...more };
  if ('frame' in step) own.frame = step.frame?.map(saidOfTarget);
  if ('target' in step) own.target = step.target && saidOfTarget(step.target);
  if ('effects' in step) own.effects = step.effects?.length ? saidOfEffects(step.effects) : undefined;
  if (step.kind === 'drag' && step.to) own.to = { ...step.to, target: saidOfTarget(step.to.target) };
  return own;
}

function saidOfTarget(target: Target): unknown {
  return target.candidates[0];
}

/** Effects under one key come together; a page that closes closes once; alerts have no answer, a confirm has two. */
function saidOfEffects(effects: readonly Effect[]): unknown[] {
  const settled = effects.map((effect): Effect => {
    if (effect.kind !== 'dialog') return effect;
    const { type, answer } = effect;
    if (type === 'alert') return { ...effect, answer: true };
    if (type === 'confirm') return { ...effect, answer: answer !== false };
    return { ...effect, answer: answer === true ? '' : answer };
  });
  const groups = Map.groupBy(settled, (effect) =>
    effect.kind === 'dialog' ? `${effect.type} ${effect.answer === false}` : effect.kind,
  );
  return [...groups.values()].flatMap((group) => (group[0]?.kind === 'close' ? group.slice(0, 1) : group));
}

function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data));
}
