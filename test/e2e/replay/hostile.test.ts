import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import type { Run } from '../../../runner/evidence/run.ts';
import { PATCHES } from '../patches.ts';
import { outcome, page, useStage, type Answer } from './stage.ts';

/** Sites that work against whoever replays a journey on them: what a run takes in, and how long, has an end. */

const stage = useStage();

async function sizeOf(run: Run): Promise<number> {
  const folder = join(stage.out, 'runs', run.id);
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => stat(join(folder, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

test('however much a page says and asks, its run leaves little behind', async () => {
  const html = page(`<script>
    const much = 'much '.repeat(200_000);
    document.title = much;
    console.error(much);
    for (let i = 0; i < 2500; i += 1) console.log(i < 3 ? much : 'line ' + i);
    for (let i = 0; i < 250; i += 1) setTimeout(() => { throw new Error('ResizeObserver loop ' + i + (i < 3 ? much : '')); });
    for (let i = 0; i < 20; i += 1) new Image().src = '/none?' + i + 'x'.repeat(100_000);
    document.write(('<p title="' + much.slice(0, 5000) + '">Much</p>').repeat(1000));
  </script>`);
  const replaying = { timeout: 20_000 };
  const run = await stage.run(html, ({ page: tab }) => expect(tab).toHaveCleanConsole(), { replaying });
  expectThat(outcome(run)).toMatch(/^failed check: .*much much/);
  expectThat(outcome(run).length).toBeLessThan(6000);
  expectThat(run.console.length).toBeLessThanOrEqual(2200);
  expectThat(await sizeOf(run)).toBeLessThan(4_000_000);
});

test('a page that replaces what the language and the document offer is replayed like any other', async () => {
  const run = await stage.run(
    `<title>Shop</title><script>${PATCHES}</script><label>Note <input></label>
      <button onclick="document.body.className = document.querySelector('input').value">Like</button>
      <style>p { display: none } .Snow p { display: block }</style><p>Liked</p>`,
    async ({ page: tab }) => {
      await tab.getByLabel('Note').fill('Snow');
      await tab.getByRole('button', 'Like').click();
      await expect(tab.getByText('Liked')).toBeVisible();
    },
  );
  expectThat(outcome(run)).toBe('passed');
});

test.each<[what: string, step: object, says: RegExp]>([
  ['opens no file of this machine', { kind: 'navigate', url: 'file:///etc/hostname' }, /failed scope: file:/],
  [
    'runs no code of an address',
    { kind: 'navigate', url: 'javascript:fetch("/run")' },
    /failed scope: javascript:/,
  ],
  [
    'runs no code of its own',
    { kind: 'custom', code: "await fetch('/run');" },
    /failed unsupported: This is code/,
  ],
])('a journey file %s', async (_, step, says) => {
  stage.serve({ '/': page('') });
  const check = { id: 's3', kind: 'expect', check: { kind: 'url', url: '/' } };
  const steps = [{ id: 's1', kind: 'navigate', url: '/' }, { id: 's2', ...step }, check];
  const synthetic = [stage.url, 'file:///*', 'javascript:*', 'data:*'];
  expectThat(outcome(await stage.replayModel({ steps, synthetic }))).toMatch(says);
  expectThat(stage.asked).not.toContain('/run');
});

test.each<[what: string, answers: Record<string, Answer>, says: RegExp]>([
  [
    'leads round in circles',
    { '/': (_, response) => response.writeHead(302, { location: '/' }).end() },
    /failed failed-request: Go to \/: the page did not load \(ERR_TOO_MANY_REDIRECTS\)/,
  ],
  [
    'never ends its document',
    {
      '/': (_, response) => {
        response.setHeader('content-type', 'text/html');
        const more = setInterval(() => response.write('<p>More</p>'.repeat(1000)), 20);
        response.on('close', () => clearInterval(more));
      },
    },
    /failed timeout: Go to \/: the page has not loaded in time/,
  ],
])('a site that %s fails the journey in time', async (_, answers, says) => {
  stage.serve(answers);
  const replaying = { timeout: 1000, screenshots: 'never' } as const;
  const run = await stage.walk(
    async ({ page: tab }) => {
      await tab.goto('/');
      await expect(tab).toHaveUrl('/');
    },
    { replaying },
  );
  expectThat(outcome(run)).toMatch(says);
});

test('of an answer that swells to a hundred times its size no more is read than fits', async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000, ' '));
  expectThat(bomb.length).toBeLessThan(250_000);
  stage.serve({
    '/': page(
      `<button onclick="fetch('/bomb').then(async (answer) => { for await (const _ of answer.body); })">Ask</button>`,
    ),
    '/bomb': (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);
    },
  });
  const before = process.memoryUsage().rss;
  const run = await stage.walk(
    async ({ page: tab }) => {
      await tab.goto('/');
      await tab.getByText('Ask').click();
      await expect(tab).toHaveResponse('/bomb', { json: { fields: {} } });
    },
    { replaying: { timeout: 3000, screenshots: 'never' } },
  );
  expectThat(outcome(run)).toMatch(/failed check: .*bomb/);
  expectThat(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
});
