import type { ElementHandle, Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

/** What the panel lets a person change of a recording, by mouse and by keyboard. */

const at = atPages({
  '/': `<title>Shop</title><h1>Toys</h1>
    <label>Note <input data-testid="note"></label>
    <button>One</button> <button>Two</button> <button>Three</button>
    <a href="/next">Next</a><div id="host"></div><iframe src="/inner" title="Inner" height="60"></iframe>
    <script>
      document.querySelector('#host').attachShadow({ mode: 'closed' }).innerHTML = '<button id="deep">Deep</button>';
    </script>`,
  '/inner': '<button id="in">Inside</button>',
  '/next':
    '<title>Next page</title><h1>You are next</h1><p role="status" hidden>Saved</p><button onclick="document.querySelector(\'p\').hidden = false">Save</button>',
});

/** The row of a step in the panel. */
async function row(words: string): Promise<ElementHandle<HTMLElement>> {
  const { panel } = at.bench.recorder;
  await panel.waitForFunction(
    (text) => [...document.querySelectorAll('li')].some((one) => one.innerText.includes(text)),
    { timeout: 10_000 },
    words,
  );
  for (const one of await panel.$$('li[data-id]')) {
    if (await one.evaluate((element, text) => element.textContent.includes(text), words)) return one;
  }
  throw new Error(`The panel has no row “${words}”.`);
}

/** The name at a place among those of the opened step's element, once it is known to match one element now, with its score. */
async function nameThatMatches(place: number): Promise<ElementHandle<HTMLButtonElement>> {
  const { panel } = at.bench.recorder;
  await panel.waitForFunction(
    (index) =>
      /1 match now · \d+ of 100/.test(
        document.querySelectorAll<HTMLElement>('.candidates button')[index]?.innerText ?? '',
      ),
    { timeout: 10_000 },
    place,
  );
  const name = (await panel.$$('.candidates button'))[place];
  if (!name) throw new Error('The element has no such name.');
  return name;
}

/** Presses keys in the panel, the first ones held. */
async function keys(...all: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
  const { keyboard } = at.bench.recorder.panel;
  const last = all.pop();
  for (const key of all) await keyboard.down(key);
  if (last) await keyboard.press(last);
  for (const key of all.toReversed()) await keyboard.up(key);
}

/** Records clicks on three buttons. */
async function recordClicks(): Promise<void> {
  const { bench } = at;
  await bench.record('/');
  for (const name of ['One', 'Two', 'Three']) await bench.person.click('button', name);
  await bench.expectSteps(inOrder('One', 'Two', 'Three'));
  await bench.recorder.panel.bringToFront();
}

function inOrder(...names: string[]): string[] {
  return names.map((name) => `Click button “${name}”`);
}

test('rows are dragged and moved by keys, what can’t be is refused in words, and all of it is undone', async () => {
  const { bench } = at;
  const { panel } = bench.recorder;
  await recordClicks();
  const grip = await (await row('“Three”')).$('.grip');
  const from = await grip?.boundingBox();
  const to = await (await row('“One”')).boundingBox();
  if (!from || !to) throw new Error('There is nothing to drag.');
  await panel.mouse.move(from.x + 5, from.y + 8);
  await panel.mouse.down();
  await panel.mouse.move(to.x + 40, to.y + 20, { steps: 5 });
  await panel.mouse.move(to.x + 40, to.y + 3, { steps: 3 });
  await panel.mouse.up();
  await bench.expectSteps(inOrder('Three', 'One', 'Two'));

  await (await row('“Two”')).focus();
  await keys('Alt', 'ArrowUp');
  await bench.expectSteps(inOrder('Three', 'Two', 'One'));
  await panel.waitForSelector('::-p-text(Moved Click button “Two” to place 4 of 5)');
  expect(await panel.evaluate(() => document.activeElement?.textContent)).toContain('“Two”');

  await (await row('“Three”')).focus();
  await keys('Alt', 'ArrowUp');
  await panel.waitForSelector('[role=alert]::-p-text(can’t come before “Go to /”)');
  await keys('Control', 'z');
  await keys('Control', 'z');
  await bench.expectSteps(inOrder('One', 'Two', 'Three'));
  await keys('Control', 'Shift', 'Z');
  await keys('Control', 'y');
  await bench.expectSteps(inOrder('Three', 'Two', 'One'));
  await bench.expectRoundTrip();
});

test('a run of rows is grouped, and what is recorded goes in at the mark', async () => {
  const { bench } = at;
  const { person } = bench;
  await recordClicks();
  await (await row('“One”')).focus();
  await keys('Shift', 'ArrowDown');
  await person.panel('Group…');
  await bench.recorder.panel.keyboard.type('Press two');
  await keys('Enter');
  await row('Press two');
  await person.panel('Insert after: Click button “One”');
  await row('“One”');
  await bench.recorder.panel.waitForSelector('.mark');
  await bench.page.bringToFront();
  await person.type('Note', 'In between');
  await person.panel('Back to the end');
  await bench.page.bringToFront();
  await person.click('link', 'Next');
  await person.arrive('/next');
  const wanted = [
    'Press two',
    'Click button “One”',
    'Fill textbox “Note” with “In between”',
    'Click button “Two”',
    'Shop',
  ];
  await bench.seeSteps((steps) => expect(steps.at(-1)).toContain('Next'));
  const read = async (): Promise<string[]> =>
    (await person.steps()).filter((words) => wanted.includes(words));
  await expect.poll(read, { timeout: 10_000 }).toEqual(['Shop', ...wanted]);
  await bench.expectRoundTrip();
});

test('a step is edited: what it types becomes an input, and another name of its element comes first', async () => {
  const { bench } = at;
  const { person } = bench;
  const { panel } = bench.recorder;
  await bench.record('/');
  await person.type('Note', 'As a gift');
  await bench.expectSteps(['Fill textbox “Note” with “As a gift”']);
  await (await row('“Note”')).focus();
  await keys('Enter');
  await person.click('radio', 'Input', panel);
  await bench.expectSteps(['Fill textbox “Note” with the input note']);
  const name = await panel.waitForSelector('.value-field input[type=text]');
  await name?.click({ count: 3 });
  await name?.type('2nd');
  await keys('Tab');
  await panel.waitForSelector('.value-field [role=alert]::-p-text(can’t be a name)');
  await name?.click({ count: 3 });
  await name?.type('remark');
  await keys('Tab');
  await bench.expectSteps(['Fill textbox “Note” with the input remark']);
  expect((await bench.journey()).inputs).toEqual({ remark: 'As a gift' });

  await (await nameThatMatches(1)).click();
  await panel.waitForFunction(() =>
    document.querySelector('.candidates button[aria-pressed=true]')?.textContent?.includes('field “Note”'),
  );
  await bench.expectRoundTrip();
});

test('what a name matches is shown in the page, in frames and closed shadow roots too, and leaves nothing', async () => {
  const { bench } = at;
  const { person, page } = bench;
  await bench.record('/');
  const inner = page.frames().find((frame) => frame.url().endsWith('/inner'));
  if (!inner) throw new Error('There is no frame.');
  await person.click('button', 'Deep');
  await person.click('button', 'Inside', inner);
  await bench.seeSteps((steps) => expect(steps).toHaveLength(3));
  const ends = (): Promise<string[]> =>
    Promise.all(
      [page, inner].map((one) =>
        one.evaluate(() => document.documentElement.lastElementChild?.localName ?? ''),
      ),
    );
  expect(await ends()).toEqual(['body', 'body']);
  for (const [words, shown] of [
    ['“Deep”', ['div', 'body']],
    ['“Inside”', ['body', 'div']],
  ] as const) {
    await (await row(words)).focus();
    await keys('Enter');
    await (await nameThatMatches(0)).focus();
    await expect.poll(ends, { timeout: 5000 }).toEqual(shown);
    await keys('Escape');
    await expect.poll(ends, { timeout: 5000 }).toEqual(['body', 'body']);
  }
  await bench.expectRoundTrip();
});

test('a step is about another element that the person points at', async () => {
  const { bench } = at;
  const { person } = bench;
  await recordClicks();
  await (await row('“Two”')).focus();
  await keys('Enter');
  await person.panel('Point at another element');
  await bench.page.bringToFront();
  await bench.page.waitForFunction(() => document.documentElement.lastElementChild?.localName === 'div');
  await person.click('link', 'Next');
  await bench.expectSteps(['Click button “One”', 'Click link “Next”', 'Click button “Three”']);
  expect(new URL(bench.page.url()).pathname).toBe('/');
});

test('what came of an act is offered as checks for as long as it holds, and none is added unasked', async () => {
  const { bench } = at;
  const { person, page } = bench;
  const { panel } = bench.recorder;
  const offered = (): Promise<string[]> =>
    panel.$$eval('.proposals button', (all) => all.map((one) => one.textContent ?? ''));
  const saved = (isHidden: boolean): Promise<void> =>
    page.evaluate((hidden) => {
      for (const one of document.querySelectorAll<HTMLElement>('[role=status]')) one.hidden = hidden;
    }, isHidden);
  await bench.record('/');
  await person.click('link', 'Next');
  await person.arrive('/next');
  const arrived = ['Heading “You are next”', 'Address /next', 'Title “Next page”'];
  await expect.poll(offered, { timeout: 10_000 }).toEqual(arrived);
  await person.click('button', 'Save');
  await expect.poll(offered, { timeout: 10_000 }).toEqual(['Message “Saved”']);
  await saved(true);
  await expect.poll(offered, { timeout: 10_000 }).toEqual([]);
  await saved(false);
  await expect.poll(offered, { timeout: 10_000 }).toEqual(['Message “Saved”']);
  await bench.expectSteps(['Click link “Next” → goes to /next', 'Click button “Save”']);
  await (await panel.waitForSelector('.proposals button'))?.click();
  await bench.seeSteps((steps) => expect(steps.at(-1)).toMatch(/^Expect .* to read “Saved”$/));
  await expect.poll(offered, { timeout: 10_000 }).toEqual([]);
  await bench.expectRoundTrip();
});
