import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

const at = atPages({
  '/': `<title>Shop</title><h1>Toys</h1><p role="status">3 toys</p>
    <label>Note <input value="As a gift"></label><label><input type="checkbox" checked> Terms</label>
    <ul><li>Train</li><li>Horse</li><li>Kite</li></ul><button onclick="document.title = 'Clicked'">Like</button>`,
});

test('a check stands after all that was done before it, also what the background has not heard of yet', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.click('button', 'Like');
  await bench.expectSteps(['Click button “Like”']);
  const { recent } = await bench.session();
  const last = recent.map(({ happening }) => happening).findLast(({ kind }) => kind === 'report');
  if (last?.kind !== 'report') throw new Error('No report is there.');
  const again = { ...last.report, seq: last.report.seq + 1, at: Date.now() };
  await bench.recorder.panel.evaluate(
    (report) => chrome.storage.local.set({ [`report:${report.document}:${report.seq}`]: report }),
    again,
  );
  await bench.command({ type: 'expect-page', what: 'url' });
  await bench.expectSteps(['Click button “Like”', 'Click button “Like”', 'Expect the address /']);
});

test('an element is checked to be there, to read, to hold, to be checked', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.check('heading', 'Toys', 'It is visible');
  await person.checkAt('[role=status]', 'It reads this text');
  await person.check('textbox', 'Note', 'It holds this value');
  await person.check('checkbox', 'Terms', 'It is checked');
  await bench.expectSteps([
    'Expect heading “Toys” to be visible',
    expect.stringMatching(/^Expect .* to read “3 toys”$/),
    'Expect field “Note” to hold “As a gift”',
    'Expect field “Terms” to be checked',
  ]);
  await bench.expectRoundTrip();
});

test('elements of a kind are counted', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.checkAt('li', '3 of this sort (listitem)');
  await bench.expectSteps([expect.stringMatching(/^Expect .* 3 times$/)]);
  await bench.expectRoundTrip();
});

test('the page gets nothing of a click that points at an element, and it is no step', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.person.check('button', 'Like', 'It is visible');
  expect(await bench.page.title()).toBe('Shop');
  await bench.person.click('button', 'Like');
  expect(await bench.page.title()).toBe('Clicked');
  await bench.expectSteps(['Expect button “Like” to be visible', 'Click button “Like”']);
});

test('the page can point at nothing itself; Escape ends the pointing, and is no step', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.panel('Add a check');
  await bench.page.bringToFront();
  await bench.page.waitForFunction(() => document.documentElement.lastElementChild?.localName === 'div');
  await bench.page.$eval('button', (button) => {
    for (const type of ['pointerdown', 'pointerup', 'click']) {
      button.dispatchEvent(new MouseEvent(type, { bubbles: true, detail: 1 }));
    }
  });
  await person.press('Escape');
  while ((await bench.session()).pointing);
  expect((await bench.session()).pick).toBeUndefined();
  await person.click('button', 'Like');
  await bench.expectSteps(['Click button “Like”']);
});

test('the address and the title are checked', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.command({ type: 'expect-page', what: 'url' });
  await bench.command({ type: 'expect-page', what: 'title' });
  await bench.expectSteps(['Expect the address /', 'Expect the page title “Shop”']);
  await bench.expectRoundTrip();
});

test('a screenshot is a step, steps are deleted, headings and the journey get names', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.click('button', 'Like');
  await bench.seeSteps((steps) => expect(steps).toHaveLength(2));
  await bench.command({ type: 'screenshot' });
  const { steps } = await bench.journey();
  const heading = steps.find(({ kind }) => kind === 'group');
  const click = steps.find(({ kind }) => kind === 'click');
  await bench.command({ type: 'retitle', id: heading?.id ?? '', title: 'Look around' });
  await bench.command({ type: 'delete', ids: [click?.id ?? ''] });
  await person.name('The toy shop');
  await bench.expectSteps(['Take the screenshot “screenshot-1”']);
  await bench.seeSteps(() => undefined);
  const journey = await bench.journey();
  expect(journey).toMatchObject({ title: 'The toy shop', id: 'the-toy-shop' });
  expect(journey.steps[0]).toMatchObject({ kind: 'group', title: 'Look around' });
});
