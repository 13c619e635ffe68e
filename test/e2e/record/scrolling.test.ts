import { expect, test } from 'vitest';
import { printScript } from '../../../codegen/print.ts';
import { atPages } from './bench.ts';
import { SCROLL_PAGES } from './scroll-pages.ts';

/** Scrolling is a step where the page acts on it or shows more because of it, and nowhere else. */

const at = atPages(SCROLL_PAGES);

/** Points at an element and turns the wheel, each turn so many milliseconds after the one before. */
async function turn(selector: string, turns: readonly number[], pause: number): Promise<void> {
  const { page } = at.bench;
  const element = await page.waitForSelector(selector);
  await element?.hover();
  for (const deltaY of turns) {
    await page.mouse.wheel({ deltaY });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function seeState(text: RegExp): Promise<void> {
  await at.bench.page.waitForFunction(
    (pattern) => new RegExp(pattern).test(document.querySelector('#state')?.textContent ?? ''),
    { timeout: 5000 },
    text.source,
  );
}

/** Expects the page to have come to a state, and a replay to come to the same. */
async function expectSameAgain(state: RegExp): Promise<void> {
  await seeState(state);
  await at.bench.person.checkAt('#state', 'It reads this text');
  await at.bench.expectRoundTrip();
}

test('a map is zoomed by the wheel, and comes to the same zoom again', async () => {
  const { bench } = at;
  await bench.record('/map');
  // So far apart that each is a level of its own; all at once they would be fewer.
  await turn('#map', [-120, -120, -120], 450);
  await bench.expectSteps([
    expect.stringMatching(/^Turn the wheel over selector “#map” at 50 %, 50 % by 360 px up$/),
  ]);
  expect(printScript(await bench.journey())).toMatch(
    /page\.locator\("#map"\)\.scroll\(\{\s+by: \{ y: -360 \},\s+turns: 3,\s+during: \d+0,\s+position: \{ x: 0\.5, y: 0\.5 \},\s+\}\);/,
  );
  await expectSameAgain(/^zoom 11$/);
});

test('a 3D view is as near again as it was, also when it went back in between', async () => {
  const { bench } = at;
  await bench.record('/space');
  await bench.page.waitForFunction('globalThis.isReady');
  await turn('canvas', [-120, -120, -53, 240], 30);
  await bench.expectSteps([
    expect.stringMatching(/^Turn the wheel over .*Space.* at 50 %, 50 % by 293 px up$/),
    expect.stringMatching(/^Turn the wheel over .*Space.* at 50 %, 50 % by 240 px down$/),
  ]);
  await expectSameAgain(/^9\.\d+$/);
});

test('keys held while the wheel is turned are held again', async () => {
  const { bench } = at;
  await bench.record('/zoom');
  await bench.page.keyboard.down('Control');
  await turn('#zoom', [100, 100], 20);
  await bench.page.keyboard.up('Control');
  await bench.expectSteps([
    'Turn the wheel over text “Hold Control and turn” at 50 %, 50 % by 200 px down with Control',
  ]);
  await expectSameAgain(/^-?0,100@150 -?0,100@150$/);
});

test('each end of an endless page at which more was loaded is a step', async () => {
  const { bench } = at;
  await bench.record('/endless');
  await turn('#list', [400, 400, 400], 100);
  await seeState(/^20 rows$/);
  await turn('body', [900, 900, 900], 100);
  await seeState(/^30 rows$/);
  await bench.expectSteps(['Scroll the page to its end', 'Scroll the page to its end']);
  expect(printScript(await bench.journey())).toContain('await page.scroll({ to: "end" });');
  await expectSameAgain(/^30 rows$/);
});

test('places on the way count as one, and a list that loads early comes as far again', async () => {
  const { bench } = at;
  await bench.record('/eager');
  await turn('#list', [250, 250, 250, 250, 250, 250], 120);
  await bench.expectSteps([expect.stringMatching(/^Scroll feed “Presents” to (1[2-5]\d\d) px$/)]);
  await expectSameAgain(/^[234]0 rows$/);
});

test('what a list holds only while it is in sight is there again, in a shadow root too', async () => {
  const { bench } = at;
  await bench.record('/virtual');
  await turn('gift-list', [1500, 1500], 200);
  await bench.person.click('button', 'Gift 62');
  await bench.expectSteps([
    expect.stringMatching(/^Scroll selector “#box” to 3000 px$/),
    'Click button “Gift 62”',
  ]);
  await expectSameAgain(/^took Gift 62$/);
});

test('scrolling up to what is older is a step for each time that more came', async () => {
  const { bench } = at;
  await bench.record('/chat');
  await turn('#list', [-800], 400);
  await seeState(/^older 1$/);
  await turn('#list', [-1000], 400);
  await bench.expectSteps(['Scroll log “Chat” to 0 px', 'Scroll log “Chat” to 0 px']);
  await expectSameAgain(/^older 2$/);
});

test('keys scroll too', async () => {
  const { bench } = at;
  await bench.record('/endless');
  await bench.page.keyboard.press('End');
  await bench.expectSteps(['Scroll the page to its end']);
  await expectSameAgain(/^20 rows$/);
});

test('scrolling that brings nothing, or that a script does, is no step', async () => {
  const { bench } = at;
  await bench.record('/plain');
  await turn('body', [1000, 1000, 3000], 150);
  await bench.person.click('button', 'Done');
  await bench.expectSteps(['Click button “Done”']);
  await bench.record('/scripted');
  await bench.person.click('button', 'Down');
  await seeState(/^20 rows$/);
  await bench.expectSteps(['Click button “Down”']);
});
