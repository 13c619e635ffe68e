import type { IncomingHttpHeaders } from 'node:http';
import { expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { endBrowser, startBrowser } from '../../../runner/play/browser.ts';
import { leftBehind, markOf } from '../left-behind.ts';
import { spokenOn } from './language.ts';
import { outcome, page, useStage } from './stage.ts';

/** What replays in Firefox need another way for than in Chromium. That all kinds of steps replay is in ../kinds. */

const PATIENT = { replaying: { timeout: 10_000 } };
const stage = useStage({ browser: 'firefox' });

test('a journey goes through closed shadow roots, frames of another site, dialogs, tabs, data and downloads', async () => {
  stage.serve({
    '/': page(`<div id="host"></div><iframe src="${stage.otherUrl}/inner" style="margin: 20px"></iframe>
      <button onclick="say(confirm('Really?'))">Ask</button>
      <button onclick="fetch('/data').then((answer) => answer.json()).then(say)">Get</button>
      <a href="/other" target="_blank">Open</a> <a href="/file" download>Take</a>
      <script>
        const root = document.querySelector('#host').attachShadow({ mode: 'closed' });
        root.innerHTML = '<button>Hidden</button>';
        root.firstChild.onclick = () => say('hidden');
        addEventListener('message', ({ data }) => say(data));
      </script>`),
    '/inner': page(`<button onclick="parent.postMessage('inner', '*')">Inner</button>`),
    '/data': (_, response) => void response.setHeader('content-type', 'application/json').end('"data"'),
    '/other': page('<h1>Other</h1>').replace('<title>Page', '<title>Other'),
    '/file': (_, response) =>
      void response.setHeader('content-disposition', 'attachment; filename="wishes.csv"').end('name,wish'),
  });
  const run = await stage.walk(
    async ({ page: tab, tabs: { other } }) => {
      if (!other) throw new Error('There is no second tab.');
      await tab.goto('/');
      await tab.getByRole('button', 'Hidden').click();
      await tab.locator('iframe').contentFrame().getByRole('button', 'Inner').click();
      await tab.getByRole('button', 'Ask').click({ declines: 'Really?' });
      await tab.getByRole('button', 'Get').click({ requests: '/data' });
      await expect(tab.locator('#said')).toHaveText('hidden;inner;false;data;');
      await tab.getByRole('link', 'Take').click({ downloads: 'wishes.csv' });
      await tab.getByRole('link', 'Open').click({ opens: other });
      await expect(other).toHaveTitle('Other');
      await other.goto('/');
      await other.back({ goesTo: '/other' });
      await other.close();
      await expect(tab).toHaveUrl('/');
    },
    { ...PATIENT, options: { synthetic: [stage.url, stage.otherUrl] } },
  );
  expectThat(outcome(run)).toBe('passed');
  expectThat(run.browser).toMatch(/^firefox\/\d/);
  expectThat(run.downloads).toMatchObject([{ name: 'wishes.csv', size: 9 }]);
  const types = new Map(run.requests.map(({ url, type }) => [new URL(url).pathname, type]));
  expectThat(Object.fromEntries(types)).toMatchObject({ '/': 'document', '/data': 'fetch' });
  expectThat(run.vitals).toMatchObject({ LCP: expectThat.any(Number) });
});

test('the site knows the visitor for synthetic, and no other site does', async () => {
  const seen = new Map<string, IncomingHttpHeaders>();
  stage.serve({
    '/': (request, response) => {
      seen.set('own', request.headers);
      response.setHeader('content-type', 'text/html');
      response.end(page(`<script>say(navigator.synthetic)</script><img src="${stage.otherUrl}/elsewhere">`));
    },
    '/elsewhere': (request, response) => {
      seen.set('other', request.headers);
      response.end();
    },
  });
  const run = await stage.walk(async ({ page: tab }) => {
    await tab.goto('/');
    await expect(tab.locator('#said')).toHaveText('Waymark;');
  }, PATIENT);
  expectThat(outcome(run)).toBe('passed');
  expectThat(seen.get('own')).toMatchObject({
    'waymark-synthetic': '?1',
    'user-agent': expectThat.stringMatching(/Firefox.* Waymark \(synthetic\)$/),
  });
  expectThat(seen.get('other')?.['waymark-synthetic']).toBeUndefined();
});

test('a site is asked for the language of the journey, and for English without', async () => {
  const german = await spokenOn(stage, 'de-DE');
  expectThat(german.asked).toMatch(/^de-DE\b/);
  expectThat(german.said).toBe('de-DE 1.234,5;');
  const english = await spokenOn(stage);
  expectThat(english.asked).toMatch(/^en-US\b/);
  expectThat(english.said).toBe('en-US 1,234.5;');
});

test('a page that throws, an address where nobody is, and a button that is covered are told as they are in Chromium', async () => {
  const thrown = await stage.run(page('<script>missing()</script>'), async () => undefined, PATIENT);
  expectThat(outcome(thrown)).toBe(
    'failed page-error: The page threw an error: ReferenceError: missing is not defined (' +
      `${stage.url}/:${thrown.failure?.message.match(/:(\d+)\)/)?.[1]})`,
  );
  const nobody = await stage.walk(async ({ page: tab }) => tab.goto('http://127.0.0.1:9/'), {
    ...PATIENT,
    options: { synthetic: ['http://127.0.0.1:9'] },
  });
  expectThat(outcome(nobody)).toMatch(/^failed failed-request: Go to .*: the page did not load \(\w+\)\.$/);
  const covered = await stage.run(
    page('<button>Pay</button><div id="sheet" style="position: fixed; inset: 0"></div>'),
    async ({ page: tab }) => tab.getByRole('button', 'Pay').click(),
  );
  expectThat(outcome(covered)).toBe('failed covered: button “Pay” is covered by <div id="sheet">.');
});

test('files to be dropped fail the journey with what to do instead', async () => {
  const run = await stage.run(page('<div id="zone">Zone</div>'), async ({ page: tab }) =>
    tab.locator('#zone').dropFiles([]),
  );
  expectThat(outcome(run)).toBe('failed unsupported: Firefox can’t be given files to drop on a page.');
  expectThat(run.failure?.advice).toContain('--browser chromium');
});

test('nothing of a Firefox is left behind, be it ended or killed', async () => {
  for (const signal of [undefined, 'SIGKILL'] as const) {
    const browser = await startBrowser({ browser: 'firefox' });
    const mark = markOf(browser);
    await browser.newPage();
    expectThat((await leftBehind(mark)).length).toBeGreaterThan(0);
    if (signal) browser.process()?.kill(signal);
    await endBrowser(browser);
    await expectThat.poll(() => leftBehind(mark), { timeout: 20_000 }).toEqual([]);
  }
});
