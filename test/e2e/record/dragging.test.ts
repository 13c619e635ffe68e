import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'puppeteer';
import { expect, test } from 'vitest';
import { printScript } from '../../../codegen/print.ts';
import { atPages } from './bench.ts';
import { DRAG_PAGES } from './drag-pages.ts';

/** What is dragged is recorded as an intent, and a replay of it comes to the same. */

const require = createRequire(import.meta.url);
const library = readFileSync(require.resolve('sortablejs/Sortable.min.js'), 'utf8');
const at = atPages(
  Object.fromEntries(
    Object.entries(DRAG_PAGES).map(([path, html]) => [
      path,
      html.replace('<script src="/sortable.js">', () => `<script>${library}`),
    ]),
  ),
);

interface Point {
  x: number;
  y: number;
}

/** A point of an element in the page's viewport, by fractions of its box. */
async function pointIn(selector: string, x = 0.5, y = 0.5, where?: Frame): Promise<Point> {
  const element = await (where ?? at.bench.page).waitForSelector(selector);
  const box = await element?.boundingBox();
  if (!box) throw new Error(`${selector} has no box.`);
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

/** Drags as a hand does, in small steps that the page sees one by one; `before` is done before the release. */
async function drag(way: readonly Point[], before?: () => Promise<void>): Promise<void> {
  const { mouse } = at.bench.page;
  const [start, ...rest] = way;
  if (!start) return;
  await mouse.move(start.x, start.y);
  await mouse.down();
  let from = start;
  for (const to of rest) {
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 9);
    for (let step = 1; step <= steps; step += 1) {
      await mouse.move(from.x + ((to.x - from.x) * step) / steps, from.y + ((to.y - from.y) * step) / steps);
      await at.bench.page.evaluate(() => new Promise(requestAnimationFrame));
    }
    from = to;
  }
  await at.bench.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)));
  await before?.();
  await mouse.up();
}

/** Expects the page to have come to a state, and a replay to come to the same. */
async function expectSameAgain(state: string): Promise<void> {
  const { bench } = at;
  await bench.page.waitForFunction(
    (text) => document.querySelector('#state')?.textContent === text,
    { timeout: 3000 },
    state,
  );
  await bench.person.checkAt('#state', 'It reads this text');
  await bench.expectRoundTrip();
}

test('a card of the browser’s own drag and drop goes into a column, and its script says so', async () => {
  const { bench } = at;
  await bench.record('/board');
  await drag([await pointIn('.card'), await pointIn('section[aria-label=Done]', 0.5, 0.8)]);
  await bench.expectSteps(['Drag text “Wrap toys” to region “Done” at 50 %, 80 %']);
  expect(printScript(await bench.journey())).toMatch(
    /\.dragTo\(page\.getByRole\("region", "Done"\), \{\s+position: \{ x: 0\.5, y: 0\.8 \},\s+\}\);/,
  );
  await expectSameAgain('Wrap toys in Done');
});

test('what can be dropped on may come with the drag alone', async () => {
  const { bench } = at;
  await bench.record('/board');
  const card = await pointIn('.card');
  const { width, height } = await bench.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await drag([card, { x: width - 88, y: height - 48 }]);
  await bench.expectSteps(['Drag text “Wrap toys” to region “Bin”']);
  await expectSameAgain('Wrap toys in Bin');
});

test.for(['/sorted-by-pointer', '/sorted-by-browser', '/sorted-by-library'])(
  'items of a list, %s',
  async (path) => {
    const { bench } = at;
    await bench.record(path);
    await drag([await pointIn('li:nth-child(1)'), await pointIn('li:nth-child(3)', 0.5, 0.7)]);
    await drag([await pointIn('li:nth-child(4)'), await pointIn('li:nth-child(1)', 0.5, 0.3)]);
    await bench.expectSteps([
      // The browser's own drag and drop knows whole pixels only.
      expect.stringMatching(/^Drag text “Horse” to text “Train” at 50 %, (69|70) %$/),
      expect.stringMatching(/^Drag text “Drum” to text “Kite” at 50 %, (28|30) %$/),
    ]);
    await expectSameAgain('Drum Kite Train Horse');
  },
);

test('in a frame', async () => {
  const { bench } = at;
  await bench.record('/framed');
  const frame = await (await bench.page.waitForSelector('iframe'))?.contentFrame();
  if (!frame) throw new Error('There is no frame.');
  await drag([
    await pointIn('li:nth-child(1)', 0.5, 0.5, frame),
    await pointIn('li:nth-child(2)', 0.5, 0.6, frame),
  ]);
  await bench.expectSteps(['Drag text “Horse” to text “Kite” at 50 %, 60 % (in a frame)']);
  await bench.page.waitForFunction(() => document.title === 'Kite Horse Train Drum');
  await bench.command({ type: 'expect-page', what: 'title' });
  await bench.expectRoundTrip();
});

test('a slider', async () => {
  const { bench } = at;
  await bench.record('/moved');
  const thumb = await pointIn('#thumb');
  await drag([thumb, { x: thumb.x + 100, y: thumb.y + 4 }, { x: thumb.x + 196, y: thumb.y }]);
  await bench.seeSteps((steps) =>
    expect(steps.slice(1)).toEqual([
      expect.stringMatching(/^Drag selector “#thumb” from 50 %, 50 % to 1030 %, 50 %$/),
    ]),
  );
  await expectSameAgain('slider 70');
});

test('a splitter', async () => {
  const { bench } = at;
  await bench.record('/moved');
  const bar = await pointIn('#bar');
  await drag([bar, { x: bar.x + 90, y: bar.y + 20 }]);
  await expectSameAgain(`panes ${Math.round(bar.x + 90)}`);
});

test('a drawing', async () => {
  const { bench } = at;
  await bench.record('/moved');
  await drag([
    await pointIn('#paper', 0.05, 0.1),
    await pointIn('#paper', 0.9, 0.15),
    await pointIn('#paper', 0.9, 0.6),
    await pointIn('#paper', 0.4, 0.6),
  ]);
  const state = await bench.page.waitForFunction(() => {
    const text = document.querySelector('#state')?.textContent ?? '';
    return text.startsWith('drawn') && text;
  });
  await bench.seeSteps(([, step]) =>
    expect(step).toMatch(/^Drag selector “#paper” from 5 %, 10 % to 40 %, 60 %$/),
  );
  await expectSameAgain(String(await state.jsonValue()));
});

test('a drag that Escape ends, or that comes to nothing, is no step', async () => {
  const { bench } = at;
  const state = (): Promise<string | null> => bench.page.$eval('#state', ({ textContent }) => textContent);
  await bench.record('/sorted-by-pointer');
  await drag([await pointIn('li:nth-child(1)'), await pointIn('li:nth-child(3)')], () =>
    bench.person.press('Escape'),
  );
  expect(await state()).toBe('untouched');
  await bench.expectSteps([]);
  // The browser tells a page of an Escape as of a drop where nothing takes it.
  await bench.record('/board');
  await drag([await pointIn('.card'), await pointIn('section[aria-label=Done]'), await pointIn('#state')]);
  expect(await state()).toBe('untouched');
  await bench.expectSteps([]);
});

test('a selection of text is no step, and a press with a shaky hand is a click', async () => {
  const { bench } = at;
  await bench.record('/moved');
  await drag([await pointIn('#prose', 0.01), await pointIn('#prose', 0.3)]);
  expect(await bench.page.evaluate(() => getSelection()?.toString().length)).toBeGreaterThan(3);
  await drag([await pointIn('button', 0.2), await pointIn('button', 0.8)]);
  await bench.expectSteps(['Click button “Done”']);
});

test('text that comes from outside of the page is dropped in a step that says so', async () => {
  const { bench } = at;
  await bench.record('/board');
  const column = await pointIn('section[aria-label=Done]');
  const session = await bench.page.createCDPSession();
  const data = { items: [{ mimeType: 'text/plain', data: 'Sleigh' }], files: [], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...column, data });
  }
  await bench.expectSteps([
    expect.stringMatching(/^Unsupported: Dropping text, or what was dragged in another frame or window, on /),
  ]);
});
