import { cases, fc } from '../random.ts';
import { describe, expect, test } from 'vitest';
import type { Candidate, Journey } from '../../journey/model.ts';
import { JourneyError } from '../../journey/json-text.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { arbitraryJourney } from '../arbitrary-journey.ts';

test('a printed journey reads back as it was', () => {
  fc.assert(
    fc.property(arbitraryJourney(), (journey) => {
      expect(parseJourney(printJourney(journey), 'walk.journey.json')).toEqual(journey);
    }),
    { numRuns: cases(50) },
  );
});

test('the same journey prints the same bytes, ending in a line break', () => {
  expect(printJourney(sample())).toBe(printJourney(sample()));
  expect(printJourney(sample())).toMatch(/^\{\n {2}"version": 1,\n[^]*\}\n$/);
});

test('a byte order mark before the text is no error', () => {
  expect(parseJourney(`\uFEFF${printJourney(sample())}`, 'walk.journey.json')).toEqual(sample());
});

describe('a text that is no JSON is told with line and column', () => {
  test.each([
    ['an empty file', '', 'line 1, column 1: expected JSON, saw the end of the file'],
    ['blank lines', '\n \n', 'line 3, column 1: expected JSON, saw the end of the file'],
    ['prose', 'hello', 'line 1, column 1: expected JSON, saw "hello"'],
    [
      'a cut string',
      '{"version": 1,\n "id": "a',
      'line 2, column 10: expected JSON, saw the end of the file',
    ],
    ['a cut list', '{"steps": [', 'line 1, column 12: expected JSON, saw the end of the file'],
    ['a last comma', '{\n  "id": "a",\n}', 'line 3, column 1: expected JSON, saw "}"'],
    ['a word that JSON has not', '{"id": "a",\n "x": NaN}', 'line 2, column 7: expected JSON, saw "NaN}"'],
    ['a merge conflict', '{\n<<<<<<< HEAD', 'line 2, column 1: expected JSON, saw "<<<<<<< HEAD"'],
    ['more after the end', '{}\n}', 'line 2, column 1: expected JSON, saw "}"'],
  ])('%s', (_, text, problem) => {
    expect(errorOf(text)).toBe(
      `walk.journey.json is not a valid journey:\n  ${problem}\n` +
        'The file may be cut short or not be a journey at all; restore it from version control or record it again.',
    );
  });

  test('a journey cut anywhere', () => {
    const text = printJourney(sample()).trimEnd();
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(errorOf(text.slice(0, length))).toContain('saw the end of the file');
      }),
    );
  });
});

describe('values that are no journey', () => {
  test.each([
    ['null', 'the whole file: expected an object, saw null'],
    ['[]', 'the whole file: expected an object, saw []'],
    ['"x"', 'the whole file: expected an object, saw "x"'],
  ])('%s', (text, problem) => expect(problemsOf(text)).toEqual([problem]));

  test('values too deep to be read are an error like any other', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(errorOf(deep)).toContain('expected values at most 200 deep');
    const text = printJourney(sample()).replace('"title": "A walk"', `"title": ${deep}`);
    expect(errorOf(text)).toContain('expected values at most 200 deep');
  });

  test('a file larger than any journey is not even read', () => {
    expect(errorOf(`{"title": "${'x'.repeat(20_000_000)}`)).toContain('expected at most 20000000 letters');
  });

  test('a wrong key of a megabyte makes no error of a megabyte', () => {
    expect(errorOf(JSON.stringify({ ...sample(), ['x y'.repeat(500_000)]: 1 })).length).toBeLessThan(1000);
  });
});

test.each(['__proto__', 'constructor', 'prototype', 'toString'])(
  'a key “%s” gives no object anything, wherever it stands',
  (key) => {
    const text = printJourney(sample());
    for (const [place] of text.matchAll(/"[^"]+": \{/g)) {
      const hostile = text.replace(place, `${place} ${JSON.stringify(key)}: {"polluted": "yes"},`);
      // Most places refuse it, some read past it.
      expect(['refused', sample()]).toContainEqual(outcomeOf(hostile, key));
    }
    const inputs = text.replace('"guest":', `${JSON.stringify(key)}:`);
    const wanted = key === '__proto__' ? {} : { [key]: 'Rudolph' };
    expect(parseJourney(inputs, 'walk.journey.json').inputs).toStrictEqual(wanted);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  },
);

describe('versions', () => {
  test.each([
    [2, 'The file was written by a newer Waymark; upgrade this one to read it.'],
    [0, 'No Waymark ever wrote that version; restore the file from version control.'],
    [1.5, 'No Waymark ever wrote that version; restore the file from version control.'],
  ])('%s is refused before anything else', (version, advice) => {
    expect(errorOf(JSON.stringify({ version, colour: 'red' }))).toBe(
      `walk.journey.json is not a valid journey:\n  version: expected 1, saw ${version}\n${advice}`,
    );
  });

  test.each([
    [undefined, 'nothing'],
    ['1', '"1"'],
    [null, 'null'],
  ])('%s is none', (version, seen) => {
    expect(problemsOf(JSON.stringify({ ...sample(), version }))).toEqual([
      `version: expected 1, saw ${seen}`,
    ]);
  });
});

const KINDS =
  'group, navigate, open, back, forward, reload, close, resize, click, drag, scroll, hover, fill, type, caret, paste, check, uncheck, select, upload, press, expect, screenshot, unsupported, custom';
const CANVAS = { candidates: [{ by: 'css', value: 'canvas' }], fingerprint: { tag: 'canvas' } };
const PATH = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];
const BYS = 'role, testid, label, placeholder, alt, title, text, css, beside';
const ORIGIN = 'a plain web origin such as https://shop.example, without path, capitals or the usual port';
const PATTERN = 'a regular expression as it stands between slashes: / as \\/, and what can’t be seen as \\u…';
const NAME = 'a name of letters, digits and _ with no leading digit';

describe('each wrong value is told with its place, what was expected and what was seen', () => {
  test.each<[at: string, value: unknown, problem: string]>([
    ['colour', 'red', 'colour: expected no such key, saw "red"'],
    ['steps[1].colour', 'red', 'steps[1].colour: expected no such key, saw "red"'],
    ['steps[1].a b', 1, 'steps[1]["a b"]: expected no such key, saw 1'],
    ['title', undefined, 'title: expected a string, saw nothing'],
    ['title', '', 'title: expected at least 1 character, saw ""'],
    ['id', 'A B', 'id: expected lower-case letters, digits and dashes, saw "A B"'],
    ['baseUrl', 'http://shop.example/', `baseUrl: expected ${ORIGIN}, saw "http://shop.example/"`],
    ['baseUrl', 'http://me@shop.example', `baseUrl: expected ${ORIGIN}, saw "http://me@shop.example"`],
    ['baseUrl', 'http://shop.example:80', `baseUrl: expected ${ORIGIN}, saw "http://shop.example:80"`],
    ['baseUrl', 'http://shop.example:x', `baseUrl: expected ${ORIGIN}, saw "http://shop.example:x"`],
    ['inputs.guest', 3, 'inputs.guest: expected a string, saw 3'],
    ['inputs.a b', 'x', `inputs["a b"]: expected as its key ${NAME}, saw "x"`],
    ['secrets[0]', 'a b', `secrets[0]: expected ${NAME}, saw "a b"`],
    ['environment.viewport.width', 0.5, 'environment.viewport.width: expected a whole number, saw 0.5'],
    ['environment.viewport.width', -5, 'environment.viewport.width: expected at least 1, saw -5'],
    [
      'environment.viewport.width',
      1e300,
      'environment.viewport.width: expected at most 9007199254740991, saw 1e+300',
    ],
    ['steps', {}, 'steps: expected an array, saw {}'],
    ['steps[1]', 'click', 'steps[1]: expected an object, saw "click"'],
    ['steps[1].kind', 'clik', `steps[1].kind: expected one of ${KINDS}, saw "clik"`],
    ['steps[1].kind', undefined, `steps[1].kind: expected one of ${KINDS}, saw nothing`],
    ['steps[1].button', 'left', 'steps[1].button: expected "middle" or "right", saw "left"'],
    [
      'steps[1].effects[0].kind',
      'navgation',
      'steps[1].effects[0].kind: expected one of navigation, popup, close, download, request, dialog, saw "navgation"',
    ],
    [
      'steps[1].effects[1].answer',
      null,
      'steps[1].effects[1].answer: expected true, false or text, saw null',
    ],
    ['steps[1].target.candidates', [], 'steps[1].target.candidates: expected at least 1 element, saw []'],
    [
      'steps[1].target.candidates[0].by',
      'xpath',
      `steps[1].target.candidates[0].by: expected one of ${BYS}, saw "xpath"`,
    ],
    [
      'steps[1].target.candidates[0].within.by',
      'xpath',
      `steps[1].target.candidates[0].within.by: expected one of ${BYS}, saw "xpath"`,
    ],
    [
      'steps[1].target.candidates[0].within.value',
      '',
      'steps[1].target.candidates[0].within.value: expected at least 1 character, saw ""',
    ],
    ['steps[1].target.fingerprint.tag', 1, 'steps[1].target.fingerprint.tag: expected a string, saw 1'],
    [
      'steps[2].value',
      { inptu: 'guest' },
      'steps[2].value: expected text, {"input": NAME} or {"secret": NAME}, saw {"inptu":"guest"}',
    ],
    ['steps[2].value.secret', 'a b', `steps[2].value.secret: expected ${NAME}, saw "a b"`],
    [
      'steps[3].check',
      { kind: 'pattern', pattern: 'a/(', flags: 'i' },
      `steps[3].check.pattern: expected ${PATTERN}, saw "a/("`,
    ],
    [
      'steps[3].check',
      { kind: 'contains', text: ' ' },
      'steps[3].check.text: expected some text that can be seen, saw " "',
    ],
    [
      'steps[3].check.kind',
      'visble',
      'steps[3].check.kind: expected one of visible, hidden, text, contains, pattern, value, checked, enabled, disabled, attribute, count, url, title, status, response, console, requests, fast, accessible, picture, saw "visble"',
    ],
  ])('%s: %j', (at, value, problem) => expect(problemsWith(at, value)).toEqual([problem]));
});

describe('a journey that is well formed but does not hold together', () => {
  test.each<[at: string, value: unknown, problem: string]>([
    ['steps[3].id', 's1', 'steps[3].id: expected an id other than that of steps[0], saw "s1"'],
    [
      'secrets',
      [],
      `steps[2].value.secret: expected one of the journey's secrets (there: none), saw "PASSWORD"`,
    ],
    [
      'steps[2].value',
      { input: 'toString' },
      `steps[2].value.input: expected one of the journey's inputs (there: guest), saw "toString"`,
    ],
    [
      'steps[0].page',
      'brochure',
      'steps[0].page: expected a tab that an earlier step opened (there: "main"), saw "brochure"',
    ],
    ['steps[4].page', undefined, 'steps[4].page: expected a name for the tab it opens, saw nothing'],
    ['steps[4].page', 'main', 'steps[4].page: expected a name that no earlier tab has, saw "main"'],
    [
      'steps[1].effects[2].page',
      'main',
      'steps[1].effects[2].page: expected a name that no earlier tab has, saw "main"',
    ],
    [
      'steps[3].check',
      { kind: 'visible' },
      'steps[3].target: expected an element to check "visible" of, saw nothing',
    ],
    ['steps[3].frame', [], 'steps[3].frame: expected none, as "url" is checked of the page, saw []'],
    [
      'steps[0]',
      { id: 's1', kind: 'drag', target: CANVAS },
      'steps[0].to: expected where to drag: "to" or "path", saw nothing',
    ],
    [
      'steps[0]',
      { id: 's1', kind: 'drag', target: CANVAS, path: PATH, from: PATH[0] },
      'steps[0].from: expected none, as "path" says it, saw {"x":0,"y":0}',
    ],
    [
      'steps[0]',
      { id: 's1', kind: 'scroll', target: CANVAS },
      'steps[0].to: expected where to scroll: "to" or "by", saw nothing',
    ],
    [
      'steps[0]',
      { id: 's1', kind: 'scroll', by: { y: 120 } },
      'steps[0].target: expected an element to turn the wheel over, saw nothing',
    ],
    [
      'steps[0]',
      { id: 's1', kind: 'scroll', target: CANVAS, to: 'end', turns: 2 },
      'steps[0].turns: expected none, as "to" says it, saw 2',
    ],
    [
      'steps[0]',
      { id: 's1', kind: 'scroll', to: 'down' },
      'steps[0].to: expected "end", a number of CSS pixels, or {"x": …} with one of the two, saw "down"',
    ],
  ])('%s: %j', (at, value, problem) => expect(problemsWith(at, value)).toContain(problem));

  test('tabs that a popup or an open step brought can be named after it', () => {
    const journey = sample();
    journey.steps.push(
      { id: 's6', kind: 'reload', page: 'brochure' },
      { id: 's7', kind: 'reload', page: 'plan' },
    );
    expect(parseJourney(printJourney(journey), 'walk.journey.json')).toEqual(journey);
  });
});

test('of many problems ten are told, and how many more there are', () => {
  const text = JSON.stringify({ ...sample(), steps: Array.from({ length: 50 }, () => 'x') });
  const problems = problemsOf(text);
  expect(problems).toHaveLength(11);
  expect(problems.at(-1)).toBe('… and 40 more');
});

test('what was seen is cut to a readable length', () => {
  expect(problemsWith('baseUrl', 'x'.repeat(1000))[0]?.length).toBeLessThan(200);
});

test('whatever the file holds, the error is a JourneyError that names the file', () => {
  const junk = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .jsonValue()
      .filter((value) => !Array.isArray(value) || value.length > 0)
      .map((value) => JSON.stringify({ ...sample(), steps: value })),
  );
  fc.assert(
    fc.property(junk, (text) => {
      expect(errorOf(text)).toMatch(
        /^walk\.journey\.json is not a valid journey:\n {2}.*: expected .*, saw /,
      );
    }),
  );
});

function sample(): Journey {
  const within: Candidate = { by: 'testid', value: 'card' };
  const target = {
    candidates: [{ by: 'role', role: 'button', name: 'Go', within } satisfies Candidate],
    fingerprint: { tag: 'button' },
  };
  return {
    version: 1,
    id: 'a-walk',
    title: 'A walk',
    baseUrl: 'http://localhost:4173',
    inputs: { guest: 'Rudolph' },
    secrets: ['PASSWORD'],
    environment: { viewport: { width: 1280, height: 800 } },
    steps: [
      { id: 's1', kind: 'navigate', url: '/' },
      {
        id: 's2',
        kind: 'click',
        target,
        effects: [
          { kind: 'navigation', url: '/offices' },
          { kind: 'dialog', type: 'prompt', message: 'Who?', answer: false },
          { kind: 'popup', page: 'brochure' },
        ],
      },
      { id: 's3', kind: 'fill', target, value: { secret: 'PASSWORD' } },
      { id: 's4', kind: 'expect', check: { kind: 'url', url: '/' } },
      { id: 's5', kind: 'open', page: 'plan', url: '/plan' },
    ],
  };
}

function outcomeOf(text: string, key: string): Journey | string {
  try {
    return parseJourney(text, 'walk.journey.json');
  } catch (error) {
    return String(error).includes(key) ? 'refused' : String(error);
  }
}

/** The problems of the sample with one value changed, or left out when `value` is undefined. */
function problemsWith(at: string, value: unknown): string[] {
  const journey: unknown = JSON.parse(JSON.stringify(sample()));
  const keys = at.split(/\.|\[(\d+)\]\.?/).filter(Boolean);
  const last = keys.pop() ?? '';
  const holder = keys.reduce<unknown>(
    (inside, key) => (isObject(inside) ? Reflect.get(inside, key) : undefined),
    journey,
  );
  if (!isObject(holder)) throw new Error(`${at} is not in the sample`);
  Reflect.set(holder, last, value);
  return problemsOf(JSON.stringify(journey));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function problemsOf(text: string): string[] {
  const [head, ...lines] = errorOf(text).split('\n');
  expect(head).toBe('walk.journey.json is not a valid journey:');
  expect(lines.pop()).toBe('Mend these places, or record or generate the journey again.');
  return lines.map((line) => line.trim());
}

function errorOf(text: string): string {
  let seen: unknown;
  try {
    parseJourney(text, 'walk.journey.json');
  } catch (error) {
    seen = error;
  }
  expect(seen).toBeInstanceOf(JourneyError);
  return seen instanceof Error ? seen.message : '';
}
