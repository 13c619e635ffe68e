import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import type { Run } from '../../../runner/evidence/run.ts';
import { KeptBrowser } from '../../../runner/many/kept-browser.ts';
import { replayAll } from '../../../runner/many/replay-all.ts';
import { Failure } from '../../../runner/play/failure.ts';
import { ROOT, waymark } from '../../command.ts';
import { SHELL } from '../kept-browsers.ts';
import { leftBehind, markOf } from '../left-behind.ts';
import { outcome, page, playableOf, Stage, type Body } from './stage.ts';

/** Many journeys in one browser, which may die on the way. */

const stage = new Stage();
let kept: KeptBrowser;
beforeAll(async () => {
  await stage.open();
  kept = new KeptBrowser(SHELL);
});
afterAll(async () => {
  await kept.close();
  await stage.close();
});

const seeHeading: Body = async ({ page: tab }) => {
  await tab.goto('/');
  await expect(tab.getByRole('heading', 'Done')).toBeVisible();
};

interface How {
  concurrency?: number;
  retries?: number;
  journeyTimeout?: number;
  timeout?: number;
  signal?: AbortSignal;
  browser?: () => Promise<Browser>;
}

/** Replays these bodies together; the first is named 0. */
function together(bodies: readonly Body[], how: How = {}): Promise<Run[]> {
  const playables = bodies.map((body, index) => playableOf(stage, body, `Journey ${index}`));
  return replayAll(playables, {
    out: stage.out,
    timeout: 5000,
    secrets: {},
    screenshots: 'never',
    concurrency: 2,
    retries: 0,
    signal: new AbortController().signal,
    browser: () => kept.get(),
    ...how,
  });
}

describe('journeys side by side', () => {
  test('don’t meet: each has its own cookies, focus, pointer and keyboard', async () => {
    stage.serve({
      '/': page(`<label>Name <input></label><button onclick="say(document.cookie + ' ' + document.hasFocus())">Go</button>
        <script>document.cookie ||= 'own=' + location.search;</script>`),
    });
    const bodies = Array.from({ length: 6 }, (_, index): Body => async ({ page: tab }) => {
      await tab.goto(`/?${index}`);
      for (let time = 0; time < 3; time += 1) await tab.getByLabel('Name').fill(`${index} ${time}`);
      await tab.press('Tab');
      await tab.press('Enter');
      await expect(tab.locator('#said')).toHaveText(`own=?${index} true;`);
      await expect(tab.getByLabel('Name')).toHaveValue(`${index} 2`);
    });
    const runs = await together(bodies, { concurrency: 3 });
    expectThat(runs.map(outcome)).toEqual(bodies.map(() => 'passed'));
    expectThat(new Set(runs.map(({ id }) => id)).size).toBe(6);
  });

  test('come out in the order in which they were given, not in which they end', async () => {
    stage.serve({ '/': page('<h1>Done</h1>') });
    const slow: Body = async (context) => {
      await seeHeading(context);
      await sleep(400);
    };
    const runs = await together([slow, seeHeading, seeHeading]);
    expectThat(runs.map(({ journey }) => journey.title)).toEqual(['Journey 0', 'Journey 1', 'Journey 2']);
  });
});

describe('a journey that fails', () => {
  test('is tried again as often as is said, and is flaky when it then passes', async () => {
    let times = 0;
    stage.serve({
      '/': (_, response) => response.end(page((times += 1) < 3 ? '<h1>Not yet</h1>' : '<h1>Done</h1>')),
    });
    const [run] = await together([seeHeading], { retries: 2, timeout: 1200 });
    expectThat(run?.verdict).toBe('flaky');
    expectThat(run?.earlier).toMatchObject([
      { verdict: 'failed', failure: { cause: 'missing' } },
      { verdict: 'failed', failure: { cause: 'missing' } },
    ]);
    for (const { id } of run?.earlier ?? []) {
      expectThat(JSON.parse(await readFile(join(stage.out, 'runs', id, 'run.json'), 'utf8')).verdict).toBe(
        'failed',
      );
    }
  });

  test('fails when it fails each time, and no oftener than is said', async () => {
    let times = 0;
    stage.serve({ '/': (_, response) => (times += 1) && response.end(page('')) });
    const [run] = await together([seeHeading], { retries: 1, timeout: 1200 });
    expectThat(run?.verdict).toBe('failed');
    expectThat(times).toBe(2);
  });

  test('takes no longer than a journey may, whatever its script does', async () => {
    stage.serve({ '/': page('<h1>Done</h1>') });
    const stuck: Body = async (context) => {
      await seeHeading(context);
      await new Promise(() => undefined);
    };
    const waiting: Body = async ({ page: tab }) => {
      await tab.goto('/');
      await expect(tab.getByRole('heading', 'Nowhere')).toBeVisible();
    };
    const runs = await together([stuck, waiting], { journeyTimeout: 2500, timeout: 30_000 });
    expectThat(runs.map(outcome)).toEqual([
      'failed timeout: The journey was not over after 2.5 s.',
      'failed timeout: The journey was not over after 2.5 s.',
    ]);
    expectThat(runs[1]?.failure?.action).toBe('Expect heading “Nowhere” to be visible');
  });
});

describe('a browser that fails is replaced, and its journeys are replayed in the new one', () => {
  const expectReplaced = async (how: (browser: Browser) => void): Promise<void> => {
    stage.serve({ '/': page('<h1>Done</h1>') });
    const own = new KeptBrowser({ headless: true }, 1500);
    try {
      let isRuined = false;
      const ruins: Body = async (context) => {
        await seeHeading(context);
        if (!isRuined) {
          isRuined = true;
          how(context.page.puppeteer.browser());
        }
        await context.page.getByRole('heading').click();
        await seeHeading(context);
      };
      const first = await own.get();
      const runs = await together([ruins, seeHeading, seeHeading], {
        browser: () => own.get(),
        timeout: 2000,
      });
      expectThat(runs.map(outcome)).toEqual([
        'flaky',
        expectThat.stringMatching(/^(passed|flaky)$/),
        expectThat.stringMatching(/^(passed|flaky)$/),
      ]);
      expectThat(runs[0]?.earlier).toMatchObject([
        { verdict: 'errored', failure: { cause: 'infrastructure' } },
      ]);
      expectThat(first.process()?.signalCode).toBe('SIGKILL');
      expectThat(await leftBehind(markOf(first))).toEqual([]);
    } finally {
      await own.close();
    }
  };

  test('one that dies', () => expectReplaced((browser) => browser.process()?.kill('SIGKILL')));

  test('one that hangs', () => expectReplaced((browser) => browser.process()?.kill('SIGSTOP')));
});

test('journeys that there is no more time for are errored, not left out', async () => {
  stage.serve({ '/': page('<h1>Done</h1>') });
  const stop = new AbortController();
  const ends: Body = async (context) => {
    await seeHeading(context);
    stop.abort(new Failure('timeout', 'All journeys together took longer than 1 s.'));
    await seeHeading(context);
  };
  const runs = await together([ends, seeHeading, seeHeading], {
    concurrency: 1,
    retries: 3,
    signal: stop.signal,
  });
  expectThat(runs.map(outcome)).toEqual([
    'failed timeout: All journeys together took longer than 1 s.',
    'errored timeout: All journeys together took longer than 1 s.',
    'errored timeout: All journeys together took longer than 1 s.',
  ]);
});

describe('the command line', () => {
  const script = (body: string): string => `import { expect, journey } from 'waymark';
export default journey('Told', { baseUrl: '${stage.url}' }, async ({ page, step }) => {
  ${body}
  await page.goto('/');
  await expect(page.getByRole('heading', 'Done')).toBeVisible();
});
`;
  const folderOf = async (files: Record<string, string>): Promise<string> => {
    stage.serve({ '/': page('<h1>Done</h1>') });
    const folder = await mkdtemp(join(stage.out, 't')); // short: a browser's sockets in it have short names
    await mkdir(join(folder, 'journeys'));
    const config = `import { defineConfig } from 'waymark'; export default defineConfig({ screenshots: 'never' });`;
    await writeFile(join(folder, 'waymark.config.ts'), config);
    for (const [name, body] of Object.entries(files))
      await writeFile(join(folder, 'journeys', name), script(body));
    return folder;
  };

  test('ends no other journey by an error that one throws where nobody waits for it', async () => {
    const cwd = await folderOf({
      'a.ts': `void Promise.reject(new TypeError('Stray'));
        await new Promise((resolve) => setTimeout(resolve, 300));`,
      'b.ts': '',
    });
    const { status, stdout } = await waymark(['run', '--concurrency', '2'], {
      cwd,
    });
    expectThat(stdout).toContain('The script threw where nothing waits for it: TypeError: Stray');
    expectThat(stdout).toMatch(/\n1 passed, 1 failed\n$/);
    expectThat(status).toBe(1);
  });

  test('fails when a report can’t be written, though all journeys passed', async () => {
    const cwd = await folderOf({ 'a.ts': '' });
    await mkdir(join(cwd, '.waymark', 'report.html'), { recursive: true });
    const { status, stdout, stderr } = await waymark(['run'], { cwd });
    expectThat(stdout).toMatch(/\n1 passed, 0 failed\n$/);
    expectThat(stderr).toMatch(/the report \.waymark\/report\.html could not be written: /);
    expectThat(status).toBe(1);
  });

  test.each([
    ['SIGKILL', null],
    ['SIGINT', 1],
  ] as const)(
    'leaves no process, no profile and an errored run behind when it is ended by %s',
    async (signal, code) => {
      const cwd = await folderOf({ 'a.ts': 'await new Promise((resolve) => setTimeout(resolve, 60_000));' });
      const runner = spawn(process.execPath, [join(ROOT, 'bin/waymark.js'), 'run'], {
        cwd,
        env: { ...process.env, TMPDIR: cwd },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = new Promise<number | null>((resolve) => runner.once('exit', resolve));
      const runs = join(cwd, '.waymark', 'runs');
      await expectThat.poll(() => readdir(runs).catch(() => []), { timeout: 20_000 }).toHaveLength(1);
      const [id = ''] = await readdir(runs);
      await expectThat.poll(() => readdir(join(runs, id)), { timeout: 20_000 }).toContain('run.json');
      expectThat(await leftBehind(cwd)).not.toEqual([]);
      runner.kill(signal);
      expectThat(await ended).toBe(code);
      await expectThat.poll(() => leftBehind(cwd), { timeout: 10_000 }).toEqual([]);
      const record: Run = JSON.parse(await readFile(join(runs, id, 'run.json'), 'utf8'));
      expectThat(record).toMatchObject({ verdict: 'errored', failure: { cause: 'infrastructure' } });
    },
  );

  test('calls hooks around journeys, whatever comes of them, and signs in once for all', async () => {
    const cwd = await folderOf({
      'a.ts': '',
      'b.ts': `throw new Error('Broken on purpose');`,
      'c.ts': `await page.goto('/who'); await expect(page.locator('h1')).toHaveText('demo santa');`,
    });
    stage.serve({
      '/': page('<h1>Done</h1>'),
      '/login': (_, response) =>
        response
          .setHeader('set-cookie', 'user=santa')
          .end(page('<script>localStorage.setItem("kind", "demo")</script>')),
      '/who': page(
        '<h1></h1><script>document.querySelector("h1").textContent = localStorage.getItem("kind") + " " + document.cookie.split("=")[1]</script>',
      ),
    });
    const config = `import { defineConfig, keepState, useState, type SiteState } from 'waymark';
      let state: SiteState | undefined;
      export default defineConfig({
        screenshots: 'never',
        concurrency: 1,
        async beforeAll({ openPage }) {
          const page = await openPage();
          await page.goto('${stage.url}/login');
          state = await keepState(page);
          console.log('beforeAll');
        },
        async beforeEach({ page, journey }) {
          if (state) await useState(page, state);
          console.log('beforeEach ' + journey.id);
        },
        afterEach({ journey }) { console.log('afterEach ' + journey.id); },
        afterAll() { console.log('afterAll'); throw new Error('Not tidy'); },
      });`;
    await writeFile(join(cwd, 'waymark.config.ts'), config);
    const { status, stdout, stderr } = await waymark(['run'], { cwd });
    const calls = [
      'beforeAll',
      'beforeEach a',
      'afterEach a',
      'beforeEach b',
      'afterEach b',
      'beforeEach c',
      'afterEach c',
      'afterAll',
    ];
    expectThat(stdout.match(/^(before|after).*$/gm)).toEqual(calls);
    expectThat(stdout).toMatch(/\n2 passed, 1 failed\n$/);
    expectThat(stderr).toContain('The hook afterAll failed: Not tidy');
    expectThat(status).toBe(1);
  });

  test('stops before a step for the person at the terminal, and goes on or ends as they say', async () => {
    const cwd = await folderOf({ 'a.ts': `await step('Look', () => page.goto('/'));` });
    const args = ['run', '--debug', 'look', '--no-headed'];
    for (const [answers, last] of [
      ['\n\nc\n', '1 passed, 0 failed'],
      ['q\n', '0 passed, 1 failed'],
    ] as const) {
      const { stdout } = await waymark(args, { cwd, input: answers });
      expectThat(stdout).toContain('Stopped before 1. Go to /');
      expectThat(stdout).toContain(last);
    }
  });

  test('replays a journey again whenever its file changes, also after a mistake in it', async () => {
    const cwd = await folderOf({ 'a.ts': '' });
    const file = join(cwd, 'journeys', 'a.ts');
    const runner = spawn(
      process.execPath,
      [join(ROOT, 'bin/waymark.js'), 'run', '--watch', '--timeout', '1'],
      {
        cwd,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let said = '';
    for (const stream of [runner.stdout, runner.stderr]) stream.on('data', (text) => (said += String(text)));
    const heard = (words: string): Promise<void> =>
      expectThat
        .poll(
          () =>
            said.split('Waiting for').at(-1) === ' a journey’s file to change. Ctrl+C ends it.\n' &&
            said.split('Waiting for').at(-2),
          { timeout: 20_000 },
        )
        .toContain(words);
    const ended = new Promise<number | null>((resolve) => runner.once('exit', resolve));
    await heard('1 passed, 0 failed');
    await writeFile(file, script('this is no code'));
    await heard('a.ts could not be loaded');
    await writeFile(file, script(`await expect(page).toHaveTitle('Nowhere');`));
    await heard('0 passed, 1 failed');
    await writeFile(file, script(''));
    await heard('1 passed, 0 failed');
    runner.kill('SIGINT');
    expectThat(await ended).toBe(0);
  });
});
