import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Overview } from '../../../runner/monitor/dashboard/data.ts';
import { openShop } from '../../runner/monitor/shop-dashboard.ts';
import { keptReplayer } from '../kept-browsers.ts';

/** The dashboard as people meet it: on a telephone, by the keyboard, in the dark, and behind its token. */

let shop: Awaited<ReturnType<typeof openShop>>;
let page: Page;
let problems: string[];

beforeAll(async () => {
  shop = await openShop();
  page = await (await keptReplayer()).newPage();
  problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
});
afterAll(async () => {
  await page?.close();
  await shop?.[Symbol.asyncDispose]();
});

async function show(part: string, seen: string): Promise<void> {
  await page.goto(`${shop.at.url}/#/`);
  await page.evaluate((hash) => (location.hash = hash), `#/${part}`);
  await page.waitForSelector(seen);
}

test('no part is wider than a telephone, and nothing is refused by the page’s own policy', async () => {
  await page.setViewport({ width: 360, height: 740 });
  const overview: Overview = await (await fetch(`${shop.at.url}/api/overview`)).json();
  const runs = overview.journeys.find(({ state }) => state === 'down')?.runs ?? [];
  const parts: [part: string, seen: string][] = [
    ['', '.cards .figures'],
    ['journeys/book-a-tour', '.runs'],
    [`runs/${runs[0]?.id}`, 'main h1'],
    [`compare/${runs[1]?.id}/${runs[0]?.id}`, 'main .compare'],
    ['incidents', '.incidents'],
  ];
  for (const [part, seen] of parts) {
    await show(part, seen);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect({ part, width }).toEqual({ part, width: 360 });
  }
  expect(problems).toEqual([]);
});

test('the keyboard alone leads from all journeys to a run and back', async () => {
  await page.setViewport({ width: 1280, height: 800 });
  await show('', '.cards a');
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
  const tabTo = async (words: RegExp): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (words.test(await focused())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard never came to ${words}.`);
  };
  await tabTo(/^Book a tour of the workshop$/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.runs');
  // A reader begins at the new part, not in the middle of it.
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('main');
  await page.waitForFunction(() => document.querySelector('.runs a'));
  await page.focus('.runs li a');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#/runs/'));
  await page.goBack();
  await page.waitForFunction(() => location.hash.startsWith('#/journeys/'));
});

test('it is dark where the person has it dark, and text stands out in both', async () => {
  await show('', '.cards .quiet');
  const contrast = (): Promise<number> =>
    page.evaluate(() => {
      const light = (color: string): number => {
        const canvas = document.createElement('canvas').getContext('2d');
        if (!canvas) return 0;
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
          const part = value / 255;
          return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const text = document.querySelector('.cards .quiet');
      const card = document.querySelector('.cards article');
      if (!text || !card) return 0;
      const [high, low] = [getComputedStyle(text).color, getComputedStyle(card).backgroundColor]
        .map(light)
        .toSorted((a, b) => b - a);
      return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
    });
  const background = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  const light = await background();
  expect(await contrast()).toBeGreaterThan(4.5);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  expect(await background()).not.toBe(light);
  expect(await contrast()).toBeGreaterThan(4.5);
});

test('who does not know its token is asked for it, and sees all once it is right', async () => {
  await using guarded = await openShop({ token: 'north' });
  await page.goto(guarded.at.url);
  const field = await page.waitForSelector('input[type=password]');
  await field?.type('south');
  await field?.press('Enter');
  const why = await page.waitForSelector('[role=alert]');
  expect(await why?.evaluate((element) => element.textContent)).toContain('This is not the token.');
  await field?.click({ count: 3 });
  await field?.type('north');
  await field?.press('Enter');
  await page.waitForSelector('.cards');
  expect(await page.$('input[type=password]')).toBeNull();
});
