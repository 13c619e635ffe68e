import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../runner/evidence/run.ts';
import { terminalLines } from '../../../runner/report/terminal.ts';
import { failedRun, runOf } from './run-of.ts';

const lines = terminalLines({ colour: false });

describe('the last line counts', () => {
  const cases: [verdicts: Verdict[], last: string][] = [
    [[], '0 passed, 0 failed'],
    [['passed'], '1 passed, 0 failed'],
    [['passed', 'drifted', 'drifted'], '3 passed, 0 failed'],
    [['failed', 'errored', 'passed'], '1 passed, 2 failed'],
    [['errored'], '0 passed, 1 failed'],
  ];
  test.each(cases)('%j as %s', (verdicts, last) => {
    const runs = verdicts.map((verdict) => runOf({ verdict }));
    expect(lines.summaryLines(runs, 'report.html').at(-1)).toBe(last);
  });

  test('drift and errors stand on the line before', () => {
    const runs = (['drifted', 'errored', 'failed'] as const).map((verdict) => runOf({ verdict }));
    expect(lines.summaryLines(runs, 'report.html').at(-2)).toMatch(/1 passed with drift, 1 errored/);
  });
});

test('a failure tells its cause, what was seen, what to do, and the line of the script', () => {
  const run = failedRun({
    cause: 'pending-request',
    message: 'POST /api/bookings has had no answer for 9.8 s',
    advice: 'Look at the server.',
    action: 'Click button “Book”',
    place: 'file:///home/me/shop/journeys/tour.ts?loaded=12.5:31',
    url: 'http://127.0.0.1:4173/book',
  });
  expect(lines.failureLines(run)).toEqual([
    '  │ A request was never answered',
    '  │ POST /api/bookings has had no answer for 9.8 s',
    '  │ → Look at the server.',
    '  │ in step “Sign in”: Click button “Book”',
    '  │ on http://127.0.0.1:4173/book',
    '  │ at journeys/tour.ts:31',
    '  │ again: npx waymark run journeys/tour.ts',
  ]);
});

test('a failure does not say its cause twice', () => {
  const run = failedRun({ cause: 'page-error', message: 'The page threw an error: TypeError: x' });
  expect(lines.failureLines(run).slice(0, 2)).toEqual(['  │ The page threw an error', '  │ TypeError: x']);
});

test('a long message is broken at spaces and nothing of it is lost', () => {
  const message = Array.from({ length: 60 }, (_, number) => `word${number}`).join(' ');
  const [, ...block] = lines.failureLines(failedRun({ message }));
  const told = block.filter((line) => line.includes('word'));
  expect(told.length).toBeGreaterThan(3);
  expect(Math.max(...told.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(told.map((line) => line.slice(4)).join(' ')).toBe(message);
});

test('a run that drifted warns of each fallback', () => {
  const run = runOf({ verdict: 'drifted', drift: ['Button “Sign in” by its text.', 'Field “Name”.'] });
  expect(lines.failureLines(run)).toEqual([
    '  │ Drift: Button “Sign in” by its text.',
    '  │ Drift: Field “Name”.',
  ]);
  expect(lines.verdictLine(run)).toBe('  Passed with drift in 1.5 s');
});

test('a run that passed has nothing to add', () => {
  expect(lines.failureLines(runOf())).toEqual([]);
});

describe('text of a page', () => {
  const text = 'a\u001b[2J\u202eb\r\n::set-output name=x::y\n##[error]z ##vso[task.x]';
  const all = [
    lines.headLine(1, text),
    lines.journeyLine({ title: text, file: text }),
    lines.stepLine({ title: text, status: 'failed', at: 0, duration: 1, actions: [] }),
    ...lines.failureLines({ ...failedRun({ message: text, advice: text, url: text }), drift: [text] }),
    ...lines.summaryLines([], text).slice(1),
  ];

  test('moves no cursor, hides nothing and breaks no line', () => {
    for (const line of all) expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });

  test('is no command to a CI that reads the log', () => {
    for (const line of all) expect(line).not.toMatch(/^\s*::|##\w*\[/);
  });
});

test('colours add nothing but colours', () => {
  const run = {
    ...failedRun({ advice: 'Mend it.', place: 'file:///x/journeys/tour.ts:3' }),
    drift: ['By text.'],
  };
  const all = ({ colour }: { colour: boolean }): string[] => {
    const lines = terminalLines({ colour });
    return [
      lines.headLine(2, 'Chrome'),
      lines.journeyLine(run.journey),
      ...run.steps.map((step) => lines.stepLine(step)),
      ...lines.failureLines(run),
      lines.verdictLine(run),
      ...lines.summaryLines([run], 'report.html'),
    ];
  };
  const coloured = all({ colour: true });
  expect(coloured.map(stripVTControlCharacters)).toEqual(all({ colour: false }));
  expect(coloured).not.toEqual(all({ colour: false }));
});
