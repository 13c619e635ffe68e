import puppeteer, { type Browser, type Page } from 'puppeteer';
import { asked } from './asked.ts';

/**
 * Walks as often and as many at a time as the bench asks for, in one browser with a fresh context for each.
 * @param walk is also given the number of the walk
 */
export async function inOneBrowser(
  walk: (page: Page, browser: Browser, number: number) => Promise<void>,
): Promise<void> {
  const browser = await puppeteer.launch({
    headless: true,
    pipe: true,
    executablePath: asked.browser,
    defaultViewport: { width: 1274, height: 845 },
    args: ['--no-sandbox'],
  });
  try {
    const numbers = Array.from({ length: asked.times }, (_, number) => number).values();
    const work = async (): Promise<void> => {
      for (const number of numbers) {
        const context = await browser.createBrowserContext();
        await walk(await context.newPage(), browser, number);
        await context.close();
      }
    };
    await Promise.all(Array.from({ length: asked.workers }, work));
  } finally {
    await browser.close();
  }
}
