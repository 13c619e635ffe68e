import { describe, expect as expectThat, test } from 'vitest';
import { expect, type JourneyPage } from '../../../runner/api.ts';
import { outcome, page, useStage, type Body } from './stage.ts';

/** The two names of the stage's server are two sites, and sites live in processes of their own. */
const stage = useStage({ args: ['--site-per-process'] });

const INNER = `<style>body { margin: 0 }</style><div style="height:60px">Inner page</div>
  <button style="width:60px" onclick="parent.postMessage('saved at ' + Math.round(event.offsetX / event.target.offsetWidth * 10), '*')">Save</button>
  <button>Other</button><input aria-label="Name" oninput="parent.postMessage(this.value, '*')"><p style="height:900px"></p>`;
const LISTEN =
  '<script>onmessage = (event) => { if (typeof event.data === "string") say(event.data); }</script>';

const clickInFrame: Body = async (context) => {
  await context.page.locator('iframe').contentFrame().getByRole('button', 'Save').click();
  await expect(context.page.locator('#said')).toHaveText('saved at 5;');
};

const both = (): { options: { synthetic: string[] } } => ({
  options: { synthetic: [stage.url, stage.otherUrl] },
});

describe.each(['same site', 'other site'])('in a frame of the %s', (where) => {
  const address = (): string => (where === 'same site' ? '/inner' : `${stage.otherUrl}/inner`);
  const serve = (before: string, style: string, after = ''): void => {
    const frame = `<iframe src="${address()}" style="${style}"></iframe>`;
    stage.serve({ '/': page(`${before}${frame}${after}${LISTEN}`), '/inner': INNER });
  };
  const play = async (body = clickInFrame): Promise<string> =>
    outcome(
      await stage.walk(async (context) => {
        await context.page.goto('/');
        await body(context);
      }, both()),
    );

  test.each([
    ['plain', '', ''],
    ['with border and padding', '', 'border:13px solid;padding:17px 19px'],
    ['that a transform makes smaller', '', 'transform:scale(.5);border:10px solid;padding:10px'],
    ['below the fold', '<div style="height:2000px"></div>', ''],
    ['too small for its page', '', 'height:50px;width:90px'],
  ])('a button is clicked: %s', async (_, before, style) => {
    serve(before, style);
    expectThat(await play()).toBe('passed');
  });

  test('a button is not clicked through what covers the frame', async () => {
    serve('', '', '<div class="promo" style="position:fixed;inset:0;background:#eee"></div>');
    expectThat(await play()).toMatch(/covered: The frame around it is covered by <div class="promo">/);
  });

  test('an overlay that goes is waited for', async () => {
    const overlay = '<div id="promo" style="position:fixed;inset:0;background:#eee"></div>';
    serve(
      '',
      '',
      `${overlay}<script>setTimeout(() => document.querySelector('#promo').remove(), 500)</script>`,
    );
    expectThat(await play()).toBe('passed');
  });

  test('a field is filled, also after the page had the focus', async () => {
    serve('<input aria-label="Outer">', '');
    const text = await play(async (context) => {
      const field = context.page.locator('iframe').contentFrame().getByLabel('Name');
      await context.page.getByLabel('Outer').fill('out');
      await field.fill('ab');
      await field.press('c');
      await expect(context.page.locator('#said')).toHaveText('a;ab;abc;');
      await expect(context.page.getByLabel('Outer')).toHaveValue('out');
    });
    expectThat(text).toBe('passed');
  });

  test('a frame that loads anew meanwhile is waited for', async () => {
    const again = `<script>let times = 0; const timer = setInterval(() => {
      document.querySelector('iframe').src += '?' + times; if (++times > 4) clearInterval(timer); }, 90)</script>`;
    serve('', '', again);
    expectThat(await play()).toBe('passed');
  });

  test('elements of the frame count for no one outside of it', async () => {
    serve('', '');
    const run = await play(async (context) => {
      await context.page.getByRole('button', 'Save').click();
    });
    expectThat(run).toMatch(/missing: Nothing matches button “Save”/);
  });
});

describe('frames in frames', () => {
  test.each([
    ['of one site', (): string => '', (): string => ''],
    ['of sites in turn', (): string => stage.otherUrl, (): string => stage.url],
  ])('%s', async (_, middle, inner) => {
    stage.serve({
      '/': page(
        `<div style="padding:31px"><iframe src="${middle()}/middle" style="width:500px;height:350px;border:7px solid"></iframe></div>${LISTEN}`,
      ),
      '/middle': `<p>Middle</p><iframe src="${inner()}/inner" style="padding:11px"></iframe>
        <script>onmessage = (event) => parent.postMessage(event.data, '*')</script>`,
      '/inner': INNER,
    });
    const run = await stage.walk(async ({ page: tab }) => {
      await tab.goto('/');
      await tab
        .locator('iframe')
        .contentFrame()
        .locator('iframe')
        .contentFrame()
        .getByRole('button', 'Save')
        .click();
      await expect(tab.locator('#said')).toHaveText('saved at 5;');
    }, both());
    expectThat(outcome(run)).toBe('passed');
  });
});

describe('outside of the synthetic scope', () => {
  const trap = (): void =>
    stage.serve({
      '/': page(
        `<iframe src="${stage.otherUrl}/inner"></iframe><a href="${stage.otherUrl}/away">Away</a>${LISTEN}`,
      ),
      '/inner': INNER,
      '/away':
        '<button onclick="fetch(`/clicked`)">Save</button><input aria-label="Name" oninput="fetch(`/clicked`)">',
    });
  const acts: [what: string, act: (tab: JourneyPage) => Promise<void>][] = [
    ['click', (tab) => tab.getByRole('button', 'Save').click()],
    ['fill', (tab) => tab.getByLabel('Name').fill('x')],
    ['press', (tab) => tab.press('Tab')],
    ['reload', (tab) => tab.reload()],
  ];
  test.each(acts)('%s does nothing', async (_, act) => {
    trap();
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await context.page.getByRole('link', 'Away').click({ goesTo: `${stage.otherUrl}/away` });
      await act(context.page);
    });
    expectThat(outcome(run)).toMatch(/failed scope: .*\/away lies outside .* nothing was done there/);
    expectThat(stage.asked).not.toContain('/clicked');
    expectThat(stage.asked.filter((path) => path === '/away')).toHaveLength(1);
  });

  test('a frame from elsewhere is left alone', async () => {
    trap();
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await clickInFrame(context);
    });
    expectThat(outcome(run)).toMatch(/failed scope: .*\/inner lies outside/);
  });

  test('a page that leaves while an element is waited for is not acted in', async () => {
    trap();
    stage.serve({
      '/': `<script>setTimeout(() => { location.href = '${stage.otherUrl}/away'; }, 300)</script>`,
      '/away': '<button onclick="fetch(`/clicked`)">Save</button>',
    });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await context.page.getByRole('button', 'Save').click();
    });
    expectThat(outcome(run)).toMatch(/failed scope: .*\/away lies outside/);
    expectThat(stage.asked).not.toContain('/clicked');
  });
});
