import { MAIN_PAGE } from '../../format.ts';
import { byKind, type StepTable } from '../../step-table.ts';
import { openedBy } from '../../references.ts';
import { fullUrl } from '../../url.ts';
import { wordEffect, wordStep } from '../../wording.ts';
import type { Effect, Journey, Step, StepOf, Target, Value, Viewport } from '../../model.ts';
import { ONLY_FRAME } from '../frames.ts';
import { elementWait, pageWait } from './checks.ts';
import { keysOf, modifierOf } from './keys.ts';
import { selectorsOf } from './selectors.ts';

/** A step for Chrome. */
export type Out = Readonly<Record<string, unknown>> & { type: string };

/** What a step of a journey comes to in Chrome, and what of it was lost. */
export interface Given {
  steps: Out[];
  lost: string[];
}

/** What is known around a step. */
export interface Surroundings {
  journey: Journey;
  /** How Chrome calls the further tabs. */
  tabs: ReadonlyMap<string, string>;
  /** The step before. */
  done?: Step | undefined;
}

/** A step of a journey as steps of a recording; what Chrome has nothing for, as a `customStep` and a warning. */
export function chromeStepsOf(step: Step, around: Surroundings): Given {
  const place = placeOf(step, around);
  const opensUnknown = openedBy(step).some(({ alias }) => !around.tabs.has(alias));
  const given = place && !opensUnknown ? byKind(rows, step, { ...around, place }) : undefined;
  if (!given) return custom(step);
  const { events, lost } = eventsOf(step, around.journey);
  if (events.length === 0) return { steps: given.steps, lost: [...given.lost, ...lost] };
  const at = given.steps.findLastIndex(({ type }) => type !== 'keyUp');
  const steps = given.steps.map((out, nth) => (nth === at ? { ...out, assertedEvents: events } : out));
  return { steps, lost: [...given.lost, ...lost] };
}

interface Place {
  target: string;
  frame?: number[];
}

interface Known extends Surroundings {
  place: Place;
}

/** Undefined where Chrome has no step like it. */
const rows: StepTable<Given | undefined, [known: Known]> = {
  group: () => undefined,
  navigate: ({ url }, { place, journey: { baseUrl } }) =>
    URL.canParse(url, baseUrl) ? all({ type: 'navigate', ...place, url: fullUrl(url, baseUrl) }) : undefined,
  open: () => undefined,
  back: () => undefined,
  forward: () => undefined,
  reload: () => undefined,
  close: (_, { place }) => all({ type: 'close', ...place }),
  resize: ({ width, height }, { place, journey: { environment } }) =>
    all({ ...viewportOut({ ...environment.viewport, width, height }), ...place }),
  click: (step, { place }) => click(step, place),
  drag: () => undefined,
  scroll: ({ target, to }, { place }) => {
    if (to === undefined || to === 'end' || (typeof to === 'object' && to.x === 'end')) return undefined;
    const where = typeof to === 'object' ? to : { y: to };
    if (!target) return all({ type: 'scroll', ...place, ...where });
    return on(target, (selectors) => [{ type: 'scroll', ...place, selectors, ...where }]);
  },
  hover: ({ target }, { place }) => on(target, (selectors) => [{ type: 'hover', ...place, selectors }]),
  fill: ({ target, value }, { place, journey }) => fill(target, value, place, journey),
  type: () => undefined,
  caret: () => undefined,
  paste: () => undefined,
  check: ({ target }, { place }) => on(target, (selectors) => [clicked(selectors, place)]),
  uncheck: ({ target }, { place }) => on(target, (selectors) => [clicked(selectors, place)]),
  select: () => undefined,
  upload: () => undefined,
  press: ({ target, key }, { place, done }) => {
    // Chrome's keys go to what has the focus.
    const has = done && 'target' in done ? done.target : undefined;
    if (target && JSON.stringify(has) !== JSON.stringify(target)) return undefined;
    return all(...pressed(keysOf(key), place));
  },
  expect: ({ check, target }, { place, journey }) => {
    const expression = target ? undefined : pageWait(check, journey.baseUrl);
    if (expression !== undefined) return all({ type: 'waitForExpression', ...place, expression });
    const wanted = elementWait(check);
    if (!target || !wanted) return undefined;
    return on(target, (selectors) => [{ type: 'waitForElement', ...place, selectors, ...wanted }]);
  },
  screenshot: () => undefined,
  unsupported: () => undefined,
  custom: () => undefined,
};

/** The size of the page and its device, as Chrome has them. */
export function viewportOut(viewport: Viewport): Out {
  const { width, height, deviceScaleFactor = 1, isMobile = false, hasTouch = false } = viewport;
  const isLandscape = width > height;
  return { type: 'setViewport', width, height, deviceScaleFactor, isMobile, hasTouch, isLandscape };
}

function all(...steps: Out[]): Given {
  return { steps, lost: [] };
}

function on(target: Target, make: (selectors: string[][]) => Out[]): Given | undefined {
  const selectors = selectorsOf(target);
  return selectors.length === 0 ? undefined : all(...make(selectors));
}

/**
 * Chrome wants to know where in the element, in pixels, and how large it is nobody knows. Its first pixel is outside of
 * a button with round corners, where a click meets what is behind it; this one is inside of checkboxes too.
 */
function clicked(selectors: string[][], place: Place, own: Readonly<Record<string, unknown>> = {}): Out {
  return { type: 'click', ...place, selectors, offsetX: INSIDE, offsetY: INSIDE, ...own };
}

const INSIDE = 8;

function click(
  { target, button, count, hold, modifiers = [], position }: StepOf<'click'>,
  place: Place,
): Given | undefined {
  if (position) return undefined;
  const own = {
    ...(count && { type: 'doubleClick' }),
    ...(button && { button: button === 'middle' ? 'auxiliary' : 'secondary' }),
    ...(hold !== undefined && { duration: hold }),
  };
  return on(target, (selectors) => [
    ...modifiers.map((key) => ({ type: 'keyDown', ...place, key })),
    clicked(selectors, place, own),
    ...modifiers.toReversed().map((key) => ({ type: 'keyUp', ...place, key })),
  ]);
}

function fill(target: Target, value: Value, place: Place, { inputs }: Journey): Given | undefined {
  const isSecret = typeof value === 'object' && 'secret' in value;
  const typed = typeof value === 'string' ? value : isSecret ? value.secret : (inputs[value.input] ?? '');
  const given = on(target, (selectors) => [{ type: 'change', ...place, value: typed, selectors }]);
  if (!given || !isSecret) return given;
  const warning = `${value.secret} stands in the place of that secret; put its value in before a replay in Chrome.`;
  return { ...given, lost: [warning] };
}

function pressed(keys: readonly string[], place: Place): Out[] {
  const held = keys.filter((key, at) => at < keys.length - 1 && modifierOf(key) !== undefined);
  const last = keys.slice(-1);
  return [
    ...[...held, ...last].map((key) => ({ type: 'keyDown', ...place, key })),
    ...[...last, ...held.toReversed()].map((key) => ({ type: 'keyUp', ...place, key })),
  ];
}

/** Where a step is, in Chrome's words; undefined for tabs and frames that Chrome couldn't tell. */
function placeOf(step: Step, { tabs }: Surroundings): Place | undefined {
  const target = (step.page ?? MAIN_PAGE) === MAIN_PAGE ? MAIN_PAGE : tabs.get(step.page ?? '');
  const frames = ('frame' in step && step.frame) || [];
  const isKnown = frames.every(
    ({ candidates: [first] }) => first?.by === 'css' && first.value === ONLY_FRAME,
  );
  if (target === undefined || !isKnown) return undefined;
  return frames.length === 0 ? { target } : { target, frame: frames.map(() => 0) };
}

function eventsOf(step: Step, { baseUrl }: Journey): { events: Out[]; lost: string[] } {
  const effects: readonly Effect[] = ('effects' in step && step.effects) || [];
  const events = effects.flatMap((effect) =>
    effect.kind === 'navigation' && !effect.url.includes('*') && URL.canParse(effect.url, baseUrl)
      ? [{ type: 'navigation', url: fullUrl(effect.url, baseUrl) }]
      : [],
  );
  const missing = effects.filter(({ kind }) => kind !== 'navigation' && kind !== 'popup');
  const lost = missing.map(
    (effect) => `Chrome does not wait for it or answer it: “${wordStep(step)}” ${wordEffect(effect)}.`,
  );
  return { events, lost };
}

function custom(step: Step): Given {
  const { imported: _, ...own } = step;
  return {
    steps: [{ type: 'customStep', name: 'waymark', parameters: { step: own } }],
    lost:
      step.kind === 'group'
        ? []
        : [`Chrome has nothing like “${wordStep(step)}” and will leave it out: it is a customStep.`],
  };
}
