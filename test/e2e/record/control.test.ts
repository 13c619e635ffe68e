import { KnownDevices } from 'puppeteer';
import { expect, test } from 'vitest';
import { atPages } from './bench.ts';

const at = atPages({
  '/': '<title>Shop</title><label>Note <input></label><button>Like</button> <a href="/next">Next</a>',
  '/next': '<title>Next</title><button>Like</button> <a href="/">Home</a>',
});

test('nothing is recorded while the recording is paused, nor where the person went meanwhile', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.click('button', 'Like');
  await bench.seeSteps((steps) => expect(steps).toHaveLength(2));
  await person.panel('Pause');
  await person.see('button', 'Resume', bench.recorder.panel);
  await bench.page.bringToFront();
  await person.type('Note', 'While paused');
  await person.click('button', 'Like');
  await bench.page.reload();
  await person.panel('Resume');
  await person.see('button', 'Pause', bench.recorder.panel);
  await bench.page.bringToFront();
  await person.click('link', 'Next');
  await person.arrive('/next');
  await bench.expectSteps(['Click button “Like”', 'Click link “Next” → goes to /next']);
});

test('a page that was reached during the pause is gone to when recording goes on', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.panel('Pause');
  await person.see('button', 'Resume', bench.recorder.panel);
  await bench.page.bringToFront();
  await person.click('link', 'Next');
  await person.arrive('/next');
  await person.panel('Resume');
  await person.see('button', 'Pause', bench.recorder.panel);
  await bench.page.bringToFront();
  await person.click('button', 'Like');
  await bench.expectSteps(['Go to /next', 'Click button “Like”']);
  await bench.expectRoundTrip();
});

test('after the stop nothing is recorded', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  await person.click('button', 'Like');
  await bench.seeSteps((steps) => expect(steps).toHaveLength(2));
  await person.panel('Stop');
  await person.see('button', 'Save to the repo', bench.recorder.panel);
  await bench.page.bringToFront();
  await person.click('button', 'Like');
  await person.click('link', 'Next');
  await person.arrive('/next');
  await person.click('button', 'Like');
  await bench.expectSteps(['Click button “Like”']);
});

test('a reload does not end the recording', async () => {
  const { bench } = at;
  await bench.record('/');
  await bench.page.reload();
  await bench.person.click('button', 'Like');
  await bench.expectSteps(['Reload the page', 'Click button “Like”']);
});

test('closing the panel does not end the recording, and a new panel shows it', async () => {
  const { bench } = at;
  const { recorder, person } = bench;
  await bench.record('/');
  await person.click('button', 'Like');
  await bench.seeSteps((steps) => expect(steps).toHaveLength(2));
  const url = recorder.panel.url();
  await recorder.panel.close();
  await person.click('link', 'Next');
  await person.arrive('/next');
  const opened = recorder.browser.waitForTarget((target) => target.url() === url);
  await bench.page.triggerExtensionAction(recorder.extension);
  const again = await (await opened).asPage();
  recorder.panel = again;
  await bench.expectSteps(['Click button “Like”', 'Click link “Next” → goes to /next']);
  await again.waitForSelector('::-p-text(Click link “Next”)');
  await bench.page.bringToFront();
});

test('the journey has the size of the page beside the panel', async () => {
  const { bench } = at;
  await bench.record('/');
  const size = await bench.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const { environment } = await bench.journey();
  expect(environment.viewport).toEqual(size);
});

test('the journey is of the device that the browser stands for', async () => {
  const { bench } = at;
  const { viewport, userAgent } = KnownDevices['Pixel 5'];
  const { hasTouch, isMobile, deviceScaleFactor, width, height } = viewport;
  await bench.page.emulate({ viewport, userAgent });
  try {
    await bench.record('/');
    const { environment } = await bench.journey();
    expect(environment.viewport).toEqual({ hasTouch, isMobile, deviceScaleFactor, width, height });
  } finally {
    await bench.page.emulate({ viewport: { width: 1280, height: 800 }, userAgent: '' });
  }
});
