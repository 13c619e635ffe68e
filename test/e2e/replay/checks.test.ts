import { describe, expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { outcome, page, useStage, type Body } from './stage.ts';

const stage = useStage();

describe('checks of an element and its page', () => {
  const HTML =
    page(`<h1>Hello  <b>there</b></h1><input id="f" value="v"><input type="checkbox" id="c" checked>
    <button disabled>Off</button><fieldset disabled><a role="button" id="a" href="/next">Go</a><input id="in"></fieldset>
    <ul><li>One</li><li>Two</li><li hidden>Three</li></ul><div id="gone" hidden>Gone</div><div id="faint" style="opacity:0">Faint</div>`);
  const cases: [what: string, holds: Body, fails: Body, reason: RegExp][] = [
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
      /check: Expect selector “h1” to be hidden, but after 1.0 s it can be seen/,
    ],
    [
      'see-through',
      ({ page: p }) => expect(p.locator('#faint')).toBeHidden(),
      ({ page: p }) => expect(p.locator('#faint')).toBeVisible(),
      /check: .* but after 1.0 s it is transparent/,
    ],
    [
      'text',
      ({ page: p }) => expect(p.locator('h1')).toHaveText('Hello there'),
      ({ page: p }) => expect(p.locator('h1')).toHaveText('Hello'),
      /check: Expect selector “h1” to read “Hello”, but after 1.0 s it reads “Hello there”/,
    ],
    [
      'contains',
      ({ page: p }) => expect(p.locator('h1')).toContainText('lo  th'),
      ({ page: p }) => expect(p.locator('h1')).toContainText('hello'),
      /check: Expect selector “h1” to contain “hello”, but after 1.0 s it reads “Hello there”/,
    ],
    [
      'contains nothing',
      ({ page: p }) => expect(p.locator('h1')).toContainText('H'),
      ({ page: p }) => expect(p.locator('h1')).toContainText(' '),
      /check: .* it reads “Hello there”/,
    ],
    [
      'pattern',
      ({ page: p }) => expect(p.locator('h1')).toHaveText(/^hello\s/gi),
      ({ page: p }) => expect(p.locator('h1')).toHaveText(/^there/),
      /check: Expect selector “h1” to match \/\^there\/, but after 1.0 s it reads “Hello there”/,
    ],
    [
      'enabled',
      ({ page: p }) => expect(p.locator('#f')).toBeEnabled(),
      ({ page: p }) => expect(p.getByRole('button', 'Off')).toBeEnabled(),
      /check: Expect button “Off” to be enabled, but after 1.0 s it is disabled/,
    ],
    [
      'disabled',
      ({ page: p }) => expect(p.locator('#in')).toBeDisabled(),
      ({ page: p }) => expect(p.locator('#f')).toBeDisabled(),
      /check: Expect selector “#f” to be disabled, but after 1.0 s it is enabled/,
    ],
    [
      'attribute',
      ({ page: p }) => expect(p.locator('#a')).toHaveAttribute('href', '/next'),
      ({ page: p }) => expect(p.locator('#a')).toHaveAttribute('href', '/'),
      /check: Expect selector “#a” to have href “\/”, but after 1.0 s its href is “\/next”/,
    ],
    [
      'attribute that is not there',
      ({ page: p }) => expect(p.locator('#c')).toHaveAttribute('checked', ''),
      ({ page: p }) => expect(p.locator('#f')).toHaveAttribute('href', ''),
      /check: .* but after 1.0 s it has no href/,
    ],
    [
      'value',
      ({ page: p }) => expect(p.locator('#f')).toHaveValue('v'),
      ({ page: p }) => expect(p.locator('#f')).toHaveValue('w'),
      /check: .* to hold “w”, but after 1.0 s it holds “v”/,
    ],
    [
      'checked',
      ({ page: p }) => expect(p.locator('#c')).toBeChecked(),
      ({ page: p }) => expect(p.locator('#c')).toBeUnchecked(),
      /check: .* to be unchecked, but after 1.0 s it is checked/,
    ],
    [
      'count',
      ({ page: p }) => expect(p.getByRole('listitem')).toHaveCount(2),
      ({ page: p }) => expect(p.getByRole('listitem')).toHaveCount(3),
      /check: Expect listitem 3 times, but after 1.0 s there are 2/,
    ],
    [
      'url',
      ({ page: p }) => expect(p).toHaveUrl('/'),
      ({ page: p }) => expect(p).toHaveUrl('/next'),
      /check: Expect the address \/next, but after 1.0 s it is \//,
    ],
    [
      'title',
      ({ page: p }) => expect(p).toHaveTitle('Page'),
      ({ page: p }) => expect(p).toHaveTitle('Rage'),
      /check: Expect the page title “Rage”, but after 1.0 s it is “Page”/,
    ],
    [
      'one of two',
      ({ page: p }) => expect(p.getByText('One')).toBeVisible(),
      ({ page: p }) => expect(p.locator('li')).toHaveText('One'),
      /ambiguous: 2 elements match/,
    ],
  ];
  test('hold where it is so', async () => {
    const run = await stage.run(HTML, async (context) => {
      for (const [, holds] of cases) await holds(context);
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test.each(cases)(
    '%s: says what was expected, what was seen, and for how long',
    async (_, __, fails, reason) => {
      const run = await stage.run(HTML, fails, { replaying: { timeout: 1000 } });
      expectThat(outcome(run)).toMatch(reason);
    },
  );

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
      '/': page(`<button onclick="location.href = '/slow'">Go</button>`),
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
