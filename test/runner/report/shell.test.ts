import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ReportData } from '../../../runner/report/data.ts';
import { renderReport } from '../../../runner/report/shell.ts';
import { failedRun, runOf } from './run-of.ts';

const assets = { script: 'start("a");', style: 'p { color: red }' };

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '</SCRIPT ><img src=x onerror=alert(1)>',
  '<!-- <script>',
  ']]> --> </title></style>',
  '" onload="alert(1)',
  "'$& $` $1",
  '\u2028alert(1)\u2029',
  '\\u003c/script>',
];

describe('recorded text', () => {
  test.each(HOSTILE)('%j adds no markup to a report', (text) => {
    const html = renderReport(hostileData(text), assets);
    const plain = renderReport(hostileData('harmless'), assets);
    expect(html.replace(dataOf(html), '')).toBe(plain.replace(dataOf(plain), ''));
    expect(dataOf(html)).not.toMatch(/[<\u2028\u2029]/);
  });

  test.each(HOSTILE)('%j reaches the page as it was', (text) => {
    expect(JSON.parse(dataOf(renderReport(hostileData(text), assets)))).toEqual(hostileData(text));
  });
});

describe('the policy of a report', () => {
  const html = renderReport({ runs: [{ run: runOf(), pictures: {} }] }, assets);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';

  test('lets the one script and the one style run, by their hashes, and nothing else', () => {
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${sha(/<script>(.*)<\/script>/s.exec(html)?.[1])}`,
      `style-src ${sha(/<style>(.*)<\/style>/s.exec(html)?.[1])}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('comes before anything that it rules over', () => {
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.search(/<(style|script|link|title)/));
  });

  test('a report names no other file and no other host', () => {
    expect([...html.matchAll(/(?:src|href)="(?!data:)[^"]*"/g)]).toEqual([]);
  });
});

test('an end tag within the page’s own script does not end it', () => {
  const html = renderReport({ runs: [] }, { ...assets, script: 'say("</script><!--")' });
  expect(html).toContain('<script>say("\\x3c/script>\\x3c!--")</script>');
});

test('the title tells the verdict, so that a tab does', () => {
  const runs = [runOf(), failedRun(), runOf({ verdict: 'drifted' })].map((run) => ({ run, pictures: {} }));
  expect(renderReport({ runs }, assets)).toContain('<title>1 failed, 2 passed – Waymark</title>');
});

function dataOf(html: string): string {
  return /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
}

function hostileData(text: string): ReportData {
  const run = failedRun({ message: text, advice: text, step: text, action: text, place: text, url: text });
  return {
    runs: [
      {
        run: {
          ...run,
          journey: { id: text, title: text, file: text, baseUrl: text },
          drift: [text],
          requests: [{ method: text, url: text, type: text, at: 0, failed: text }],
          console: [{ at: 0, type: 'log', text }],
        },
        pictures: { [text]: 'data:image/png;base64,AAAA' },
      },
    ],
  };
}

function sha(text = ''): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
