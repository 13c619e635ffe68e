import puppeteer, { type Page } from 'puppeteer';
import { doing, seen, wordsOf } from '../../../codegen/standalone/pieces/replay.ts';
import { Tab } from '../../../codegen/standalone/pieces/tab.ts';

/** In place of `pieces/puppeteer.ts`: goes on after a step that fails, and says how each ended. */

export async function replay(walk: (page: Tab) => Promise<void>): Promise<void> {
  const browser = await puppeteer.launch({ args: ['--no-sandbox'] });
  const tab = new Tab('main');
  await tab.take(await browser.newPage());
  await walk(tab);
  await browser.close();
}

export async function step(title: string, body: () => Promise<void>): Promise<void> {
  await doing(title, body).catch((error: unknown) => console.log(wordsOf(error)));
  seen.problems.length = 0;
}

export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: name });
}
