import { describe, expect as expectThat, test } from 'vitest';
import { expect } from '../../../runner/api.ts';
import { outcome, page, useStage, type Body } from './stage.ts';

const stage = useStage();

/** What is not there will not come; no need to wait long for it. */
const BRIEF = { replaying: { timeout: 700 } };

/** For what comes to pass only sooner or later. */
const PATIENT = { replaying: { timeout: 10_000 } };

const SAVE = '<button onclick="say(`saved`)">Save</button>';

const clickSave: Body = async (context) => {
  await context.page.getByRole('button', 'Save').click();
  await expect(context.page.locator('#said')).toHaveText('saved;');
};

describe('a click that a person could not make fails with the reason', () => {
  const cases: [what: string, html: string, reason: RegExp][] = [
    [
      'of two of one name',
      SAVE + SAVE,
      /ambiguous: 2 elements match button “Save”: button “Save”, button “Save”/,
    ],
    [
      'invisible',
      `<div style="visibility:hidden">${SAVE}</div>`,
      /hidden: button “Save” is on the page but can't be seen/,
    ],
    ['not rendered', `<div style="display:none">${SAVE}</div>`, /hidden: button “Save” is on the page/],
    ['in a closed accordion', `<div style="height:0;overflow:hidden">${SAVE}</div>`, /hidden: button “Save”/],
    ['not there', '<button>Cancel</button>', /missing: Nothing matches button “Save”.*“Cancel”/],
    ['disabled', '<button disabled>Save</button>', /disabled: button “Save” is disabled/],
    [
      'in a disabled fieldset',
      `<fieldset disabled>${SAVE}</fieldset>`,
      /disabled: button “Save” is disabled/,
    ],
    ['said to be disabled', `<div aria-disabled="true">${SAVE}</div>`, /disabled: button “Save” is disabled/],
    ['inert', `<div inert>${SAVE}</div>`, /failed (disabled|hidden|missing): /],
    [
      'covered by an overlay',
      `${SAVE}<div class="promo" style="position:fixed;inset:0;background:#eee">Buy</div>`,
      /covered: button “Save” is covered by <div class="promo">/,
    ],
    [
      'covered at its middle',
      `<div style="position:relative;width:200px"><button style="width:200px" onclick="say('saved')">Save</button>
       <i id="dot" style="position:absolute;left:90px;top:0;width:20px;height:40px;background:red"></i></div>`,
      /covered: button “Save” is covered by <i id="dot">/,
    ],
    [
      'deaf to the pointer',
      '<div id="under"><button style="pointer-events:none" onclick="say(`saved`)">Save</button></div>',
      /covered: button “Save” is covered by <div id="under">/,
    ],
    [
      'never at rest',
      `<style>@keyframes go { to { margin-left: 300px } }</style>
       <div style="animation: go 1s infinite alternate">${SAVE}</div>`,
      /moving: button “Save” does not stop moving/,
    ],
    [
      'that holds another control at its middle',
      '<a href="#there" style="display:block">Save <button onclick="say(`deleted`)" style="width:80%">x</button></a>',
      /covered|missing/,
    ],
  ];
  test.each(cases)('%s', async (_, html, reason) => {
    const run = await stage.run(page(html), clickSave, BRIEF);
    expectThat(outcome(run)).toMatch(reason);
    expectThat(run.verdict).toBe('failed');
  });

  test('a link whose middle is a button of its own', async () => {
    const html = page(
      `<a href="#there" aria-label="Card" style="display:block;width:200px;height:60px">
        <button style="margin:10px 50px;width:100px;height:40px" onclick="say('deleted');event.preventDefault()">x</button></a>`,
    );
    const run = await stage.run(html, async (context) => {
      await context.page.getByRole('link', 'Card').click();
      await expect(context.page.locator('#said')).toHaveText('');
    });
    expectThat(outcome(run)).toMatch(/covered: link “Card” is covered by button “x”/);
  });
});

describe('a click waits and goes where a person would click', () => {
  test('a list gets the focus and is not opened over the page', async () => {
    const html = page(
      `<label>Plan <select onkeydown="say('heard ' + event.key)"><option>Desk<option>Office</select></label>`,
    );
    const run = await stage.run(html, async (context) => {
      await context.page.getByLabel('Plan').click();
      await context.page.press('k');
      await expect(context.page.locator('#said')).toHaveText('heard k;');
    });
    expectThat(outcome(run)).toBe('passed');
  });

  const cases: [what: string, html: string][] = [
    [
      'one that is wider than its page, which scrolls back what is scrolled to',
      `<div style="width:calc(100vw - 40px);overflow:hidden" onscroll="this.scrollLeft = 0">
        <button style="width:calc(100vw + 50px);text-align:left" onclick="say('saved')">Save</button></div>`,
    ],
    [
      'one under a header that takes the most of the page',
      `<header style="position:fixed;inset:0 0 auto;height:400px;background:#ccc">Header</header>
      <div style="height:2000px"></div>${SAVE}<div style="height:2000px"></div>`,
    ],
    ['a plain button', SAVE],
    [
      'one that comes to rest',
      `<style>@keyframes go { from { margin-left: 300px } }</style>
      <div style="animation: go .5s">${SAVE}</div>`,
    ],
    [
      'one that appears late',
      `<div id="late"></div>
      <script>setTimeout(() => { document.querySelector('#late').innerHTML = ${JSON.stringify(SAVE)}; }, 400)</script>`,
    ],
    [
      'one that is enabled late',
      `<button id="b" disabled onclick="say('saved')">Save</button>
      <script>setTimeout(() => { document.querySelector('#b').disabled = false; }, 400)</script>`,
    ],
    ['one below the fold', `<div style="height:3000px"></div>${SAVE}<div style="height:3000px"></div>`],
    [
      'one in a box that scrolls',
      `<div style="height:100px;overflow:auto"><div style="height:900px"></div>${SAVE}</div><div style="height:900px">below</div>`,
    ],
    [
      'one just outside of a box that scrolls',
      `<div style="height:50px;overflow:auto"><div style="height:80px"></div>${SAVE}</div><div style="height:900px">below</div>`,
    ],
    [
      'one under a header that stays',
      `<header style="position:fixed;inset:0 0 auto;height:90px;background:#ccc">Header</header>
      ${SAVE}<div style="height:3000px"></div><script>scrollTo(0, 0)</script><div style="height:200px"></div>`.replace(
        SAVE,
        `<div style="height:700px"></div>${SAVE}`,
      ) + '<script>scrollTo(0, 680)</script>',
    ],
    [
      'one whose overlay goes',
      `${SAVE}<div id="o" style="position:fixed;inset:0;background:#eee"></div>
      <script>setTimeout(() => document.querySelector('#o').remove(), 400)</script>`,
    ],
    [
      'one with a part that is deaf to the pointer',
      `<button onclick="say('saved')"><span style="pointer-events:none">Save</span></button>`,
    ],
    [
      'one in a shadow root',
      `<x-save></x-save><script>customElements.define('x-save', class extends HTMLElement {
      constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(SAVE)}; } })</script>`,
    ],
    [
      'one in nested shadow roots',
      `<x-outer></x-outer><script>
      customElements.define('x-save', class extends HTMLElement {
        constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(SAVE)}; } });
      customElements.define('x-outer', class extends HTMLElement {
        constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<p><x-save></x-save></p>'; } });</script>`,
    ],
    [
      'one that is shown in a slot',
      `<x-frame>${SAVE}</x-frame><script>customElements.define('x-frame', class extends HTMLElement {
      constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<div style="padding:20px"><slot></slot></div>'; } })</script>`,
    ],
    [
      'one whose name is in a slot',
      `<x-button><b>Save</b></x-button><script>customElements.define('x-button', class extends HTMLElement {
      constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<button onclick="say(\`saved\`)"><slot></slot></button>'; } })</script>`,
    ],
    [
      'one that is made anew all the time',
      `<div id="r"></div><script>setInterval(() => { document.querySelector('#r').innerHTML = ${JSON.stringify(SAVE)}; }, 7)</script>`,
    ],
  ];
  test.each(cases)('%s', async (_, html) => {
    expectThat(outcome(await stage.run(page(html), clickSave, PATIENT))).toBe('passed');
  });

  test('an inline link that wraps over two lines', async () => {
    const html = page(
      `<p style="width:200px;font:16px monospace">Some words before <a href="#done">this link that wraps</a> and goes on</p>`,
    );
    const run = await stage.run(html, async (context) => {
      await context.page.getByRole('link', 'this link that wraps').click({ goesTo: '/#done' });
      await expect(context.page).toHaveUrl('/#done');
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test('a checkbox that is drawn by its label, beside the link in it', async () => {
    const html = page(`<style>input { position:absolute; opacity:0; width:0; height:0 }</style>
      <label style="display:block;width:300px;text-align:center"><input type="checkbox">I accept <a href="/terms">all of the terms there are</a></label>`);
    const run = await stage.run(html, async (context) => {
      const box = context.page.getByRole('checkbox');
      await box.check();
      await expect(box).toBeChecked();
      await expect(context.page).toHaveUrl('/');
    });
    expectThat(outcome(run)).toBe('passed');
  });
});

describe('what moves between the look and the press', () => {
  test('an element that something covers as soon as the pointer comes is not clicked through', async () => {
    const html =
      page(`${SAVE}<div id="tip" hidden style="position:fixed;inset:0;background:#eee" onclick="say('tip')">Tip</div>
      <script>document.querySelector('button').onmouseover = () => { document.querySelector('#tip').hidden = false; };</script>`);
    const run = await stage.run(html, clickSave);
    expectThat(outcome(run)).toMatch(/covered: .*<div id="tip">/);
  });

  test('an element that trades places at the very press is clicked itself or not at all', async () => {
    // The second move of the pointer is the one right before the press.
    const html = page(`${SAVE}<button onclick="say('deleted')">Gone</button><script>
      let moves = 0;
      onmousemove = () => { if (++moves === 2) document.body.append(document.querySelector('button')); };
      </script>`);
    const run = await stage.run(html, clickSave);
    expectThat(outcome(run)).toBe('passed');
  });
});

describe('what the page gets', () => {
  const LISTEN = `<canvas width="200" height="100" style="border:0"></canvas><script>
    for (const type of ['click', 'dblclick', 'contextmenu', 'auxclick'])
      document.querySelector('canvas').addEventListener(type, (e) => { e.preventDefault(); say([type, e.isTrusted, e.offsetX, e.offsetY,
        ['altKey', 'ctrlKey', 'metaKey', 'shiftKey'].filter((key) => e[key]).join('+')].join(' ')); });
    </script>`;
  test.each([
    [{}, 'click true 100 50 ;'],
    [{ position: { x: 0.25, y: 0.1 } }, 'click true 50 10 ;'],
    [{ count: 2 } as const, 'click true 100 50 ;click true 100 50 ;dblclick true 100 50 ;'],
    [{ button: 'right' } as const, 'contextmenu true 100 50 ;auxclick true 100 50 ;'],
    [{ button: 'middle' } as const, 'auxclick true 100 50 ;'],
    [{ modifiers: ['Shift', 'Control'] } as const, 'click true 100 50 ctrlKey+shiftKey;'],
  ])('%o', async (options, said) => {
    const run = await stage.run(page(LISTEN), async (context) => {
      const { modifiers, ...rest } = { modifiers: undefined, ...options };
      await context.page
        .locator('canvas')
        .click({ ...rest, ...(modifiers && { modifiers: [...modifiers] }) });
      await expect(context.page.locator('#said')).toHaveText(said);
    });
    expectThat(outcome(run)).toBe('passed');
  });
});

describe('a page whose scripts come late', () => {
  test.each([
    ['defer', '<script src="/late.js" defer></script>'],
    ['module', '<script src="/late.js" type="module"></script>'],
  ])('loses no click (%s)', async (_, script) => {
    stage.serve({
      '/': '<a href="/next">Next</a>',
      '/next': page('<button>Save</button>', script),
      '/late.js': (_request, response) => {
        const code = `document.querySelector('button').onclick = () => say('saved')`;
        setTimeout(() => response.setHeader('content-type', 'text/javascript').end(code), 500);
      },
    });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await context.page.getByRole('link').click({ goesTo: '/next' });
      await clickSave(context);
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test('loses no key that is pressed wherever the focus is', async () => {
    stage.serve({
      '/': '<a href="/next">Next</a>',
      '/next': page('', '<script src="/late.js" defer></script>'),
      '/late.js': (_request, response) => {
        const code = `addEventListener('keydown', ({ key }) => say(key))`;
        setTimeout(() => response.setHeader('content-type', 'text/javascript').end(code), 500);
      },
    });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await context.page.getByRole('link').click({ goesTo: '/next' });
      await context.page.press('k');
      await expect(context.page.locator('#said')).toHaveText('k;');
    });
    expectThat(outcome(run)).toBe('passed');
  });

  test('says so when they never come', async () => {
    stage.serve({
      '/': '<a href="/next">Next</a>',
      '/next': page(SAVE, '<script src="/late.js" defer></script>'),
      '/late.js': () => undefined,
    });
    const run = await stage.walk(async (context) => {
      await context.page.goto('/');
      await context.page.getByRole('link').click({ goesTo: '/next' });
      await clickSave(context);
    });
    expectThat(outcome(run)).toMatch(/pending-request: GET .*\/late.js .* still loading its scripts/);
  });

  test('documents that write themselves are waited for no longer than they write', async () => {
    const html =
      page(`<iframe id="a" srcdoc="<button onclick='parent.say(1)'>One</button>"></iframe><iframe id="b"></iframe>
      <script>document.querySelector('#b').contentDocument.body.innerHTML = '<button onclick="parent.say(2)">Two</button>'</script>`);
    const run = await stage.run(html, async (context) => {
      await context.page.locator('#a').contentFrame().getByRole('button').click();
      await context.page.locator('#b').contentFrame().getByRole('button').click();
      await expect(context.page.locator('#said')).toHaveText('1;2;');
    });
    expectThat(outcome(run)).toBe('passed');
  });
});
