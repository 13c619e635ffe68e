import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { startBrowser } from '../../../runner/play/browser.ts';
import { freePort } from '../../free-port.ts';
import { outcome, page, useStage, type Body } from './stage.ts';

// Pages that are busy for ever are left to no other file.
const stage = useStage({});

const seeHeading: Body = ({ page: tab }) => expect(tab.getByRole('heading', 'Done')).toBeVisible();

describe('errors of the page', () => {
  test.each([
    ['an uncaught error', `<script>setTimeout(() => { throw new RangeError('Out of cocoa') }, 100)</script>`],
    [
      'a rejection that no one handles',
      `<script>setTimeout(() => Promise.reject(new RangeError('Out of cocoa')), 100)</script>`,
    ],
  ])('%s ends the walk at once', async (_, html) => {
    const run = await stage.run(page(html), seeHeading, { replaying: { timeout: 20_000 } });
    expectThat(outcome(run)).toMatch(/failed page-error: The page threw an error: RangeError: Out of cocoa/);
    expectThat(run.duration).toBeLessThan(10_000);
    expectThat(run.console).toContainEqual(expectThat.objectContaining({ type: 'uncaught' }));
  });

  test('are told when they come between steps, with the step before', async () => {
    const run = await stage.run(
      page(`<h1>Done</h1><script>setTimeout(() => { throw new Error('Late') }, 300)</script>`),
      async (context) => {
        await context.step('First', () => seeHeading(context));
        await sleep(600);
        await context.step('Second', () => seeHeading(context));
      },
    );
    expectThat(outcome(run)).toMatch(/page-error: .*Late/);
    expectThat(run.failure?.step).toBe('First');
    expectThat(run.steps.map(({ title }) => title)).toEqual(['Go to /', 'First']);
  });

  test('are told when the last check makes them', async () => {
    const html =
      page(`<h1 hidden>Done</h1><script>setTimeout(() => { document.querySelector('h1').hidden = false;
      setTimeout(() => { throw new Error('Last') }) }, 100)</script>`);
    expectThat(outcome(await stage.run(html, seeHeading))).toMatch(/page-error: .*Last/);
  });

  test('that browsers say to ignore are ignored', async () => {
    const html = page(`<h1>Done</h1><script>
      onerror = (message) => { document.title = message };
      const h1 = document.querySelector('h1');
      new ResizeObserver(() => { h1.style.width = h1.offsetWidth - 1 + 'px' }).observe(h1);
      setTimeout(() => { throw new Error('ResizeObserver loop limit exceeded') }, 100);</script>`);
    const run = await stage.run(html, async (context) => {
      await sleep(200);
      await seeHeading(context);
      expectThat(await context.page.puppeteer.title()).toContain('ResizeObserver loop');
    });
    expectThat(outcome(run)).toBe('passed');
    expectThat(run.console.map(({ text }) => text)).toContain('Error: ResizeObserver loop limit exceeded');
  });
});

describe('documents that the server refuses', () => {
  test.each([404, 500])('%i by address', async (status) => {
    stage.serve({ '/': (_, response) => response.writeHead(status).end('<h1>Done</h1>') });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await seeHeading(context);
    });
    expectThat(outcome(run)).toMatch(new RegExp(`failed document-status: The page .* answered ${status}`));
  });

  test('by a click', async () => {
    stage.serve({
      '/': page('<a href="/next">Next</a>'),
      '/next': (_, response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Done</h1>'),
    });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await context.page.getByRole('link').click({ goesTo: '/next' });
      await seeHeading(context);
    });
    expectThat(outcome(run)).toMatch(/document-status: The page .*\/next answered 500/);
  });

  test('no server at all', async () => {
    const run = await stage.walk((context) => context.page.goto('/'), {
      options: { baseUrl: `http://127.0.0.1:${await freePort()}` },
    });
    expectThat(outcome(run)).toMatch(
      /failed failed-request: Go to \/: the page did not load \(ERR_CONNECTION_REFUSED\)/,
    );
    expectThat(run.failure?.advice).toMatch(/is the site running/);
  });

  test('no answer', async () => {
    stage.serve({ '/': () => undefined });
    const run = await stage.walk((context) => context.page.goto('/'), { replaying: { timeout: 700 } });
    expectThat(outcome(run)).toMatch(/failed (timeout|pending-request): /);
  });
});

describe('requests explain what is missing', () => {
  const SHOW = page(
    `<script>fetch('/data').then((r) => r.ok && document.body.insertAdjacentHTML('beforeend', '<h1>Done</h1>'), () => {})</script>`,
  );
  const play = async (
    data: Parameters<typeof stage.serve>[0][string],
    more: Body = seeHeading,
  ): Promise<string> => {
    stage.serve({ '/': SHOW, '/plain': page(''), '/data': data });
    return outcome(
      await stage.walk(async (context) => {
        await context.step('All in one', async () => {
          await context.page.goto('/');
          await more(context);
        });
      }),
    );
  };

  test('one that failed', async () => {
    expectThat(await play((_, response) => response.writeHead(500).end())).toMatch(
      /failed-request: GET .*\/data answered 500; so the step could not go on: Nothing matches heading “Done”/,
    );
  });

  test('one that broke off', async () => {
    expectThat(await play((_, response) => response.destroy())).toMatch(
      /failed-request: GET .*\/data failed \(net::ERR_/,
    );
  });

  test('one without an answer', async () => {
    expectThat(await play(() => undefined)).toMatch(/pending-request: GET .*\/data has had no answer for/);
  });

  test('but none of an earlier page', async () => {
    const leave: Body = async (context) => {
      await sleep(200);
      await context.page.goto('/plain');
      await seeHeading(context);
    };
    expectThat(await play((_, response) => response.writeHead(500).end(), leave)).toMatch(/failed missing: /);
    expectThat(await play(() => undefined, leave)).toMatch(/failed missing: /);
  });

  test('and one that may be routine is but a hint', async () => {
    stage.serve({ '/': SHOW, '/data': (_, response) => response.writeHead(401).end() });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await seeHeading(context);
    });
    expectThat(outcome(run)).toMatch(/failed missing: /);
    expectThat(run.failure?.advice).toMatch(/GET .*\/data answered 401/);
  });
});

describe('when the browser fails, it is not the site', () => {
  test('a page that crashes', async () => {
    const run = await stage.run(page(''), async (context) => {
      const session = await context.page.puppeteer.createCDPSession();
      setTimeout(() => void session.send('Page.crash').catch(() => undefined), 200);
      await seeHeading(context);
    });
    expectThat(outcome(run)).toMatch(/errored infrastructure: The page crashed/);
    expectThat(run.duration).toBeLessThan(15_000);
  });

  test('a browser that is killed, and one that is not there', async () => {
    const browser = await startBrowser();
    const own = stage.browser;
    stage.browser = browser;
    try {
      const run = await stage.run(
        page(''),
        async (context) => {
          setTimeout(() => browser.process()?.kill('SIGKILL'), 200);
          await seeHeading(context);
        },
        { replaying: { timeout: 5000 } },
      );
      expectThat(outcome(run)).toMatch(/errored infrastructure: The browser went away/);
      expectThat(JSON.parse(await stage.read(run, 'run.json'))).toMatchObject({ verdict: 'errored' });
      const next = await stage.run(page('<h1>Done</h1>'), seeHeading);
      expectThat(outcome(next)).toMatch(/errored infrastructure: The browser (went away|is not running)/);
    } finally {
      stage.browser = own;
      await browser.close().catch(() => undefined);
    }
  });

  test('a browser that is killed after the last act of a script that goes on', async () => {
    const browser = await startBrowser();
    const own = stage.browser;
    stage.browser = browser;
    try {
      const run = await stage.run(page('<h1>Done</h1>'), async (context) => {
        await seeHeading(context);
        browser.process()?.kill('SIGKILL');
        await sleep(500);
      });
      expectThat(outcome(run)).toMatch(/errored infrastructure: The browser went away/);
    } finally {
      stage.browser = own;
      await browser.close().catch(() => undefined);
    }
  });

  test('a pattern that would take for ever on what a page reads', async () => {
    const run = await stage.run(
      page(`<h1>${'a'.repeat(60)}!</h1>`),
      ({ page: tab }) => expect(tab.getByRole('heading')).toHaveText(/^(a+)+$/),
      { replaying: { timeout: 500, screenshots: 'never' } },
    );
    expectThat(outcome(run)).toMatch(/failed timeout: The page gave no answer for .* it is busy/);
  });

  test('a page that is busy for ever', async () => {
    const run = await stage.run(
      page('<button onclick="for (;;);">Go</button>'),
      async (context) => {
        await context.page.getByRole('button').click();
        await seeHeading(context);
      },
      { replaying: { timeout: 500 } },
    );
    expectThat(outcome(run)).toMatch(/failed timeout: The page gave no answer for .* it is busy/);
  });
});
