import { describe, expect, test } from 'vitest';
import { check, mended } from '../../codegen/check/check.ts';
import { checkJourney, checkScript } from '../../codegen/check/files.ts';
import { printScript } from '../../codegen/print.ts';
import type { Candidate, Journey, Step } from '../../journey/model.ts';
import { printJourney } from '../../journey/parse.ts';
import { journeyOf, targetOf } from './journey-of.ts';

/** What makes a journey weak is found, with its place, and nothing else is. */

const end: Step = { id: 'end', kind: 'expect', check: { kind: 'url', url: '/done' } };

function journeyWith(step: Step, changes: Partial<Journey> = {}): Journey {
  return journeyOf([step, end], changes);
}

const site = 'http://127.0.0.1:4173';

describe('is found', () => {
  test.each<[rule: string, what: string, journey: Journey]>([
    ['no-outcome', 'no check at all', journeyOf([{ id: 'a', kind: 'reload' }])],
    ['no-outcome', 'an act after the last check', journeyOf([end, { id: 'a', kind: 'reload' }])],
    ['no-outcome', 'code that checks nothing', journeyOf([end, code('await help(page);')])],
    ['sleep', 'a timeout of Puppeteer', journeyWith(code('await page.puppeteer.waitForTimeout(500);'))],
    ['sleep', 'a timer', journeyWith(code('await new Promise((done) => setTimeout(done, 500));'))],
    ['literal-secret', 'a password', journeyWith(fill('Password', 'ho-ho-ho'))],
    ['literal-secret', 'an API key in a field', journeyWith(fill('API key', 'x'))],
    ['literal-secret', 'a key in code', journeyWith(code('const key = "sk_live_abcdefghijkl";'))],
    [
      'literal-secret',
      'an address with a token',
      journeyWith({ id: 'a', kind: 'navigate', url: '/?token=abc' }),
    ],
    [
      'literal-secret',
      'a password that is an input',
      journeyWith({ ...fill('Code', ''), value: { input: 'password' } }, { inputs: { password: 'x' } }),
    ],
    [
      'absolute-url',
      'a whole address of the site',
      journeyWith({ id: 'a', kind: 'navigate', url: `${site}/a` }),
    ],
    [
      'absolute-url',
      'one that is waited for',
      journeyWith({ id: 'a', kind: 'back', effects: [{ kind: 'navigation', url: `${site}/a` }] }),
    ],
    [
      'brittle-target',
      'a place in the markup',
      journeyWith(click({ by: 'css', value: 'main > div:nth-child(2)' })),
    ],
    ['brittle-target', 'a class that a tool made', journeyWith(click({ by: 'css', value: '.css-1x2y3z' }))],
    ['brittle-target', 'an id that a tool made', journeyWith(click({ by: 'css', value: '#ember1234' }))],
    [
      'brittle-target',
      'a place within a place',
      journeyWith(click({ by: 'text', value: 'Go', within: { by: 'css', value: 'ul > li' } })),
    ],
    [
      'out-of-scope',
      'another site',
      journeyWith({ id: 'a', kind: 'navigate', url: 'https://bank.example/' }),
    ],
    [
      'out-of-scope',
      'a path beside the scope',
      journeyWith({ id: 'a', kind: 'navigate', url: '/admin' }, { synthetic: ['/demo/*'] }),
    ],
  ])('%s: %s', (rule, _, journey) => {
    expect(check(journey).map((finding) => finding.rule)).toEqual([rule]);
  });
});

test.each<[what: string, step: Step]>([
  ['a secret by its name', { ...fill('Password', ''), value: { secret: 'PASSWORD' } }],
  ['a password left empty', fill('Password', '')],
  ['a path', { id: 'a', kind: 'navigate', url: '/login' }],
  ['an id that a person thought up', click({ by: 'css', value: '#checkout' })],
  ['code that waits for something', code('await page.puppeteer.waitForSelector("b");')],
  ['a comment at the end', code('// We sleep here.')],
])('is left alone: %s', (_, step) => {
  expect(check(journeyOf([step, end], { secrets: ['PASSWORD'] }))).toEqual([]);
});

const weak = journeyOf([
  { id: 'g', kind: 'group', title: 'Sign in' },
  { id: 'a', kind: 'navigate', url: `${site}/login` },
  fill('Password', 'ho-ho-ho'),
  code('if (process.env.SLOW) {\n  await page.puppeteer.waitForTimeout(500);\n}'),
  end,
]);

test('each has its file, line and column: in a script', () => {
  const { found } = checkScript(printScript(weak), { file: 'tour.ts', id: 'tour' });
  expect(found.map(({ place, finding }) => `${place} ${finding.rule}`)).toEqual([
    'tour.ts:8:7 absolute-url',
    'tour.ts:9:7 literal-secret',
    'tour.ts:11:30 sleep',
  ]);
});

test('each has its file, line and column: in the file of a journey', () => {
  const text = printJourney(weak);
  const { found } = checkJourney(text, weak, 'tour.journey.json');
  // A step's id comes after its kind, on the second line of the step.
  const lineOf = (id: string): number => text.split('\n').findIndex((line) => line.includes(`"id": "${id}"`));
  expect(found.map(({ place }) => place)).toEqual(
    ['a', 'f', 'c'].map((id) => `tour.journey.json:${lineOf(id) - 1}:5`),
  );
});

test('what can be mended is: in the script, that else stays as it is, and so that nothing of it is found again', () => {
  const script = printScript(weak).replace('await page.goto', '// Mine.\n      await page.goto');
  const { mended: now } = checkScript(script, { file: 'tour.ts', id: 'tour' });
  expect(now.count).toBe(2);
  expect(now.text).toBe(
    script
      .replace(`goto("${site}/login")`, 'goto("/login")')
      .replace('fill("ho-ho-ho")', 'fill(secrets.PASSWORD)')
      .replace(`{ baseUrl: "${site}" }`, `{\n    baseUrl: "${site}",\n    secrets: ["PASSWORD"],\n  }`)
      .replace('{ page, step }', '{ page, step, secrets }'),
  );
  expect(check(now.journey).map(({ rule }) => rule)).toEqual(['sleep']);
});

test('a brittle name gives way to one that the element also has', () => {
  const step = click({ by: 'css', value: 'div > b' });
  step.target.candidates = [...step.target.candidates.slice(0, 1), { by: 'label', value: 'Go' }];
  const { journey } = mended(journeyWith(step));
  expect(journey.steps[0]).toMatchObject({ target: { candidates: [{ by: 'label' }, { by: 'css' }] } });
});

function code(text: string): Step {
  return { id: 'c', kind: 'custom', code: text };
}

function fill(label: string, value: string): Step & { kind: 'fill' } {
  return {
    id: 'f',
    kind: 'fill',
    target: { candidates: [{ by: 'label', value: label }], fingerprint: { tag: 'input' } },
    value,
  };
}

function click(candidate: Candidate): Step & { kind: 'click' } {
  return { id: 'k', kind: 'click', target: { ...targetOf(candidate), candidates: [candidate] } };
}
