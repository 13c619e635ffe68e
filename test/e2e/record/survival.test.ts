import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFile } from '../../../runner/built.ts';
import { openRecorder, type Recorder } from '../../../runner/recorder.ts';
import type { Open } from '../opening.ts';
import { Bench } from './bench.ts';
import { servePages, type OwnPages } from './own-pages.ts';

/** A recording outlives what it is made in: the page’s process, the extension’s, the browser. */

const PAGE = '<title>Shop</title><button>Like</button> <button>Share</button>';

let site: OwnPages;
let profile: string;
let bench: Bench;

/** Opens the recorder in a profile that stays when the browser ends. */
const inProfile: Open<Recorder> = (url, save) =>
  openRecorder(url, save, { headless: true, userDataDir: profile });

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'waymark-survival-'));
  site = await servePages((path) => (path === '/' ? PAGE : undefined));
  bench = await Bench.open(site.url, inProfile);
});
afterAll(async () => {
  await bench.close();
  await site.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

async function begin(): Promise<void> {
  await bench.record('/');
  await bench.person.click('button', 'Like');
  await bench.expectSteps(['Click button “Like”']);
}

/** Goes on recording, by the panel, in the page that is there. */
async function goOn(): Promise<void> {
  await bench.person.panel('Resume');
  await bench.person.see('button', 'Pause', bench.recorder.panel);
  await bench.page.bringToFront();
  await bench.person.click('button', 'Share');
}

/** Puts the extension in place of itself, as an update and a reload do; gives its panel, in a tab. */
async function reinstalled(): Promise<Page> {
  const { browser, panel } = bench.recorder;
  const url = panel.url();
  const gone = new Promise((resolve) => panel.once('close', resolve));
  await browser.installExtension(builtFile('chrome'));
  await gone;
  const again = await browser.newPage();
  await again.goto(url);
  return again;
}

test('a page that crashed is recorded on when it is loaded again', async () => {
  await begin();
  const session = await bench.page.createCDPSession();
  session.send('Page.crash').catch(() => undefined); // nobody is left to answer
  await new Promise((resolve) => bench.page.once('error', resolve));
  await bench.page.goto(site.url);
  await bench.person.click('button', 'Share');
  await bench.seeSteps((steps) => expect(steps.at(-1)).toBe('Click button “Share”'));
  expect((await bench.steps()).at(1)).toBe('Click button “Like”');
});

test('a browser that is killed and started again has the recording still, paused, and goes on with it', async () => {
  await begin();
  const { browser } = bench.recorder;
  const ended = new Promise((resolve) => browser.once('disconnected', resolve));
  browser.process()?.kill('SIGKILL');
  await ended;
  bench = await Bench.open(site.url, inProfile);
  expect(await bench.steps()).toEqual(['Go to /', 'Click button “Like”']);
  await goOn();
  await bench.seeSteps((steps) => expect(steps.at(-1)).toBe('Click button “Share”'));
  expect((await bench.steps()).at(1)).toBe('Click button “Like”');
});

test('an extension that is reloaded has the recording still, paused, and goes on with it', async () => {
  await begin();
  bench.recorder.panel = await reinstalled();
  await bench.person.see('button', 'Resume', bench.recorder.panel);
  await bench.page.reload();
  await goOn();
  await bench.seeSteps((steps) => expect(steps.at(-1)).toBe('Click button “Share”'));
  expect((await bench.steps()).at(1)).toBe('Click button “Like”');
});
