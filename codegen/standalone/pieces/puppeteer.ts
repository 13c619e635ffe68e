import puppeteer, { type Page } from 'puppeteer';
import { journey } from './journey.ts';
import { doing, hidden, walkIn, wordsOf } from './replay.ts';
import type { Tab } from './tab.ts';

/** Replays the walk in a browser of its own; a failure ends the process with 1. */
export async function replay(walk: (page: Tab) => Promise<void>): Promise<void> {
  // Chromium's sandbox can't start as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await puppeteer.launch({ args });
  try {
    await walkIn(await browser.newPage(), walk);
    console.log(`passed  ${journey.title}`);
  } catch (error) {
    console.error(`failed  ${wordsOf(error)}`);
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

/** A named part of the walk. */
export async function step(title: string, body: () => Promise<void>): Promise<void> {
  await doing(title, body);
  console.log(`passed  ${title}`);
}

/** Takes a picture of what can be seen of a page, into a file beside the script. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${name.replace(/[^\w-]+/g, '-')}.png` });
}

/** The value of a secret, which stands in no file. */
export function secret(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The secret ${name} is not set: put it into the environment variable ${name}.`);
  hidden.add(value);
  return value;
}
