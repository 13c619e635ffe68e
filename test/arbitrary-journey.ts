import { fc } from './random.ts';
import type { JsonShape } from '../journey/json-shape.ts';
import type {
  Candidate,
  Caret,
  Check,
  Effect,
  Journey,
  Step,
  StepKind,
  StepOf,
  Target,
  Value,
} from '../journey/model.ts';

/** Texts that try to be code, markup, or the end of the string they are in. */
export const hostileTexts = [
  `'`,
  `\\`,
  `\\'`,
  `'); process.exit(1); ('`,
  `" + evil() + "`,
  '`${evil()}`',
  '\n});\nevil();\n',
  '\r\n',
  '\u2028evil()\u2029',
  '\u0000\u0007\u001b[31m\u007f\u0085',
  '\u202eevil\u2066()\u200b\ufeff\u00a0',
  '\ud800',
  'a\udc00\ud800b',
  '\u{e0041}\u{1f469}\u200d\u{1f692}',
  '*/ evil(); /*',
  '// evil',
  '</script><script>evil()</script>',
  '<!-- evil -->',
  '__proto__',
  'constructor',
  '${inputs.guest}',
  'Straße, Ærø, 日本, ﷽',
];

/** What people write between the steps of a script. */
const customCodes = [
  '// Why this is here',
  '/* for now */',
  'for (const desk of [1, 2]) {\n  await page.getByLabel(`Desk ${desk}`).check();\n}',
  'const text = `first\n  second`;',
  'await helper(page, "Oslo");',
  'expect(inputs).not.toBe("x");\n\n// and so on',
  'await expect(page.getByText("a")).toHaveText(/b/g);',
  'if (secrets) await page.reload({ timeout: 5 });',
];

/** What people write around the steps. */
const written: fc.Arbitrary<NonNullable<Journey['script']>> = whole(
  {},
  {
    head: fc.constantFrom(
      '// Booked every night.',
      'import { pick } from "./pick.ts";',
      '/** A tour. */\nconst desks = [1];\n\nfunction total() {\n  return `${desks.length}\n all`;\n}',
    ),
    tail: fc.constantFrom('// The end.', 'export const owner = "web";'),
    imports: fc.constant<string[]>(['type Locator']),
    tabs: fc.constant<string[]>(['help']),
    options: fc.constantFrom<NonNullable<NonNullable<Journey['script']>['options']>[]>(
      [{ code: '// From the environment.', before: 'baseUrl' }, { code: '...more' }],
      [{ code: 'baseUrl: process.env.SITE ?? "http://localhost"', of: 'baseUrl' }],
      [{ code: '/* none yet */' }],
    ),
  },
).filter((around) => Object.keys(around).length > 0);

/**
 * Any journey that holds together: its values name inputs and secrets it has, its steps have ids of their own
 * and name tabs that were opened before, and its checks of elements (and only those) name an element. Texts are
 * hostile or any UTF-16 at all. No input is called `__proto__`, which the journey's parser refuses to carry.
 */
export function arbitraryJourney(): fc.Arbitrary<Journey> {
  return fc.uniqueArray(identifier, { minLength: 2, maxLength: 4 }).chain(([secret = '', ...inputs]) => {
    const required = {
      version: fc.constant(1),
      id: word,
      title: filled,
      baseUrl: fc.constantFrom('http://127.0.0.1:4173', "https://it's.example"),
      inputs: fc
        .tuple(...inputs.map(() => text))
        .map((values) => Object.fromEntries(inputs.map((name, at) => [name, values[at] ?? '']))),
      secrets: fc.subarray(inputs).map((more) => [secret, ...more]),
      environment,
      steps: fc.array(arbitraryStep(inputs, secret), { maxLength: 12 }).map(heldTogether),
    } as const;
    return whole(required, {
      synthetic: fc.uniqueArray(filled, { minLength: 1, maxLength: 2 }),
      script: written,
    });
  });
}

/** The journey without what a person wrote into its script. */
export function asRecorded(journey: Journey): Journey {
  const recorded = { ...journey, steps: journey.steps.filter(({ kind }) => kind !== 'custom') };
  delete recorded.script;
  return recorded;
}

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ maxLength: 12 }),
  fc.array(fc.nat(0xffff), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
);
const filled = text.filter((value) => value !== '');
const identifier = fc.oneof(
  fc.constantFrom('guest', 'class', 'constructor', 'page', 'await', '_'),
  fc.stringMatching(/^[A-Za-z_]\w{0,6}$/).filter((name) => name !== '__proto__'),
);
const environment = whole(
  {
    viewport: fc.constantFrom(
      { width: 1280, height: 800 },
      { width: 1280, height: 800, deviceScaleFactor: 1.25 },
      { width: 390, height: 844, deviceScaleFactor: 3, isMobile: true as const, hasTouch: true as const },
    ),
  },
  { language: fc.constantFrom('de-DE', 'zh-Hant-TW') },
);
/** As journeys and pictures are called. What is made of a pattern takes long to make: each is made once. */
const word = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/);
const alias = fc.constantFrom('main', 'brochure', 'floor-plan', 'constructor', 'class');

const { candidate } = fc.letrec<{ candidate: Candidate }>((tie) => {
  const within = fc.option(tie('candidate'), { depthSize: 'small' });
  const role = whole({ by: fc.constant('role'), role: filled }, { name: filled });
  const by = fc.constantFrom('testid', 'label', 'placeholder', 'alt', 'title', 'text', 'css', 'beside');
  const textual = whole({ by, value: filled });
  const bare = fc.oneof(role, textual);
  return {
    candidate: fc.tuple(bare, within).map(([inner, outer]) => (outer ? { ...inner, within: outer } : inner)),
  };
});
const target: fc.Arbitrary<Target> = whole({
  candidates: fc.array(candidate, { minLength: 1, maxLength: 2 }),
  fingerprint: whole(
    { tag: filled },
    {
      role: filled,
      name: filled,
      text: filled,
      label: filled,
      attributes: fc.record({ class: filled, 'data-what': text }),
      near: fc.array(filled, { minLength: 1, maxLength: 2 }),
      path: filled,
      lang: filled,
      crowd: filled,
      drawn: fc.constant(true as const),
    },
  ),
});
const frame = fc.array(target, { minLength: 1, maxLength: 2 });

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const occurrence = { occurrence: fc.integer({ min: 2, max: 9 }) };
const caret: fc.Arbitrary<Caret> = fc.oneof(
  fc.constantFrom('start', 'end', 'all'),
  whole({ after: filled }, occurrence),
  whole({ before: filled }, occurrence),
  whole({ over: filled }, occurrence),
);

const effect: fc.Arbitrary<Effect> = fc.oneof(
  whole({ kind: fc.constant('navigation'), url: filled }),
  whole({ kind: fc.constant('popup'), page: alias }),
  whole({ kind: fc.constant('close') }),
  whole({ kind: fc.constant('download'), name: filled }),
  whole({ kind: fc.constant('request'), url: filled }),
  whole({
    kind: fc.constant('dialog'),
    type: fc.constantFrom('alert', 'confirm', 'prompt'),
    message: text,
    answer: fc.oneof(fc.boolean(), text),
  }),
);

/** Regular expressions that try to end early, to be comments or markup, or to be long. */
const pattern = fc.oneof(
  fc.constantFrom(
    'a',
    '\\/',
    '\\/\\/ evil\\(\\)',
    '\\/\\*',
    '[^\\/"\'`]+$',
    '\\u2028',
    '\\$\\{x\\}',
    '(?:日本|b){2,}',
  ),
  fc.stringMatching(/^[a-z (),;"'`]{1,40}$/).map((words) => words.replace(/[()]/g, '\\$&')),
);

const checkOfElement: fc.Arbitrary<Check> = fc.oneof(
  whole({ kind: fc.constantFrom('visible', 'hidden', 'enabled', 'disabled') }),
  whole({ kind: fc.constant('text'), text }),
  whole({ kind: fc.constant('contains'), text: text.filter((part) => /\S/.test(part)) }),
  whole({ kind: fc.constant('pattern'), pattern }, { flags: fc.constantFrom('i', 'imsv') }),
  whole({ kind: fc.constant('attribute'), name: fc.constantFrom('href', 'data-it’s', ':'), value: text }),
  whole({ kind: fc.constant('value'), value: text }),
  whole({ kind: fc.constant('checked'), checked: fc.boolean() }),
  whole({ kind: fc.constant('count'), count: fc.nat() }),
);
const { shape } = fc.letrec<{ shape: JsonShape }>((tie) => {
  const inner = fc.option(tie('shape'), { depthSize: 'small' });
  const key = text.filter((name) => name !== '__proto__');
  return {
    shape: fc.oneof(
      { weight: 3, arbitrary: fc.oneof(text, number, fc.boolean(), fc.constant(null)) },
      whole({ any: fc.constantFrom('string', 'number', 'boolean') }),
      inner.map((each): JsonShape => ({ list: each === null ? [] : [each] })),
      fc
        .dictionary(key, inner, { maxKeys: 3, noNullPrototype: true })
        .map((fields): JsonShape => ({ fields })),
    ),
  };
});

const most = fc.integer({ min: 1, max: 9999 });
const fraction = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);

const checkOfPage: fc.Arbitrary<Check> = fc.oneof(
  whole({ kind: fc.constant('url'), url: filled }),
  whole({ kind: fc.constant('title'), title: text }),
  whole({ kind: fc.constant('status'), status: fc.integer({ min: 200, max: 399 }) }),
  whole(
    { kind: fc.constant('response'), url: filled },
    {
      method: fc.constantFrom('GET', 'POST'),
      status: fc.integer({ min: 100, max: 599 }),
      json: shape,
      within: fc.integer({ min: 1, max: 9999 }),
    },
  ),
  whole({ kind: fc.constantFrom('console', 'requests') }),
  whole(
    { kind: fc.constant('picture'), name: word },
    { masks: fc.array(candidate, { minLength: 1, maxLength: 2 }), different: fraction },
  ),
  whole(
    { kind: fc.constant('accessible') },
    {
      impact: fc.constantFrom('moderate', 'serious', 'critical'),
      except: fc.uniqueArray(fc.constantFrom('color-contrast', "it's", 'image-alt'), { minLength: 1 }),
    },
  ),
  whole({ kind: fc.constant('fast'), lcp: most }, { inp: most, cls: fraction, step: most, request: most }),
);

const id = fc.stringMatching(/^[a-z0-9-]{1,4}$/);
const files = fc.uniqueArray(
  whole({
    name: filled,
    path: fc.stringMatching(/^walk\.files\/[a-z' ]{1,8}[$`{}]{0,2}\.pdf$/),
    sha256: fc.constant('0'.repeat(64)),
    size: fc.nat(),
  }),
  { maxLength: 3, selector: ({ path }) => path },
);

function arbitraryStep(inputs: readonly string[], secret: string): fc.Arbitrary<Step> {
  const input = inputs[0] ?? '';
  const value: fc.Arbitrary<Value> = fc.oneof(text, fc.constantFrom({ input }, { secret }));
  const effects = fc.array(effect, { maxLength: 3 });
  const tab = { page: alias, ungrouped: fc.constant(true) };
  const onPage = { ...tab, effects };
  const onElement = { ...onPage, frame };
  const modifiers = fc.subarray(['Alt', 'Control', 'Meta', 'Shift'] as const, { minLength: 1 });
  const place = whole({ x: number, y: number });
  const to = whole({ target }, { position: place });
  const goal = fc.oneof(fc.constant('end' as const), fc.nat());
  const scrolledTo = fc.oneof(goal, whole({ x: goal }));
  const path = fc.array(place, { minLength: 2, maxLength: 4 });
  const click = {
    button: fc.constantFrom('middle', 'right'),
    count: fc.constant(2),
    hold: fc.integer({ min: 1, max: 9999 }),
    modifiers: fc.subarray(['Alt', 'Control', 'Meta', 'Shift'] as const, { minLength: 1 }),
    position: whole({ x: number, y: number }),
  };
  const pixels = fc.integer({ min: 1, max: 4000 });
  const steps: { [K in StepKind]: fc.Arbitrary<StepOf<K>> } = {
    group: whole({ id, kind: fc.constant('group'), title: filled }, tab),
    navigate: whole({ id, kind: fc.constant('navigate'), url: filled }, onPage),
    open: whole({ id, kind: fc.constant('open'), url: filled, ...tab }),
    back: whole({ id, kind: fc.constant('back') }, onPage),
    forward: whole({ id, kind: fc.constant('forward') }, onPage),
    reload: whole({ id, kind: fc.constant('reload') }, onPage),
    close: whole({ id, kind: fc.constant('close') }, tab),
    resize: whole({ id, kind: fc.constant('resize'), width: pixels, height: pixels }, onPage),
    click: whole({ id, kind: fc.constant('click'), target }, { ...onElement, ...click }),
    drag: fc.oneof(
      whole({ id, kind: fc.constant('drag'), target, to }, { ...onElement, from: place, modifiers }),
      whole({ id, kind: fc.constant('drag'), target, path }, { ...onElement, modifiers }),
    ),
    scroll: fc.oneof(
      whole({ id, kind: fc.constant('scroll'), to: scrolledTo }, { ...onElement, target }),
      whole(
        { id, kind: fc.constant('scroll'), target, by: whole({}, { x: number, y: number }) },
        {
          ...onElement,
          turns: fc.integer({ min: 2, max: 99 }),
          during: fc.nat(),
          position: place,
          modifiers,
        },
      ),
    ),
    fill: whole({ id, kind: fc.constant('fill'), target, value }, onElement),
    check: whole({ id, kind: fc.constant('check'), target }, onElement),
    uncheck: whole({ id, kind: fc.constant('uncheck'), target }, onElement),
    select: whole(
      { id, kind: fc.constant('select'), target, options: fc.array(text, { maxLength: 3 }) },
      onElement,
    ),
    type: whole({ id, kind: fc.constant('type'), target, text: filled }, { ...onElement, at: caret }),
    caret: whole({ id, kind: fc.constant('caret'), target, at: caret }, onElement),
    paste: whole({ id, kind: fc.constant('paste'), text }, { ...onElement, target, html: filled }),
    hover: whole({ id, kind: fc.constant('hover'), target }, onElement),
    upload: whole(
      { id, kind: fc.constant('upload'), target, files },
      { ...onElement, dropped: fc.constant(true) },
    ),
    press: whole({ id, kind: fc.constant('press'), key: filled }, { ...onElement, target }),
    expect: fc.oneof(
      whole({ id, kind: fc.constant('expect'), check: checkOfElement, target }, { ...tab, frame }),
      whole({ id, kind: fc.constant('expect'), check: checkOfPage }, tab),
    ),
    screenshot: whole({ id, kind: fc.constant('screenshot'), name: filled }, tab),
    unsupported: whole({ id, kind: fc.constant('unsupported'), reason: filled }, onPage),
    custom: whole({ id, kind: fc.constant('custom'), code: fc.constantFrom(...customCodes) }, tab),
  };
  return fc.oneof(...Object.values(steps));
}

/** The steps with ids of their own; each in a tab that is there, and opening only tabs that are not. */
function heldTogether(steps: readonly Step[]): Step[] {
  const tabs = new Set(['main']);
  let isAfterCustom = false;
  return steps.flatMap((step, index): Step[] => {
    // What a person wrote between two steps is one piece.
    if (step.kind === 'custom' && isAfterCustom) return [];
    if (step.kind === 'open' && tabs.has(step.page ?? 'main')) return [];
    isAfterCustom = step.kind === 'custom';
    const { page, ...rest } = { ...step, id: `${step.id}-${index}` };
    const settled: Step =
      page !== undefined && (step.kind === 'open' || tabs.has(page)) ? { ...rest, page } : rest;
    if (settled.kind === 'open') tabs.add(settled.page ?? 'main');
    if (!('effects' in settled)) return [settled];
    const effects = (settled.effects ?? []).filter((effect, at, all) => {
      // An act ends at one address.
      if (effect.kind === 'navigation') return all.findIndex(({ kind }) => kind === 'navigation') === at;
      if (effect.kind !== 'popup') return true;
      const isNew = !tabs.has(effect.page);
      tabs.add(effect.page);
      return isNew;
    });
    return [{ ...settled, effects }];
  });
}

/** Objects with all of the required fields and any of the optional ones. */
function whole<Required extends object, Optional extends object = object>(
  required: { [K in keyof Required]: fc.Arbitrary<Required[K]> },
  optional?: { [K in keyof Optional]: fc.Arbitrary<Optional[K]> },
): fc.Arbitrary<Required & Partial<Optional>>;
function whole(required: Fields, optional: Fields = {}): fc.Arbitrary<object> {
  const requiredKeys = Object.keys(required);
  return fc.record({ ...required, ...optional }, { requiredKeys, noNullPrototype: true });
}

type Fields = Record<string, fc.Arbitrary<unknown>>;
