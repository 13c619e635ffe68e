import type { ServerResponse } from 'node:http';
import { describe, expect as expectThat, test } from 'vitest';
import { expect, type ClickOptions, type JourneyContext } from '../../../runner/api.ts';
import { outcome, page, useStage, type Answer } from './stage.ts';

const stage = useStage();

type Context = JourneyContext<Record<string, string>, string, string>;

/** Clicks the only button of a page, with these effects; the walk ends with a check of what the page said. */
async function clickOnce(
  html: string,
  effects: (context: Context) => ClickOptions,
  said = '',
  more: Record<string, Answer> = {},
): Promise<string> {
  stage.serve({ '/': page(html), '/next': page('<h1>Next</h1>'), ...more });
  const run = await stage.walk(async (context) => {
    await context.page.goto('/');
    await context.page.getByRole('button').click(effects(context));
    if (context.page.walk.front?.puppeteer.isClosed() === false) {
      await expect(context.page.locator('#said')).toHaveText(said);
    }
  });
  return outcome(run);
}

const button = (code: string): string => `<button onclick="${code}">Go</button>`;
const redirect =
  (status: number, location: string): Answer =>
  (_, response) =>
    response.writeHead(status, { location }).end();

describe('an act that goes somewhere ends there', () => {
  const cases: [what: string, html: string, goesTo: string, more?: Record<string, Answer>][] = [
    ['by a document', button(`location.href = '/next'`), '/next'],
    ['late', button(`setTimeout(() => { location.href = '/next' }, 600)`), '/next'],
    ['by pushState', button(`history.pushState(null, '', '/pushed?q=1')`), '/pushed?q=1'],
    [
      'by replaceState, late',
      button(`setTimeout(() => history.replaceState(null, '', '#/there'), 300)`),
      '/#/there',
    ],
    [
      'to an address that varies',
      button(`history.pushState(null, '', '/orders/8231/paid')`),
      '/orders/*/paid',
    ],
    ['by a form to the same address', '<form method="post"><button>Send</button></form>', '/'],
    [
      'through redirects',
      button(`location.href = '/a'`),
      '/next',
      { '/a': redirect(302, '/b'), '/b': redirect(303, '/next') },
    ],
  ];
  test.each(cases)('%s', async (_, html, goesTo, more) => {
    expectThat(await clickOnce(html, () => ({ goesTo }), '', more)).toBe('passed');
  });

  test('and fails where the page is, when it never comes', async () => {
    const text = await clickOnce(button(`history.pushState(null, '', '/elsewhere')`), () => ({
      goesTo: '/next',
    }));
    expectThat(text).toMatch(/timeout: After 1.5 s, the page has not gone to \/next; it is at \/elsewhere/);
  });

  test('and takes no frame for the page', async () => {
    const html = `${button(`document.querySelector('iframe').src = '/next'`)}<iframe></iframe>`;
    expectThat(await clickOnce(html, () => ({ goesTo: '/' }))).toMatch(/timeout: .* has not gone to \//);
  });
});

describe('an act that asks for data is done when it is answered', () => {
  const ask = button(`fetch('/seats?of=1').then(({ status }) => say(status))`);
  const answer =
    (status: number, delay: number): Answer =>
    (_, response) =>
      setTimeout(() => response.writeHead(status).end(), delay);

  test('late', async () => {
    expectThat(
      await clickOnce(ask, () => ({ requests: '/seats' }), '200;', { '/seats': answer(200, 700) }),
    ).toBe('passed');
  });

  test('and fails when it is refused, not asked for, or not answered', async () => {
    const refused = await clickOnce(ask, () => ({ requests: '/seats' }), '', {
      '/seats': answer(503, 0),
    });
    expectThat(refused).toMatch(/failed-request: .*\/seats.* 503/);
    const other = await clickOnce(button(`fetch('/next')`), () => ({ requests: '/seats' }));
    expectThat(other).toMatch(/timeout: After 1.5 s, the page has got no answer from \/seats/);
    const silent = await clickOnce(ask, () => ({ requests: '/seats' }), '', {
      '/seats': () => undefined,
    });
    expectThat(silent).toMatch(/pending-request: .*\/seats/);
  });
});

describe('tabs', () => {
  test.each([
    ['a link without opener', '<a href="/next" target="_blank" rel="noopener" role="button">Go</a>'],
    ['window.open', button(`window.open('/next')`)],
    ['window.open, late', button(`setTimeout(() => window.open('/next'), 300)`)],
  ])('%s', async (_, html) => {
    stage.serve({
      '/': page(html),
      '/next': page(button(`this.textContent = innerWidth + navigator.userAgent.split(' ').at(-2)`)),
    });
    const run = await stage.walk(async (context) => {
      const { other } = context.tabs;
      if (!other) throw new Error('There is no other tab.');
      await context.page.goto('/');
      await context.page.getByRole('button').click({ opens: other });
      await other.getByRole('button').click();
      await expect(other.getByRole('button')).toHaveText('800Waymark');
      await other.close();
      await context.page.getByRole('button').click({ opens: other });
      await expect(other).toHaveUrl('/next');
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test('that do not open fail', async () => {
    const text = await clickOnce(button(''), ({ tabs }) => (tabs.other ? { opens: tabs.other } : {}));
    expectThat(text).toMatch(/timeout: .* the tab “other” did not open/);
  });

  test('that close themselves, as told or not', async () => {
    stage.serve({ '/': page(button(`window.open('/next')`)), '/next': page(button('window.close()')) });
    const walk = async (effects: ClickOptions): Promise<string> =>
      outcome(
        await stage.walk(async (context) => {
          const { other } = context.tabs;
          if (!other) throw new Error('There is no other tab.');
          await context.page.goto('/');
          await context.page.getByRole('button').click({ opens: other });
          await other.getByRole('button').click(effects);
          await expect(context.page).toHaveUrl('/');
          if (!effects.closes) await other.getByRole('button').click();
        }),
      );
    expectThat(await walk({ closes: true })).toBe('passed');
    expectThat(await walk({})).toMatch(/failed script: The tab (“other” is closed|was closed while)/);
    expectThat(await clickOnce(button(''), () => ({ closes: true }))).toMatch(
      /timeout: .* the tab “main” is still open/,
    );
  });

  test('that are not open can not be acted in', async () => {
    const run = await stage.run(page(''), async ({ tabs }) => tabs.other?.getByRole('button').click());
    expectThat(outcome(run)).toMatch(/script: The tab “other” is not open yet/);
  });

  test.each([
    [
      'that the server refuses',
      (_: unknown, response: ServerResponse) => response.writeHead(404).end('<h1>Gone</h1>'),
      /document-status: The page .*\/gone answered 404/,
    ],
    ['that throws an error', page('<script>throw new Error("Early")</script>'), /page-error: .*Early/],
  ])('a tab %s as it opens is told of', async (_, answer, reason) => {
    const html = button(`window.open('/gone')`);
    stage.serve({ '/': page(html), '/gone': answer });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      if (context.tabs.other) await context.page.getByRole('button').click({ opens: context.tabs.other });
      await expect(context.page).toHaveUrl('/');
    });
    expectThat(outcome(run)).toMatch(reason);
  });
});

describe('dialogs are answered as told', () => {
  const cases: [effects: ClickOptions, code: string, said: string][] = [
    [{ alerts: 'Hi' }, `say(alert('Hi'))`, 'undefined;'],
    [{ confirms: 'Sure?' }, `say(confirm('Sure?'))`, 'true;'],
    [{ declines: 'Sure?' }, `say(confirm('Sure?'))`, 'false;'],
    [{ answers: ['Name?', 'Rudolph'] }, `say(prompt('Name?', 'x'))`, 'Rudolph;'],
    [{ dismisses: 'Name?' }, `say(prompt('Name?'))`, 'null;'],
    [{ confirms: ['One?', 'Two?'] }, `say(confirm('One?') && confirm('Two?'))`, 'true;'],
    [{ confirms: 'Late?' }, `setTimeout(() => say(confirm('Late?')), 300)`, 'true;'],
  ];
  test.each(cases)('%o', async (effects, code, said) => {
    expectThat(await clickOnce(button(code), () => effects, said)).toBe('passed');
  });

  const wrong: [effects: ClickOptions, code: string, reason: RegExp][] = [
    [
      {},
      `confirm('Delete all?')`,
      /dialog: The page showed the confirm “Delete all\?”, where the journey expects none/,
    ],
    [
      { confirms: 'Save?' },
      `confirm('Delete all?') && say('deleted')`,
      /dialog: .* expects the confirm “Save\?”/,
    ],
    [
      { alerts: 'Save?' },
      `confirm('Save?') && say('saved')`,
      /dialog: The page showed the confirm “Save\?”, where .* the alert/,
    ],
    [{ confirms: 'Save?' }, '', /timeout: .* the confirm “Save\?” has not shown/],
    [{}, `setTimeout(() => alert('Late'), 50)`, /dialog: The page showed the alert “Late”/],
  ];
  test.each(wrong)('%o, but the page asks otherwise', async (effects, code, reason) => {
    stage.serve({ '/': page(button(code)) });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await context.page.getByRole('button').click(effects);
      await expect(context.page.locator('#said')).toHaveText('never');
    });
    expectThat(outcome(run)).toMatch(reason);
  });
});

describe('checks', () => {
  const HTML =
    page(`<h1>Hello  <b>there</b></h1><input id="f" value="v"><input type="checkbox" id="c" checked>
    <ul><li>One</li><li>Two</li><li hidden>Three</li></ul><div id="gone" hidden>Gone</div><div id="faint" style="opacity:0">Faint</div>`);
  type Check = (context: Context) => Promise<void>;
  const cases: [what: string, holds: Check, fails: Check, reason: RegExp][] = [
    [
      'visible',
      ({ page: p }) => expect(p.getByRole('heading', 'Hello there')).toBeVisible(),
      ({ page: p }) => expect(p.locator('#gone')).toBeVisible(),
      /hidden: selector “#gone” is on the page but can't be seen/,
    ],
    [
      'hidden',
      ({ page: p }) => expect(p.locator('#gone')).toBeHidden(),
      ({ page: p }) => expect(p.locator('h1')).toBeHidden(),
      /check: Expect selector “h1” to be hidden, but it can be seen/,
    ],
    [
      'see-through',
      ({ page: p }) => expect(p.locator('#faint')).toBeHidden(),
      ({ page: p }) => expect(p.locator('#faint')).toBeVisible(),
      /check: .* but it is transparent/,
    ],
    [
      'text',
      ({ page: p }) => expect(p.locator('h1')).toHaveText('Hello there'),
      ({ page: p }) => expect(p.locator('h1')).toHaveText('Hello'),
      /check: Expect selector “h1” to read “Hello”, but it reads “Hello there”/,
    ],
    [
      'value',
      ({ page: p }) => expect(p.locator('#f')).toHaveValue('v'),
      ({ page: p }) => expect(p.locator('#f')).toHaveValue('w'),
      /check: .* to hold “w”, but it holds “v”/,
    ],
    [
      'checked',
      ({ page: p }) => expect(p.locator('#c')).toBeChecked(),
      ({ page: p }) => expect(p.locator('#c')).toBeUnchecked(),
      /check: .* to be unchecked, but it is checked/,
    ],
    [
      'count',
      ({ page: p }) => expect(p.getByRole('listitem')).toHaveCount(2),
      ({ page: p }) => expect(p.getByRole('listitem')).toHaveCount(3),
      /check: Expect listitem 3 times, but there are 2/,
    ],
    [
      'url',
      ({ page: p }) => expect(p).toHaveUrl('/'),
      ({ page: p }) => expect(p).toHaveUrl('/next'),
      /check: Expect the address \/next, but it is \//,
    ],
    [
      'title',
      ({ page: p }) => expect(p).toHaveTitle('Page'),
      ({ page: p }) => expect(p).toHaveTitle('Rage'),
      /check: Expect the page title “Rage”, but it is “Page”/,
    ],
    [
      'one of two',
      ({ page: p }) => expect(p.getByText('One')).toBeVisible(),
      ({ page: p }) => expect(p.locator('li')).toHaveText('One'),
      /ambiguous: 2 elements match/,
    ],
  ];
  test.each(cases)('%s', async (_, holds, fails, reason) => {
    expectThat(outcome(await stage.run(HTML, holds))).toBe('passed');
    expectThat(outcome(await stage.run(HTML, fails, { replaying: { timeout: 500 } }))).toMatch(reason);
  });

  test('wait for what comes late', async () => {
    const html = page(`<h1>Before</h1><p id="p">Spinner</p><script>setTimeout(() => {
      document.querySelector('h1').textContent = document.title = 'After'; document.querySelector('#p').remove();
      history.pushState(null, '', '/late'); }, 400)</script>`);
    const run = await stage.run(html, async (context) => {
      await expect(context.page.locator('h1')).toHaveText('After');
      await expect(context.page.locator('#p')).toBeHidden();
    });
    expectThat(outcome(run)).toBe('passed');
    const other = await stage.run(html, async (context) => {
      await expect(context.page).toHaveUrl('/late');
      await expect(context.page).toHaveTitle('After');
    });
    expectThat(outcome(other)).toBe('passed');
  });

  test('of absence wait for the document to be there', async () => {
    stage.serve({
      '/': page(button(`location.href = '/slow'`)),
      '/slow': (_, response) => {
        response.setHeader('content-type', 'text/html').write('<title>Slow</title><p>Begun</p>');
        setTimeout(() => response.end('<p id="error">It failed</p>'), 500);
      },
    });
    for (const absent of ['toBeHidden', 'toHaveCount'] as const) {
      const run = await stage.walk(async (context) => {
        await context.page.goto('/');
        await context.page.getByRole('button').click({ goesTo: '/slow' });
        await expect(context.page.locator('#error'))[absent](0);
      });
      expectThat(outcome(run)).toMatch(/failed check: /);
    }
  });
});
