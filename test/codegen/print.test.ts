import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { printScript } from '../../codegen/print.ts';
import type { Journey, Step } from '../../journey/model.ts';
import { journeyOf, targetOf } from './journey-of.ts';
import { statements } from './statements.ts';

describe('each step is one statement, formatted as Prettier does', () => {
  test.for(statements)('$1', async ([step, line]) => {
    const script = printScript(journeyOf([step]));
    const [, , body = ''] = /(async .*=> \{\n)([\s\S]*)\n {2}\},\n\);\n$/.exec(script) ?? [];
    const written = script.replace(body, () => `await ${line};`);
    // Twice, as Prettier leaves an object broken that it broke for its length at first.
    const once = await format(written, { parser: 'typescript' });
    expect(script).toBe(await format(once, { parser: 'typescript' }));
    expect(body).toMatch(/^ {4}await [^]*;$/);
  });
});

describe('a whole script', () => {
  test('has its options in order, its groups as named steps, and names only what it uses', () => {
    const journey: Journey = journeyOf(
      [
        { id: 'a', kind: 'navigate', url: '/' },
        { id: 'b', kind: 'group', title: 'Sign in' },
        { id: 'c', kind: 'fill', target: field('Password'), value: { secret: 'PASSWORD' } },
        { id: 'd', kind: 'fill', target: field('Guest'), value: { input: 'guest' } },
        { id: 'e', kind: 'group', title: 'Wait' },
        { id: 'f', kind: 'group', title: 'Look around' },
        { id: 'g', kind: 'click', target: field('Plan'), effects: [{ kind: 'popup', page: 'floor-plan' }] },
        { id: 'h', kind: 'reload', page: 'brochure' },
        { id: 'k', kind: 'custom', code: '// Back at the start.' },
        { id: 'i', kind: 'reload', page: 'floor-plan' },
        { id: 'j', kind: 'expect', ungrouped: true, check: { kind: 'url', url: '/' } },
      ],
      {
        title: 'Book a tour of the workshop',
        synthetic: ['/tours/*'],
        environment: {
          viewport: { width: 390, height: 844, deviceScaleFactor: 3, isMobile: true, hasTouch: true },
        },
        inputs: { guest: 'Rudolph', class: 'Reindeer' },
        secrets: ['PASSWORD', 'CODE'],
      },
    );
    expect(printScript(journey)).toBe(`import { journey, expect } from "waymark";

export default journey(
  "Book a tour of the workshop",
  {
    baseUrl: "http://127.0.0.1:4173",
    synthetic: ["/tours/*"],
    viewport: {
      width: 390,
      height: 844,
      deviceScaleFactor: 3,
      isMobile: true,
      hasTouch: true,
    },
    inputs: { guest: "Rudolph", class: "Reindeer" },
    secrets: ["PASSWORD", "CODE"],
    tabs: ["floor-plan", "brochure"],
  },
  async ({ page, tabs, step, inputs, secrets }) => {
    await page.goto("/");
    await step("Sign in", async () => {
      await page.getByLabel("Password").fill(secrets.PASSWORD);
      await page.getByLabel("Guest").fill(inputs.guest);
    });
    await step("Wait", async () => {});
    await step("Look around", async () => {
      await page.getByLabel("Plan").click({ opens: tabs["floor-plan"] });
      await tabs.brochure.reload();
      // Back at the start.
      await tabs["floor-plan"].reload();
    });
    await expect(page).toHaveUrl("/");
  },
);
`);
  });

  test('of a journey without steps or options is as short as can be', () => {
    expect(printScript(journeyOf([]))).toBe(`import { journey } from "waymark";

export default journey(
  "Book a tour",
  { baseUrl: "http://127.0.0.1:4173" },
  async () => {},
);
`);
  });

  test('takes a name from the context only where it is a name, not a member, key or text', () => {
    const script = printScript(
      journeyOf(
        [
          { id: 'a', kind: 'group', title: 'tabs expect secrets page' },
          { id: 'b', kind: 'reload', page: 'secrets' },
        ],
        { inputs: { page: 'page' } },
      ),
    );
    expect(script).toContain('import { journey } from "waymark";');
    expect(script).toContain('async ({ tabs, step }) => {');
  });

  test('gives an input called __proto__ its value instead of a prototype', () => {
    const inputs = Object.fromEntries([['__proto__', 'x']]);
    expect(printScript(journeyOf([], { inputs }))).toContain('inputs: { ["__proto__"]: "x" },');
  });
});

describe('what a script cannot express is refused, never left out', () => {
  const cases: [what: string, step: object, error: string][] = [
    ['an unknown kind of step', { id: 's', kind: 'wave' }, "can't express the step"],
    ['a kind that objects inherit', { id: 's', kind: 'toString' }, "can't express the step"],
    ['an unknown check', { id: 's', kind: 'expect', check: { kind: 'red' }, target: field('A') }, 'check'],
    ['an unknown effect', { id: 's', kind: 'back', effects: [{ kind: 'teleport' }] }, 'effect'],
    [
      'an unknown dialog',
      {
        id: 's',
        kind: 'back',
        effects: [{ kind: 'dialog', type: 'beforeunload', message: '', answer: true }],
      },
      'dialog',
    ],
    ['an unknown value', { id: 's', kind: 'fill', target: field('A'), value: { file: 'a' } }, 'value'],
    [
      'code that ends early',
      { id: 's', kind: 'custom', code: '}); evil(); (async () => {' },
      'no whole statement',
    ],
    [
      'an unknown candidate',
      { id: 's', kind: 'check', target: { candidates: [{ by: 'xpath', value: '//a' }], fingerprint: {} } },
      'candidate',
    ],
    [
      'a target without candidates',
      { id: 's', kind: 'check', target: { candidates: [], fingerprint: { tag: 'a' } } },
      'no candidates',
    ],
    [
      'a check of no element',
      { id: 's', kind: 'expect', check: { kind: 'visible' } },
      'of an element, but names none',
    ],
    [
      'a check of a page that names an element',
      { id: 's', kind: 'expect', check: { kind: 'url', url: '/' }, target: field('A') },
      'of a page, but names an element',
    ],
    [
      'a check of a page that names a frame',
      { id: 's', kind: 'expect', check: { kind: 'url', url: '/' }, frame: [field('A')] },
      'of a page, but names an element or frame',
    ],
  ];

  test.for(cases)('$0', ([, step, error]) => {
    const group: Step = { id: 'g', kind: 'group', title: 'Act' };
    const untyped = step as Step; // as data of a later version would come
    expect(() => printScript(journeyOf([untyped]))).toThrow(error);
    expect(() => printScript(journeyOf([group, untyped]))).toThrow(error);
  });
});

function field(value: string) {
  return targetOf({ by: 'label', value });
}
