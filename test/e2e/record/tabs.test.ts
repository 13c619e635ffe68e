import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { atDemoSite } from './bench.ts';

const at = atDemoSite();
const WORKSHOP = '/offices/father-christmas-workshop';

/** What `open` opens: the person looks at it from then on. */
async function newTab(path: string, open: () => Promise<void>): Promise<Page> {
  const { bench, site } = at;
  const before = bench.recorder.browser.targets();
  const [target] = await Promise.all([
    bench.recorder.browser.waitForTarget((seen) => !before.includes(seen) && seen.url() === site.url + path, {
      timeout: 10_000,
    }),
    open(),
  ]);
  const page = await target.asPage();
  await page.waitForFunction('document.readyState === "complete"');
  bench.person.page = page;
  return page;
}

async function backToMain(): Promise<void> {
  const { bench } = at;
  bench.person.page = bench.recorder.page;
  await bench.page.bringToFront();
}

test('a link with a tab of its own opens a tab, whose page closes it', async () => {
  const { bench, site } = at;
  const { person } = bench;
  await bench.record(WORKSHOP);
  await newTab(`${WORKSHOP}/floor-plan`, () => person.click('link', 'Floor plan'));
  await person.click('button', 'Close this window');
  await backToMain();
  await person.click('button', 'Go to the toy hall');
  await bench.expectSteps([
    'Click link “Floor plan” → opens the tab “floor-plan”',
    'floor-plan: Click button “Close this window” → closes the tab',
    'Click button “Go to the toy hall”',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('a window that a script opens is a tab, which the person closes', async () => {
  const { bench, site } = at;
  const { person } = bench;
  await bench.record(WORKSHOP);
  const popup = await newTab(`${WORKSHOP}/brochure`, () => person.click('button', 'Brochure'));
  await popup.mouse.click(5, 5, { button: 'right' });
  await new Promise((resolve) => setTimeout(resolve, 1200));
  await popup.close();
  // A person needs longer to turn to another tab than the browser to tell of the closed one.
  await bench.seeSteps((steps) => expect(steps.at(-1)).toBe('Close the tab “brochure”'));
  await backToMain();
  await person.click('button', 'Go to the toy hall');
  await bench.expectSteps([
    'Click button “Brochure” → opens the tab “brochure”',
    expect.stringMatching(/^brochure: Right-click /),
    'Close the tab “brochure”',
    'Click button “Go to the toy hall”',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('a second tab of the same kind gets a name of its own', async () => {
  const { bench, site } = at;
  const { person } = bench;
  await bench.record(WORKSHOP);
  await newTab(`${WORKSHOP}/floor-plan`, () => person.click('link', 'Floor plan'));
  await person.click('button', 'Close this window');
  await backToMain();
  await newTab(`${WORKSHOP}/floor-plan`, () => person.click('link', 'Floor plan'));
  await person.click('button', 'Close this window');
  await backToMain();
  await bench.expectSteps([
    'Click link “Floor plan” → opens the tab “floor-plan”',
    'floor-plan: Click button “Close this window” → closes the tab',
    'Click link “Floor plan” → opens the tab “floor-plan-2”',
    'floor-plan-2: Click button “Close this window” → closes the tab',
  ]);
  await bench.command({ type: 'expect-page', what: 'title' });
  await bench.expectRoundTrip(site.reset);
});
