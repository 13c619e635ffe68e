import { fc } from '../../random.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CORPUS, OWN_PAGES } from '../../bench/targets/corpus.ts';
import { holdToLaws, type Laws } from '../../bench/targets/laws.ts';
import { Stage } from '../../bench/targets/stage.ts';
import { keptReplayer } from '../kept-browsers.ts';

const SHOWN = new Set(['shadow-open', 'tabs-and-rows', 'check-boxes', 'press-listbox', 'modal-and-popover']);

/** A few elements of pages that are quickly made; `npm run bench -- targets` looks at more of more. */
const PAGES = [
  ...CORPUS.filter(({ file }) => file !== undefined),
  ...OWN_PAGES.filter(({ name, site }) => site !== undefined || SHOWN.has(name)),
];
const A_PAGE = 12;

let stage: Stage;
let laws: Laws;

beforeAll(async () => {
  stage = await Stage.open(PAGES, await keptReplayer());
  laws = await holdToLaws(stage, PAGES, 'laws', A_PAGE);
});
afterAll(() => stage.close());

test('an element is found by its names', () => {
  expect(laws.foundAsNamed.count).toBeGreaterThan(200);
  expect(laws.foundAsNamed.breaches).toEqual([]);
});

test('an element that is gone is not found elsewhere', () => {
  expect(laws.notFoundWhenGone.breaches).toEqual([]);
});

test('an element is found whatever stands in its texts and attributes', async () => {
  const texts = [...HOSTILE, ...fc.sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), 40)];
  const page = await stage.showHtml('<!doctype html><title>Texts</title>');
  const { count, breaches } = await page.evaluate((texts) => inPage.foundWhateverItSays(texts), texts);
  await page.close();
  expect(count).toBeGreaterThan(texts.length);
  expect(breaches).toEqual([]);
});

/** What breaks selectors, scripts and lines that are put together carelessly. */
const HOSTILE = [
  `"`,
  `'`,
  '\\',
  '\\"',
  `'"\\`,
  '\\a ',
  ']',
  '"] *, [x="',
  '#a.b > c',
  ':has(*)',
  '${alert(1)}',
  '</script><script>alert(1)</script>',
  '<!--',
  '*/',
  'two\nlines',
  'two\r\nlines',
  '\ttab',
  'null\u0000null',
  '\u2028\u2029',
  '\u0007bell',
  '-',
  '--x',
  '0',
  '1st',
  '👩‍👩‍👧‍👦 family',
  '🇦🇶',
  'שלום עולם',
  'مرحبا بالعالم',
  '\u202Eright to left\u202C',
  'zero\u200Bwidth',
  'é e\u0301',
  'ﬁ ﬂ',
  'İstanbul ı',
  'ẞ ß SS',
  '>>> //a',
  'nbsp\u00A0nbsp',
  `${'long "text" '.repeat(9000)}`,
];
