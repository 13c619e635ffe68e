import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../../runner/evidence/run.ts';
import { renderJson } from '../../../runner/report/json.ts';
import { renderJunit } from '../../../runner/report/junit.ts';
import { renderMarkdown } from '../../../runner/report/markdown.ts';
import { reportJsonSchema, reportSchema } from '../../../runner/report/schema.ts';
import { failedRun, runOf } from './run-of.ts';

/** Reports for machines: JUnit XML, JSON and Markdown. */

const flaky = runOf({
  verdict: 'flaky',
  earlier: [
    { id: 'a', verdict: 'failed', failure: { cause: 'missing', message: 'No button.', step: 'Sign in' } },
  ],
});
const errored = failedRun({ cause: 'infrastructure', message: 'The browser went away.' });
const runs: Run[] = [runOf(), failedRun(), { ...errored, verdict: 'errored' }, flaky];

const HOSTILE = [
  '</failure><testcase name="x"/>',
  ']]>&amp;<![CDATA[',
  '" onload="',
  '\u0000\u0008\ufffe\ud800',
  '| [x](javascript:alert(1)) <img src=x> @everyone `code`',
  '\n\n# Heading\n\n```\n',
];

describe('JUnit', () => {
  test('counts failures and errors apart, as CIs do', () => {
    expect(renderJunit(runs)).toContain(
      '<testsuites name="Waymark" tests="4" failures="1" errors="1" skipped="0" time="6.000">',
    );
  });

  test('tells each journey with its file, and its cause, also of an attempt that was tried again', () => {
    const xml = renderJunit(runs);
    expect(xml.match(/<testcase classname="journeys\/tour.ts" name="Book a tour"/g)).toHaveLength(4);
    expect(xml).toContain('<failure type="check" message="A check did not hold: Expected it.">');
    expect(xml).toContain('<error type="infrastructure" message=');
    expect(xml).toContain('<flakyFailure type="missing" message="An element was not there: No button.">');
  });

  test.each(HOSTILE)('%j adds no markup', (text) => {
    const shape = (said: string): string[] => {
      const run = failedRun({ message: said, advice: said, step: said, action: said, url: said });
      const xml = renderJunit([{ ...run, drift: [said], journey: { ...run.journey, title: said } }]);
      expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
      return [...xml.matchAll(/<\/?([\w:!?[]+)(?:\s+[\w:]+="[^"<]*")*\s*[/?]?>/g)].map(
        ([, name]) => name ?? '',
      );
    };
    expect(shape(text)).toEqual(shape('harmless'));
  });
});

describe('JSON', () => {
  test('is as the published schema says (after a change run `node scripts/schema.ts`)', async () => {
    const published = await readFile('runner/report/report.schema.json', 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
    const report = reportSchema.parse(JSON.parse(renderJson(runs)));
    expect(report.counts).toEqual({ passed: 2, failed: 2, drifted: 0, flaky: 1, errored: 1 });
    expect(report.runs).toEqual(runs);
  });
});

describe('Markdown', () => {
  test('tells the counts, each journey, and of those that failed the cause and how to replay it', () => {
    const text = renderMarkdown([failedRun(), runOf()].map((run) => ({ ...run, again: ['--timeout', '3'] })));
    expect(text).toContain('## Waymark: 1 passed, 1 failed');
    expect(text).toContain('| ❌ Failed | Book a tour | 1.5 s |');
    expect(text).toContain('| ✅ Passed | Book a tour | 1.5 s |');
    expect(text).toContain('**A check did not hold:** Expected it.');
    expect(text).toContain('npx waymark run journeys/tour.ts --timeout 3');
  });

  test.each(HOSTILE)('%j stays text', (text) => {
    const run = failedRun({ message: text, advice: text, step: text, action: text, url: text });
    const lines = (title: string, of: Run): string[] =>
      renderMarkdown([{ ...of, journey: { ...of.journey, title } }]).split('\n');
    const marked = lines(text, run);
    expect(marked).toHaveLength(lines('x', failedRun({ advice: 'x', action: 'x', url: 'x' })).length);
    for (const line of marked)
      expect(line.replace(/^(\| \S+ Failed \| |#+ |\*\*[^*]+\*\*| \|)/, '')).not.toMatch(/[<[]|@\w|^[#`].*x/);
  });
});
