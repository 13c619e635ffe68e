import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../runner/evidence/run.ts';
import { wordCause } from '../../../runner/report/causes.ts';
import { wordLength } from '../../../runner/report/length.ts';
import { replayCommand, showPlace } from '../../../runner/report/place.ts';
import { isAside, isFailedRequest, lets } from '../../../runner/report/request-kinds.ts';

/** The compiler asks for a row for each cause. */
const CAUSES: Record<Cause, true> = {
  'page-error': true,
  'document-status': true,
  'failed-request': true,
  'pending-request': true,
  missing: true,
  ambiguous: true,
  drift: true,
  hidden: true,
  covered: true,
  moving: true,
  disabled: true,
  unfit: true,
  check: true,
  timeout: true,
  dialog: true,
  scope: true,
  unsupported: true,
  'no-outcome': true,
  script: true,
  infrastructure: true,
};

test('every cause has words of its own, which are not its name', () => {
  const causes = Object.keys(CAUSES).filter((name): name is Cause => name in CAUSES);
  const words = causes.map(wordCause);
  expect(new Set(words).size).toBe(causes.length);
  for (const phrase of words) expect(phrase).toMatch(/^[A-Z][^.]* [^.]*[^.]$/);
});

describe('a place in a script', () => {
  const file = 'journeys/x.ts';
  test.each([
    ['file:///home/me/journeys/x.ts:12', 'journeys/x.ts:12'],
    ['file:///home/me/journeys/x.ts?loaded=9.5:12', 'journeys/x.ts:12'],
    ['file:///home/my%20shop/pages/login.ts:3', '/home/my shop/pages/login.ts:3'],
    ['file:///home/other-journeys/x.ts:3', '/home/other-journeys/x.ts:3'],
    ['file:///home/100%/a.ts:3', '/home/100%/a.ts:3'],
    ['somewhere', 'somewhere'],
  ])('%s is shown as %s', (place, shown) => expect(showPlace(place, file)).toBe(shown));

  test('a file named from a folder above is known as well', () => {
    expect(showPlace('file:///a/b/x.ts:1', '../b/x.ts')).toBe('b/x.ts:1');
  });
});

test.each([
  ['journeys/x.ts', 'npx waymark run journeys/x.ts'],
  ['my journeys/x.ts', "npx waymark run 'my journeys/x.ts'"],
  ["a'$(rm).ts", `npx waymark run 'a'\\''$(rm).ts'`],
])('the command for %s can be pasted into a shell', (file, command) => {
  expect(replayCommand(file)).toBe(command);
});

test.each([
  [0.4, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [9840, '9.8 s'],
  [59_960, '1 min 0 s'],
  [125_000, '2 min 5 s'],
])('%d ms are told as %s', (milliseconds, words) => expect(wordLength(milliseconds)).toBe(words));

describe('requests', () => {
  const request = { method: 'GET', url: '/', type: 'xhr', at: 0, duration: 1, status: 200 };
  const { duration: _, status: __, ...unanswered } = request;

  test('without an answer or with an error are failed; those that a navigation ended are not', () => {
    expect(isFailedRequest(request)).toBe(false);
    expect(isFailedRequest({ ...request, status: 404 })).toBe(true);
    expect(isFailedRequest(unanswered)).toBe(true);
    expect(isFailedRequest({ ...unanswered, duration: 1, failed: 'net::ERR_FAILED' })).toBe(true);
    expect(isFailedRequest({ ...unanswered, duration: 1, failed: 'ended by the page' })).toBe(false);
  });

  test('of data are one kind, by fetch or XHR', () => {
    for (const type of ['fetch', 'xhr']) expect(lets('fetch/xhr', { ...request, type })).toBe(true);
    expect(lets('fetch/xhr', { ...request, type: 'script' })).toBe(false);
  });

  test('for pictures and scripts stand aside unless they failed', () => {
    expect(isAside({ ...request, type: 'image' })).toBe(true);
    expect(isAside({ ...request, type: 'image', status: 500 })).toBe(false);
    expect(isAside({ ...request, type: 'document' })).toBe(false);
  });
});
