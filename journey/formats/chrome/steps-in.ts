import { shortUrl } from '../../url.ts';
import { secretNamed, soundsSecret } from '../../names.ts';
import { stepSchema, type Step, type StepOf, type Target } from '../../model.ts';
import { misfitsInStep } from '../../references.ts';
import { ONLY_FRAME } from '../frames.ts';
import { checkOf, countOf } from './checks.ts';
import { withEffects } from '../effects.ts';
import { effectsOf } from './effects.ts';
import { keyName, type Modifier } from './keys.ts';
import type { ChromeStep, ChromeStepOf, ChromeType, Selectors } from './recording.ts';
import { targetOf, wordsOf } from './selectors.ts';

/** What one step of a recording comes to: steps without ids, and what the reader has to know. */
export interface Made {
  steps: Step[];
  notes: string[];
}

/** What the steps before a step, and the journey, tell of it. */
export interface Context {
  baseUrl: string;
  /** The tab that the step is in; `main` is left out. */
  tab: { page?: string };
  /** The modifier keys that are held. */
  held: readonly Modifier[];
}

/** A step of a recording as steps of a journey; what a journey can't do becomes `unsupported`, never nothing. */
export function stepsOf(step: ChromeStep, context: Context): Made {
  if (step.type === 'other') return unsupported(`The step “${step.was}” of a newer Chrome`, context);
  const made = byType(step, context);
  const { effects, notes } = effectsOf(step, context.baseUrl);
  return { steps: withEffects(made.steps, effects), notes: [...made.notes, ...notes] };
}

function byType<T extends ChromeType>(step: ChromeStepOf<T> & { type: T }, context: Context): Made {
  return rows[step.type](step, context);
}

type Rows = { [T in ChromeType]: (step: ChromeStepOf<T>, context: Context) => Made };

const rows: Rows = {
  navigate: ({ url }, context) => {
    const { baseUrl, tab } = context;
    if (!/^https?:/i.test(url) || !URL.canParse(url)) return unsupported(`Going to “${url}”`, context);
    const note = new URL(url).origin === baseUrl ? [] : [outside(new URL(url).origin)];
    return { steps: [{ id: '', kind: 'navigate', ...tab, url: shortUrl(url, baseUrl) }], notes: note };
  },
  click: (step, context) => click(step, context),
  doubleClick: (step, context) => click(step, context, { count: 2 }),
  hover: (step, context) => onElement('Pointing at', step, context, (at) => ({ kind: 'hover', ...at })),
  change: (step, context) => {
    const { selectors, value } = step;
    const secret = secretOf(selectors);
    return onElement('Filling', step, context, (at) => {
      if (secret !== undefined) return { kind: 'fill', ...at, value: { secret } };
      if (at.target.fingerprint.tag === 'select') return { kind: 'select', ...at, options: [value] };
      return { kind: 'fill', ...at, value };
    });
  },
  keyDown: (step, context) => {
    const key = keyName(step.key);
    const frame = frameOf(step.frame);
    if (key === undefined || !frame) return unsupported(`Pressing the key “${step.key}”`, context);
    const keys = [...context.held, key].join('+');
    return just({ id: '', kind: 'press', ...context.tab, ...frame, key: keys });
  },
  keyUp: ({ key }, context) => unsupported(`Letting go of the key “${key}”, which nothing pressed`, context),
  scroll: (step, context) => scroll(step, context),
  close: (_, { tab }) => just({ id: '', kind: 'close', ...tab }),
  setViewport: ({ width, height, isMobile, hasTouch }, context) => {
    const isWhole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
    if (isWhole && !isMobile && !hasTouch)
      return just({ id: '', kind: 'resize', ...context.tab, width, height });
    const device = isMobile || hasTouch ? ' as a phone or tablet has it' : '';
    return unsupported(`Making the page ${width} × ${height} in size${device}`, context);
  },
  emulateNetworkConditions: (_, context) => unsupported('Slowing the network down', context),
  waitForElement: (step, context) => waitForElement(step, context),
  waitForExpression: ({ expression }, context) =>
    unsupported(`Waiting for the expression “${expression}”`, context),
  customStep: ({ name, parameters }, context) => {
    const own = name === 'waymark' ? ownStep(parameters) : undefined;
    return own ? just(own) : unsupported(`The custom step “${name}”`, context);
  },
};

/** A step that stands for something a journey can't do. */
export function unsupported(reason: string, { tab }: Pick<Context, 'tab'>): Made {
  return just({ id: '', kind: 'unsupported', ...tab, reason });
}

/** The secret that a field sounds as if it held; undefined for other fields. */
export function secretOf(selectors: Selectors): string | undefined {
  const words = wordsOf(selectors);
  const found = words.find(soundsSecret);
  if (found === undefined) return undefined;
  const [name = found] = words;
  return secretNamed(
    soundsSecret(name) && name !== ''
      ? name
      : (/[\w-]*(?:pass|pin|otp|cv|secret|token|card|code|key)[\w-]*/i.exec(found)?.[0] ?? found),
  );
}

function just(...steps: Step[]): Made {
  return { steps, notes: [] };
}

interface On {
  page?: string;
  frame?: Target[];
  target: Target;
}

type Own<S extends Step = Step> = S extends Step ? Omit<S, 'id'> : never;

function onElement(
  what: string,
  { selectors, frame }: { selectors: Selectors; frame?: number[] | null | undefined },
  context: Context,
  make: (at: On) => Own,
): Made {
  const target = targetOf(selectors, what === 'Filling');
  const frames = frameOf(frame);
  const named = wordsOf(selectors).find((word) => word !== '') ?? 'nothing';
  if (!target) return unsupported(`${what} an element that only XPath names (“${named}”)`, context);
  if (!frames) return unsupported(`${what} “${named}” in a frame that is told by its number alone`, context);
  return just({ id: '', ...make({ ...context.tab, ...frames, target }) });
}

/** The only frame of a page needs no other name; which is the second or third one is nothing to rely on. */
function frameOf(path: readonly number[] | null | undefined): { frame?: Target[] } | undefined {
  if (!path || path.length === 0) return {};
  if (path.some((number) => number !== 0)) return undefined;
  const only = (): Target => ({
    candidates: [{ by: 'css', value: ONLY_FRAME }],
    fingerprint: { tag: 'iframe' },
  });
  return { frame: path.map(only) };
}

type Pressed = ChromeStepOf<'click'> | ChromeStepOf<'doubleClick'>;

function click(step: Pressed, context: Context, count: Pick<StepOf<'click'>, 'count'> = {}): Made {
  const { button, deviceType, duration } = step;
  if (button === 'back' || button === 'forward') {
    return unsupported(`Pressing the mouse's button “${button}”`, context);
  }
  if (deviceType === 'touch' || deviceType === 'pen') {
    const on = wordsOf(step.selectors).find((word) => word !== '') ?? 'nothing';
    return unsupported(`Tapping on “${on}” by ${deviceType}`, context);
  }
  return onElement('Clicking', step, context, (at) => ({
    kind: 'click',
    ...at,
    ...(button === 'auxiliary' && { button: 'middle' }),
    ...(button === 'secondary' && { button: 'right' }),
    ...count,
    ...(duration && duration >= LONG_PRESS && { hold: Math.round(duration) }),
    ...(context.held.length > 0 && { modifiers: [...context.held] }),
  }));
}

/** A shorter press is a click like any other (milliseconds; Chrome notes durations from about here). */
const LONG_PRESS = 350;

function scroll(step: ChromeStepOf<'scroll'>, context: Context): Made {
  const { selectors, x, y } = step;
  const target = selectors && selectors.length > 0 ? targetOf(selectors) : undefined;
  const frame = frameOf(step.frame);
  const isLost = (selectors && selectors.length > 0 && !target) || !frame || (x ?? 0) < 0 || (y ?? 0) < 0;
  if (isLost) return unsupported(`Scrolling to ${x ?? 0}, ${y ?? 0}`, context);
  const own = { id: '', kind: 'scroll', ...context.tab, ...frame, ...(target && { target }) } as const;
  const sideways: Step[] = x ? [{ ...own, to: { x } }] : [];
  const down: Step[] = typeof y === 'number' || !x ? [{ ...own, to: y ?? 0 }] : [];
  return just(...down, ...sideways);
}

function waitForElement(step: ChromeStepOf<'waitForElement'>, context: Context): Made {
  const { operator, count, visible, properties, attributes } = step;
  const wanted = { ...properties };
  const checks = Object.entries(wanted).map(([key, value]) => checkOf(key, value));
  const known = checks.filter((check) => check !== undefined);
  const isMore = known.length < checks.length || Object.keys(attributes ?? {}).length > 0;
  const numbers = countOf(operator ?? '>=', count ?? 1, visible ?? true);
  const lost = (): Made => {
    const on = wordsOf(step.selectors).find((word) => word !== '') ?? 'nothing';
    return unsupported(`Waiting for “${on}” with these numbers, properties or attributes`, context);
  };
  if (!numbers || isMore || (known.length > 0 && numbers.kind !== 'visible')) return lost();
  const all = known.length > 0 ? known : [numbers];
  const made = all.map((check) =>
    onElement('Waiting for', step, context, ({ page, frame, target }) => ({
      kind: 'expect',
      ...(page !== undefined && { page }),
      ...(frame && { frame }),
      target,
      check,
    })),
  );
  return { steps: made.flatMap(({ steps }) => steps), notes: [] };
}

/** A step that Waymark exported because Chrome had none like it. */
function ownStep(parameters: unknown): Step | undefined {
  const told: unknown =
    typeof parameters === 'object' && parameters && 'step' in parameters ? parameters.step : undefined;
  const result = stepSchema.safeParse(told);
  return result.success && misfitsInStep(result.data).length === 0 ? result.data : undefined;
}

function outside(origin: string): string {
  return `it goes to ${origin}; acts there are refused until the journey's “synthetic” names it.`;
}
