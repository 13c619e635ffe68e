import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer';
import { builtFile } from '../../runner/built.ts';
import { RecordingDesk } from '../cases/recording.ts';
import { servePages } from '../e2e/record/own-pages.ts';
import { LARGE_PAGE } from './large-page.ts';
import { workBetweenMarks } from './trace.ts';

/** Enough that a hundredth of all inputs is more than one. */
const ROUNDS = 10;

/** How many of the dearest inputs are named. */
const NAMED = 4;

/** What the recorder may cost, in milliseconds and bytes. */
const MOST = { median: 1, p99: 8, size: 30_000 };

/**
 * What the recorder costs a page of 10,000 elements: all that runs on the page's main thread after each input of real
 * use (moving, clicking, typing, keys, turning the wheel), with the recorder and without it in turn, in one run. Also
 * how large the scripts are, and that pages which are not recorded get none. Fails beyond the limits.
 */
export async function recorderBench(): Promise<void> {
  const site = await servePages((path) => (path === '/' ? LARGE_PAGE : undefined));
  const desk = await RecordingDesk.open(site.url);
  try {
    const pages = { with: await desk.begin('/'), without: await desk.recorder.browser.newPage() };
    // The same page under another name is another site, and not recorded.
    await pages.without.setViewport(pages.with.viewport());
    await pages.without.goto(site.url.replace('127.0.0.1', 'localhost'));
    const costs: Record<'with' | 'without', Cost[]> = { with: [], without: [] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const how of ['with', 'without'] as const) {
        await pages[how].bringToFront();
        const spent = await use(pages[how]);
        if (round > 0) costs[how].push(...spent); // the first round warms up
      }
    }
    const [withIt, without] = [costs.with, costs.without].map((all) => spread(all.map(({ cost }) => cost)));
    if (!withIt || !without) return;
    const shown = ({ median, p99 }: Spread): string =>
      `median ${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`;
    console.log(`recorder  ${costs.with.length} inputs on a page of 10,000 elements: ${shown(withIt)}`);
    console.log(`          without it: ${shown(without)}`);
    // Each input beside the same one without it: what the browser itself does with Tab is not the recorder's.
    const each = costs.with.map(({ input, cost }, at) => ({
      input,
      cost: cost - (costs.without[at]?.cost ?? 0),
    }));
    const added = spread(each.map(({ cost }) => cost));
    expectBelow('added, the median', added.median, MOST.median, 'ms');
    expectBelow('added, the 99th percentile', added.p99, MOST.p99, 'ms');
    const dearest = each.toSorted((a, b) => b.cost - a.cost).slice(0, NAMED);
    const named = dearest.map(({ input, cost }) => `${input} ${cost.toFixed(2)} ms`).join(', ');
    console.log(`          the dearest of them: ${named}`);
    expectBelow('the content scripts, gzipped', sizeOfScripts('content'), MOST.size, 'bytes');
    console.log(`          put beside them once the panel looks: ${sizeOfScripts('content/look')} bytes`);
    await expectNothingElsewhere(desk, site.url);
  } finally {
    await desk.close();
    await site.close();
  }
}

/** What an input cost the main thread of its page (milliseconds). */
interface Cost {
  input: string;
  cost: number;
}

/** Uses the page as a person does; gives what each input cost. */
async function use(page: Page): Promise<Cost[]> {
  const { mouse, keyboard } = page;
  const inputs: string[] = [];
  const mark = (): Promise<void> =>
    // What waits for a frame, a moment or a rest is part of the cost, and none of the next input's.
    page.evaluate((number) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      requestAnimationFrame(() =>
        setTimeout(() => requestIdleCallback(() => resolve(), { timeout: 200 }), 4),
      );
      return promise.then(() => void performance.mark(`input-${number}`));
    }, inputs.length);
  const then = async (input: string, act: Promise<unknown>): Promise<void> => {
    await act;
    inputs.push(input);
    await mark();
  };
  // Each round and each page alike.
  await page.evaluate(() => scrollTo(0, 0));
  await page.tracing.start({ categories: ['devtools.timeline', 'blink.user_timing'] });
  await mark();
  for (let row = 0; row < 3; row += 1) {
    const y = 60 + row * 90;
    for (let step = 0; step < 5; step += 1) await then('move', mouse.move(40 + step * 130, y + step));
    await then('press', mouse.down());
    await then('release', mouse.up());
    await then('wheel', mouse.wheel({ deltaY: row % 2 === 0 ? 60 : -60 }));
  }
  await then('click in a field', mouse.click(200, 24));
  for (const letter of 'Rudi') await then('type', keyboard.sendCharacter(letter));
  for (const letter of 'a ad') await then('type', keyboard.press(letter === ' ' ? 'Space' : keyOf(letter)));
  for (const key of ['Tab', 'Tab', 'Space', 'Escape'] as const) await then(key, keyboard.press(key));
  const trace = await page.tracing.stop();
  const costs = workBetweenMarks(new TextDecoder().decode(trace), 'input-');
  return inputs.map((input, at) => ({ input, cost: costs[at] ?? NaN }));
}

function keyOf(letter: string): 'a' | 'n' | 'd' {
  return letter === 'a' || letter === 'n' ? letter : 'd';
}

interface Spread {
  median: number;
  p99: number;
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
  return { median: at(0.5), p99: at(0.99) };
}

function expectBelow(what: string, seen: number, most: number, unit: string): void {
  const holds = seen < most;
  console.log(
    `          ${what}: ${seen.toFixed(unit === 'ms' ? 2 : 0)} ${unit} of ${most} ${holds ? 'allowed' : 'ALLOWED'}`,
  );
  if (!holds) process.exitCode = 1;
}

/** How large the scripts in a folder of the extension are together, as they would travel. */
function sizeOfScripts(of: string): number {
  const folder = builtFile(`chrome/extension/${of}`);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return scripts.reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
    0,
  );
}

/** Expects scripts of the extension in a page that is recorded, and none in one of another site. */
async function expectNothingElsewhere(desk: RecordingDesk, url: string): Promise<void> {
  const there = await scriptsIn(desk, url);
  const elsewhere = await scriptsIn(desk, url.replace('127.0.0.1', 'localhost'));
  const holds = there.length > 0 && elsewhere.length === 0;
  console.log(
    `          scripts in a recorded page: ${there.length}, in a page of another site: ${elsewhere.length}`,
  );
  if (!holds) process.exitCode = 1;
}

/** The extension's scripts and worlds in a fresh tab at an address. */
async function scriptsIn({ recorder }: RecordingDesk, address: string): Promise<string[]> {
  const page = await recorder.browser.newPage();
  const client = await page.createCDPSession();
  const found: string[] = [];
  const note = (name: string): void => {
    if (name.startsWith('chrome-extension:')) found.push(name);
  };
  client.on('Debugger.scriptParsed', ({ url }) => note(url));
  client.on('Runtime.executionContextCreated', ({ context }) => note(context.origin));
  await client.send('Debugger.enable');
  await client.send('Runtime.enable');
  await page.goto(address);
  await page.close();
  return found;
}
