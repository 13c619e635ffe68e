import { byKind, type StepTable } from '../../journey/step-table.ts';
import { isComment, NEEDS_SCRIPT } from '../../journey/custom.ts';
import { wordStep } from '../../journey/wording.ts';
import { MAIN_PAGE } from '../../journey/format.ts';
import type { Candidate, Effect, Journey, Step, Target, Value } from '../../journey/model.ts';
import type { ProofStep } from '../../journey/proof.ts';
import type { Effects } from './effects.ts';
import { Failure } from './failure.ts';
import { FrameContent, type Locator } from './locator.ts';
import { JourneyPage } from './page.ts';
import type { Walk } from './walk.ts';
import type { TypeOptions } from './writing.ts';

/** Told of each step but headings: when it begins, and when it has passed, with its time in milliseconds. */
export type OnStep = (told: Extract<ProofStep, { state: 'running' | 'passed' }>) => void;

/** Replays a journey as it was recorded, without a script; each step as its script's line would. */
export async function playJourney(
  journey: Journey,
  walk: Walk,
  page: JourneyPage,
  onStep: OnStep = () => undefined,
): Promise<void> {
  const tabs = new Map<string, JourneyPage>([[MAIN_PAGE, page]]);
  const stage: Stage = {
    journey,
    walk,
    tab(alias) {
      const known = tabs.get(alias) ?? new JourneyPage(walk, alias);
      tabs.set(alias, known);
      return known;
    },
  };
  for (const { title, steps } of groupsOf(journey)) {
    const play = async (): Promise<void> => {
      for (const step of steps) {
        const began = walk.now;
        onStep({ step: step.id, state: 'running' });
        await byKind(performers, step, stage);
        onStep({ step: step.id, state: 'passed', duration: walk.now - began });
      }
    };
    if (title === undefined) await play();
    else await walk.step(title, play);
  }
}

interface Stage {
  journey: Journey;
  walk: Walk;
  tab(alias: string): JourneyPage;
}

function groupsOf(journey: Journey): { title?: string; steps: Step[] }[] {
  const groups: { title?: string; steps: Step[] }[] = [{ steps: [] }];
  for (const step of journey.steps) {
    if (step.kind === 'group') groups.push({ title: step.title, steps: [] });
    else if (step.ungrouped && groups.at(-1)?.title !== undefined) groups.push({ steps: [step] });
    else groups.at(-1)?.steps.push(step);
  }
  return groups;
}

const performers: StepTable<Promise<void>, [Stage]> = {
  group: () => Promise.resolve(), // taken apart above
  navigate: (step, stage) => pageOf(step, stage).goto(step.url, effectsOf(step, stage)),
  open: (step, stage) => pageOf(step, stage).open(step.url),
  back: (step, stage) => pageOf(step, stage).back(effectsOf(step, stage)),
  forward: (step, stage) => pageOf(step, stage).forward(effectsOf(step, stage)),
  reload: (step, stage) => pageOf(step, stage).reload(effectsOf(step, stage)),
  close: (step, stage) => pageOf(step, stage).close(),
  resize: (step, stage) =>
    pageOf(step, stage).resize({ width: step.width, height: step.height }, effectsOf(step, stage)),
  click: (step, stage) => {
    const { button, count, hold, modifiers, position } = step;
    return locate(step, step.target, stage).click({
      ...(button && { button }),
      ...(count && { count }),
      ...(hold !== undefined && { hold }),
      ...(modifiers && { modifiers }),
      ...(position && { position }),
      ...effectsOf(step, stage),
    });
  },
  drag: (step, stage) => {
    const { from, to, path, modifiers } = step;
    const how = { ...(modifiers && { modifiers }), ...effectsOf(step, stage) };
    const source = locate(step, step.target, stage);
    if (!to) return source.drag(path ?? [], how);
    const { target, position } = to;
    return source.dragTo(locate(step, target, stage), {
      ...(from && { from }),
      ...(position && { position }),
      ...how,
    });
  },
  scroll: (step, stage) => {
    const { to, by = {}, turns, during, position, modifiers } = step;
    const effects = effectsOf(step, stage);
    if (to !== undefined) {
      const where = step.target ? locate(step, step.target, stage) : placeOf(step, stage);
      return where.scroll({ to, ...effects });
    }
    if (!step.target) throw new Failure('script', 'A turn of the wheel names no element.');
    return locate(step, step.target, stage).scroll({
      by,
      ...(turns !== undefined && { turns }),
      ...(during !== undefined && { during }),
      ...(position && { position }),
      ...(modifiers && { modifiers }),
      ...effects,
    });
  },
  hover: (step, stage) => locate(step, step.target, stage).hover(effectsOf(step, stage)),
  fill: (step, stage) =>
    locate(step, step.target, stage).fill(valueOf(step.value, stage), effectsOf(step, stage)),
  type: (step, stage) => {
    const { text, at } = step;
    const where: TypeOptions = typeof at === 'string' ? { at } : { ...at };
    return locate(step, step.target, stage).type(text, { ...where, ...effectsOf(step, stage) });
  },
  caret: (step, stage) => locate(step, step.target, stage).placeCaret(step.at, effectsOf(step, stage)),
  paste: (step, stage) => {
    const options = { ...(step.html !== undefined && { html: step.html }), ...effectsOf(step, stage) };
    return step.target
      ? locate(step, step.target, stage).paste(step.text, options)
      : pageOf(step, stage).paste(step.text, options);
  },
  check: (step, stage) => locate(step, step.target, stage).check(effectsOf(step, stage)),
  uncheck: (step, stage) => locate(step, step.target, stage).uncheck(effectsOf(step, stage)),
  select: (step, stage) => locate(step, step.target, stage).select(step.options, effectsOf(step, stage)),
  upload: (step, stage) => {
    const where = locate(step, step.target, stage);
    const paths = step.files.map(({ path }) => path);
    const effects = effectsOf(step, stage);
    return step.dropped ? where.dropFiles(paths, effects) : where.upload(paths, effects);
  },
  press: (step, stage) =>
    step.target
      ? locate(step, step.target, stage).press(step.key, effectsOf(step, stage))
      : pageOf(step, stage).press(step.key, effectsOf(step, stage)),
  expect: (step, stage) =>
    step.target
      ? locate(step, step.target, stage).satisfies(step.check)
      : pageOf(step, stage).satisfies(step.check),
  screenshot: (step, stage) => pageOf(step, stage).screenshot(step.name),
  unsupported: (step, stage) => pageOf(step, stage).unsupported(step.reason, effectsOf(step, stage)),
  custom: (step, { walk }) => {
    if (isComment(step.code)) return Promise.resolve();
    const { message, advice } = NEEDS_SCRIPT;
    return walk.act(wordStep(step), 'act', () => Promise.reject(new Failure('unsupported', message, advice)));
  },
};

function pageOf(step: { page?: string }, stage: Stage): JourneyPage {
  return stage.tab(step.page ?? MAIN_PAGE);
}

function locate(step: { page?: string; frame?: Target[] }, target: Target, stage: Stage): Locator {
  return placeOf(step, stage).by(best(target));
}

function placeOf(step: { page?: string; frame?: Target[] }, stage: Stage): JourneyPage | FrameContent {
  const page = pageOf(step, stage);
  const frames = (step.frame ?? []).map(best);
  return frames.length > 0 ? new FrameContent(page, frames) : page;
}

function best(target: Target): Candidate {
  const [first] = target.candidates;
  if (!first) throw new Failure('script', 'A step names no element.');
  return first;
}

function valueOf(value: Value, { journey, walk }: Stage): string {
  if (typeof value === 'string') return value;
  return ('secret' in value ? walk.options.secrets[value.secret] : journey.inputs[value.input]) ?? '';
}

/** The recorded effects in the words of a script, in the order in which they occurred. */
function effectsOf(step: { effects?: Effect[] }, stage: Stage): Effects {
  const effects: Effects = {};
  const answers: [string, string][] = [];
  for (const effect of step.effects ?? []) {
    if (effect.kind === 'navigation') effects.goesTo = effect.url;
    else if (effect.kind === 'popup') effects.opens = [effects.opens ?? [], stage.tab(effect.page)].flat();
    else if (effect.kind === 'close') effects.closes = true;
    else if (effect.kind === 'request') effects.requests = [effects.requests ?? [], effect.url].flat();
    else if (effect.kind === 'download') effects.downloads = [effects.downloads ?? [], effect.name].flat();
    else if (effect.type === 'prompt' && effect.answer !== false) {
      answers.push([effect.message, effect.answer === true ? '' : effect.answer]);
      effects.answers = answers;
    } else {
      const refusal = effect.type === 'prompt' ? 'dismisses' : 'declines';
      const key = effect.type === 'alert' ? 'alerts' : effect.answer === false ? refusal : 'confirms';
      effects[key] = [effects[key] ?? [], effect.message].flat();
    }
  }
  return effects;
}
