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
