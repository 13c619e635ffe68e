import { cases, fc } from '../../random.ts';
import { describe, expect, test } from 'vitest';
import { exportChrome } from '../../../journey/formats/chrome/export.ts';
import { importChrome } from '../../../journey/formats/chrome/import.ts';
import { JourneyError } from '../../../journey/json-text.ts';
import { parseJourney, printJourney } from '../../../journey/parse.ts';
import type { Journey, Step, Target } from '../../../journey/model.ts';
import { arbitraryJourney } from '../../arbitrary-journey.ts';
import { recordings } from './recordings.ts';

const SITE = 'http://127.0.0.1:4173';

function imported(text: string): Journey {
  const { journey } = importChrome(text, 'walk.json', SITE);
  // As it is when it was written to a file and read again.
  return parseJourney(printJourney(journey), 'walk.journey.json');
}

function stepsIn(text: string): unknown[] {
  return JSON.parse(text.replace(/^\uFEFF/, '')).steps;
}

describe('a recording that nobody changed is exported as it was, to the byte', () => {
  test.each(recordings)('%s', (_, text) => {
    const again = exportChrome(imported(text)).text;
    expect(again).toBe(text);
    expect(stepsIn(again)).toStrictEqual(stepsIn(text));
  });

  test('and so is any other, with keys that nobody knows', () => {
    fc.assert(
      fc.property(arbitraryRecording(), fc.constantFrom(undefined, 2, '\t'), (recording, indent) => {
        const text = JSON.stringify(recording, null, indent);
        expect(exportChrome(imported(text)).text).toBe(text);
      }),
      { numRuns: cases(60) },
    );
  });

  test('together the recordings have every type of step, and no step of them is lost', () => {
    const types = new Set(
      recordings.flatMap(([, text]) => stepsIn(text).map((step) => Reflect.get(Object(step), 'type'))),
    );
    expect([...types].toSorted()).toEqual(
      'change click close customStep doubleClick emulateNetworkConditions hover keyDown keyUp navigate pinch scroll setViewport waitForElement waitForExpression'.split(
        ' ',
      ),
    );
    expect(recordings.length).toBeGreaterThanOrEqual(30);
  });
});

describe('of a recording that was changed, all else is exported as it was', () => {
  const [open, email, enter, released, click] = [
    '{"type":"navigate",  "url":"http://127.0.0.1:4173/" }',
    '{"type":"change","selectors":[["aria/Email"],["#email"]],"value":"santa@example.test","odd":1.0}',
    '{"type":"keyDown","key":"Enter"}',
    '{"type":"keyUp","key":"Enter"}',
    '{"type":"click","selectors":[["#go"]],"offsetX":1e0,"offsetY":2}',
  ];
  const text = `{"title":"Walk","steps":[\n  ${[open, email, enter, released, click].join(',\n  ')}\n]}`;
  const journey = imported(text);
  const exported = (change: (steps: Step[]) => Step[], more: Partial<Journey> = {}): string =>
    exportChrome({ ...journey, ...more, steps: change([...journey.steps]) }).text;

  test('a step that was taken out goes with all that belongs to it', () => {
    expect(exported((steps) => steps.filter(({ kind }) => kind !== 'press'))).toBe(
      text.replace(`${enter},\n  ${released},\n  `, ''),
    );
  });

  test('steps in another order', () => {
    expect(exported(([first, ...rest]) => [...rest, ...(first ? [first] : [])])).toBe(
      `{"title":"Walk","steps":[\n  ${[email, enter, released, click, open].join(',\n  ')}\n]}`,
    );
  });

  test('another text in a field', () => {
    const changed = exported((steps) =>
      steps.map((step) => (step.kind === 'fill' ? { ...step, value: 'elf' } : step)),
    );
    expect(changed.startsWith(text.slice(0, text.indexOf(email ?? '')))).toBe(true);
    expect(changed.endsWith([enter, released, click].join(',\n  ') + '\n]}')).toBe(true);
    expect(stepsIn(changed)[1]).toEqual({
      type: 'change',
      target: 'main',
      value: 'elf',
      selectors: [['aria/Email'], ['#email']],
    });
  });

  test('another title and size', () => {
    const changed = exported((steps) => steps, {
      title: 'A “new” one',
      environment: { viewport: { width: 400, height: 700 } },
    });
    expect(JSON.parse(changed).title).toBe('A “new” one');
    expect(stepsIn(changed)[0]).toMatchObject({ type: 'setViewport', width: 400, height: 700 });
    expect(changed).toContain([open, email, enter, released, click].join(',\n  '));
  });

  test('another site: its addresses are written anew', () => {
    expect(stepsIn(exported((steps) => steps, { baseUrl: 'https://shop.example' }))[0]).toMatchObject({
      url: 'https://shop.example/',
    });
  });
});

describe('what a recording’s steps become', () => {
  test.each<[step: object, kinds: object[]]>([
    [
      { type: 'click', selectors: [['aria/Go[role="button"]'], ['#go']] },
      [
        {
          kind: 'click',
          target: {
            candidates: [
              { by: 'role', role: 'button', name: 'Go' },
              { by: 'css', value: '#go' },
            ],
          },
        },
      ],
    ],
    [
      { type: 'click', selectors: [['aria/Go'], ['form > button.x']] },
      [
        {
          kind: 'click',
          target: {
            candidates: [
              { by: 'role', role: 'button', name: 'Go' },
              { by: 'css', value: 'form > button.x' },
            ],
          },
        },
      ],
    ],
    [
      { type: 'click', selectors: [['aria/Go'], ['#go'], ['text/Go']] },
      [
        {
          kind: 'click',
          target: {
            candidates: [
              { by: 'text', value: 'Go' },
              { by: 'css', value: '#go' },
            ],
          },
        },
      ],
    ],
    [
      { type: 'click', selectors: [['#go'], ['text/Go on']] },
      [
        {
          target: {
            candidates: [
              { by: 'css', value: '#go' },
              { by: 'text', value: 'Go on' },
            ],
          },
        },
      ],
    ],
    [
      { type: 'click', selectors: [["[data-testid='go']"]] },
      [{ target: { candidates: [{ by: 'testid', value: 'go' }] } }],
    ],
    [
      { type: 'click', selectors: [['#host', 'button']] },
      [{ target: { candidates: [{ by: 'css', value: 'button', within: { by: 'css', value: '#host' } }] } }],
    ],
    [
      { type: 'doubleClick', selectors: ['#go'], button: 'auxiliary' },
      [{ kind: 'click', count: 2, button: 'middle' }],
    ],
    [{ type: 'click', selectors: ['#go'], duration: 800 }, [{ kind: 'click', hold: 800 }]],
    [
      { type: 'change', selectors: [['aria/Name'], ['#name']], value: 'x' },
      [
        {
          kind: 'fill',
          value: 'x',
          target: {
            candidates: [
              { by: 'label', value: 'Name' },
              { by: 'css', value: '#name' },
            ],
          },
        },
      ],
    ],
    [
      { type: 'change', selectors: [['aria/Plan'], ['select']], value: 'x' },
      [{ kind: 'select', options: ['x'] }],
    ],
    [
      { type: 'change', selectors: [['aria/Password']], value: 'hunter2' },
      [{ kind: 'fill', value: { secret: 'PASSWORD' } }],
    ],
    [
      { type: 'hover', selectors: ['#go'], frame: [0] },
      [{ kind: 'hover', frame: [{ candidates: [{ by: 'css', value: 'iframe, frame' }] }] }],
    ],
    [
      { type: 'scroll', x: 3, y: 4 },
      [
        { kind: 'scroll', to: 4 },
        { kind: 'scroll', to: { x: 3 } },
      ],
    ],
    [{ type: 'waitForElement', selectors: ['#go'] }, [{ kind: 'expect', check: { kind: 'visible' } }]],
    [
      { type: 'waitForElement', selectors: ['#go'], visible: false },
      [{ kind: 'expect', check: { kind: 'hidden' } }],
    ],
    [
      { type: 'waitForElement', selectors: ['#go'], operator: '==', count: 3 },
      [{ kind: 'expect', check: { kind: 'count', count: 3 } }],
    ],
    [
      { type: 'waitForElement', selectors: ['#go'], properties: { value: 'x', checked: true } },
      [{ check: { kind: 'value', value: 'x' } }, { check: { kind: 'checked', checked: true } }],
    ],
    [
      {
        type: 'click',
        selectors: ['#go'],
        assertedEvents: [{ type: 'navigation', url: `${SITE}/bookings/8f3a91c2` }],
      },
      [{ kind: 'click', effects: [{ kind: 'navigation', url: '/bookings/*' }] }],
    ],
    [{ type: 'click', selectors: [['xpath//button']] }, [{ kind: 'unsupported' }]],
    [{ type: 'click', selectors: ['#go'], frame: [1] }, [{ kind: 'unsupported' }]],
    [{ type: 'waitForElement', selectors: ['#go'], count: 3 }, [{ kind: 'unsupported' }]],
    [{ type: 'waitForElement', selectors: ['#go'], attributes: { id: 'x' } }, [{ kind: 'unsupported' }]],
    [
      { type: 'waitForExpression', expression: 'x()' },
      [{ kind: 'unsupported', reason: 'Waiting for the expression “x()”' }],
    ],
    [{ type: 'pinch' }, [{ kind: 'unsupported', reason: 'The step “pinch” of a newer Chrome' }]],
  ])('%j', (step, wanted) => {
    const steps = imported(JSON.stringify({ title: 'x', steps: [step] })).steps;
    expect(steps).toHaveLength(wanted.length);
    expect(steps).toMatchObject(wanted);
  });

  test('keys with what is held, and clicks with it', () => {
    const keys = ['Control', 'KeyA'].map((key) => ({ type: 'keyDown', key }));
    const up = ['KeyA', 'Control'].map((key) => ({ type: 'keyUp', key }));
    const click = { type: 'click', selectors: ['#go'] };
    const steps = imported(
      JSON.stringify({
        title: 'x',
        steps: [
          ...keys,
          ...up,
          { type: 'keyDown', key: 'ShiftLeft' },
          click,
          { type: 'keyUp', key: 'ShiftLeft' },
        ],
      }),
    ).steps;
    expect(steps).toMatchObject([
      { kind: 'press', key: 'Control+a' },
      { kind: 'click', modifiers: ['Shift'] },
    ]);
    expect(steps).toHaveLength(2);
  });

  test('the first step in another tab makes the click before it open that tab', () => {
    const click = { type: 'click', selectors: ['#go'] };
    const { steps } = imported(
      JSON.stringify({ title: 'x', steps: [click, { ...click, target: `${SITE}/b` }] }),
    );
    expect(steps).toMatchObject([
      { effects: [{ kind: 'popup', page: 'tab-2' }] },
      { kind: 'click', page: 'tab-2' },
    ]);
  });
});

describe('a secret', () => {
  const text = JSON.stringify(
    {
      title: 'x',
      steps: [
        { type: 'navigate', url: SITE },
        { type: 'change', selectors: [['aria/Password'], ['#password']], value: 'hunter2' },
      ],
    },
    null,
    2,
  ).replace('"value"', '"value": "hunter2", "value"');

  test('is in neither the journey nor its export, which say so', () => {
    const { journey, notes } = importChrome(text, 'walk.json');
    expect(printJourney(journey)).not.toContain('hunter2');
    expect(notes).toEqual([expect.stringContaining('it is the secret PASSWORD now')]);
    const again = exportChrome(journey);
    expect(again.text).toBe(text.replaceAll('hunter2', 'PASSWORD'));
    expect(again.warnings).toEqual([expect.stringContaining('put its value in before a replay in Chrome')]);
  });
});

describe('any journey can be exported', () => {
  test('as a recording that Chrome reads, with a warning for each step that is a customStep', () => {
    fc.assert(
      fc.property(arbitraryJourney(), (journey) => {
        const { text, warnings } = exportChrome(journey);
        const again = importChrome(text, 'again.json', journey.baseUrl).journey;
        const customs = stepsIn(text).filter((step) => Reflect.get(Object(step), 'type') === 'customStep');
        const groups = journey.steps.filter(({ kind }) => kind === 'group');
        expect(warnings.filter((warning) => warning.includes('is a customStep'))).toHaveLength(
          customs.length - groups.length,
        );
        expect(exportChrome(again).text).toBe(text);
        const { viewport, language } = journey.environment;
        expect(again.environment).toEqual({ viewport });
        expect(warnings.some((warning) => warning.includes(`“${language}”`))).toBe(language !== undefined);
      }),
      { numRuns: cases(50) },
    );
  });

  test('and clicks inside of buttons with round corners, and of checkboxes', () => {
    const target: Target = { candidates: [{ by: 'css', value: '#go' }], fingerprint: { tag: 'button' } };
    const steps: Step[] = [{ id: 's1', kind: 'click', target }];
    const { text } = exportChrome({ ...imported('{"title":"x","steps":[]}'), steps });
    const offset = Number(/"offsetX": (\d+)/.exec(text)?.[1]);
    expect(text).toContain(`"offsetY": ${offset}`);
    expect(offset).toBeLessThan(13);
    for (const radius of [4, 10, 20]) expect(Math.SQRT2 * Math.max(0, radius - offset)).toBeLessThan(radius);
  });

  test('and a check of an address that no page can have', () => {
    const step: Step = { id: 's1', kind: 'expect', check: { kind: 'url', url: '// evil' } };
    const { text, warnings } = exportChrome({ ...imported('{"title":"x","steps":[]}'), steps: [step] });
    expect(warnings).toEqual([expect.stringContaining('it is a customStep')]);
    expect(importChrome(text, 'x.json', SITE).journey.steps).toEqual([{ ...step, imported: 0 }]);
  });

  test('and steps that are customSteps come back as they were', () => {
    const steps: Step[] = [
      { id: 's1', kind: 'group', title: 'Sign in' },
      { id: 's2', kind: 'reload', effects: [{ kind: 'navigation', url: '/a' }] },
      { id: 's3', kind: 'screenshot', name: 'Here' },
    ];
    const journey = { ...imported('{"title":"x","steps":[]}'), steps };
    const { journey: again } = importChrome(exportChrome(journey).text, 'x.json', SITE);
    expect(again.steps).toEqual(steps.map((step, at) => ({ ...step, id: `s${at + 1}`, imported: at })));
  });
});

describe('what is no recording is refused with its place', () => {
  test.each([
    [
      '[',
      'walk.json is not a recording of Chrome:\n  line 1, column 2: expected JSON, saw the end of the file',
    ],
    ['[]', 'the whole file: expected an object, saw []'],
    ['{"steps": []}', 'title: expected a string, saw nothing'],
    ['{"title": "x", "steps": [{"type": "navigate", "url": 7}]}', 'steps[0].url: expected a string, saw 7'],
    ['{"title": "x", "steps": [{}, 3]}', 'steps[1]: expected an object, saw 3'],
    ['{"title": "x", "steps": [{"type": "click", "selectors": [[]]}]}', 'steps[0].selectors'],
    ['{"title": "x", "steps": [{"type": "click", "selectors": ["a"], "button": "left"}]}', 'steps[0].button'],
    [`{"title": "x", "steps": ${'['.repeat(5000)}${']'.repeat(5000)}}`, 'expected values at most 200 deep'],
  ])('%#', (text, problem) => {
    expect(() => importChrome(text, 'walk.json', SITE)).toThrow(JourneyError);
    expect(() => importChrome(text, 'walk.json', SITE)).toThrow(problem);
  });

  test('a recording that goes nowhere needs an address', () => {
    expect(() => importChrome('{"title": "x", "steps": []}', 'walk.json')).toThrow(
      'Give the address with --base-url',
    );
  });
});

/** Any recording: steps of every type with what Chrome has for them, and any other keys and values. */
function arbitraryRecording(): fc.Arbitrary<object> {
  const text = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('__proto__', 'aria/Go', '#a > b', 'text/x', 'xpath//a', SITE, '</script>', '\u2028'),
  );
  const key = fc.constantFrom('Enter', 'a', 'Shift', 'Control', 'KeyB', 'Meta', 'Tab', 'SoftLeft');
  const selectors = fc.array(fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 2 })), {
    maxLength: 3,
  });
  const events = fc.array(
    fc.record(
      { type: fc.constantFrom('navigation', 'x'), url: text, title: text },
      { requiredKeys: ['type'] },
    ),
    { maxLength: 2 },
  );
  const shared = {
    target: fc.constantFrom('main', `${SITE}/b`, 'https://c.example/'),
    frame: fc.array(fc.nat(1), { maxLength: 2 }),
    assertedEvents: events,
    timeout: fc.nat(),
  };
  const types: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
    change: { selectors, value: text },
    click: { selectors },
    close: {},
    customStep: { name: text, parameters: fc.jsonValue() },
    doubleClick: { selectors },
    emulateNetworkConditions: {},
    hover: { selectors },
    keyDown: { key },
    keyUp: { key },
    navigate: { url: text },
    scroll: {},
    setViewport: { width: fc.nat(2000), height: fc.nat(2000) },
    waitForElement: { selectors },
    waitForExpression: { expression: text },
    later: {},
  };
  const more: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
    click: {
      button: fc.constantFrom('primary', 'secondary', 'back'),
      duration: fc.nat(1000),
      offsetX: fc.double(),
    },
    scroll: { selectors, x: fc.integer(), y: fc.integer() },
    setViewport: { isMobile: fc.boolean() },
    waitForElement: {
      count: fc.nat(3),
      operator: fc.constantFrom('==', '>=', '<='),
      visible: fc.boolean(),
      properties: fc.dictionary(text, fc.jsonValue()),
    },
  };
  const steps = Object.entries(types).map(([type, own]) => {
    const known: fc.Arbitrary<object> = fc.record<Record<string, unknown>>(
      { type: fc.constant(type), ...own, ...shared, ...more[type] },
      { requiredKeys: ['type', ...Object.keys(own)] },
    );
    const unknown = fc.dictionary(
      fc.string().map((name) => `x-${name}`),
      fc.jsonValue(),
      { maxKeys: 2 },
    );
    return fc.tuple(known, unknown).map(([one, other]) => ({ ...other, ...one }));
  });
  return fc.record({
    title: text,
    steps: fc.array(fc.oneof(...steps), { maxLength: 12 }),
    timeout: fc.nat(),
  });
}
