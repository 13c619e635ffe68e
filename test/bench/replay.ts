import type { Browser } from 'puppeteer';
import { startBrowser } from '../../runner/play/browser.ts';
import { DEMO_EMAIL, startSite } from '../site/server.ts';
import { WALK_SECRETS } from '../e2e/workshop-walk.ts';
import { replayWorkshop, workshop } from './workshop.ts';

const ROUNDS = 10;

/**
 * How long a replay takes beside the same acts written by hand with Puppeteer's own locators, which check less
 * (the first of many matches, no look at what covers it). Both take a picture at the end of each step.
 */
export async function replayBench(): Promise<void> {
  const site = await startSite();
  const browser = await startBrowser();
  try {
    const journey = await workshop(site);
    const ours: number[] = [];
    const byHand: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      site.reset();
      const warm = round > 0; // the first round warms both up
      const first = await timed(async () => {
        const { failure } = await replayWorkshop(journey, browser);
        if (failure) throw failure;
      });
      const second = await timed(() => walkByHand(browser, site.url));
      if (!warm) continue;
      ours.push(first);
      byHand.push(second);
    }
    const ratio = (median(ours) / median(byHand)).toFixed(2);
    console.log(
      `replay  ${median(ours).toFixed(0)} ms, by hand with Puppeteer ${median(byHand).toFixed(0)} ms: ${ratio} times ` +
        `(medians of ${ROUNDS} rounds, taken in turn)`,
    );
  } finally {
    await browser.close();
    await site.close();
  }
}

async function walkByHand(browser: Browser, url: string): Promise<void> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  const shoot = (): Promise<Uint8Array> => page.screenshot();
  const click = (role: string, name: string): Promise<void> =>
    page.locator(`::-p-aria([role="${role}"][name="${name}"])`).click();
  const fill = (name: string, value: string): Promise<void> => {
    const selector: string = `::-p-aria(${name})`;
    return page.locator(selector).fill(value);
  };
  const landing = async (act: Promise<void>, path: string): Promise<void> => {
    await act;
    await page.waitForFunction((wanted) => location.pathname.startsWith(wanted), {}, path);
  };
  await page.goto(`${url}/login`, { waitUntil: 'domcontentloaded' });
  await fill('Email', DEMO_EMAIL);
  await fill('Password', WALK_SECRETS.PASSWORD);
  await landing(click('button', 'Sign in'), '/dashboard');
  await shoot();
  await landing(click('link', 'Offices'), '/offices');
  await shoot();
  await landing(click('link', 'Father Christmas Workshop'), '/offices/father');
  await shoot();
  await click('button', 'Go to the toy hall');
  await page.waitForSelector('::-p-text(You are in: Toy hall)');
  await landing(click('link', 'Book a tour'), '/book/');
  await shoot();
  await fill('Your name', 'Rudolph');
  await fill('Team', 'Sleigh crew');
  await fill('Number of desks', '9');
  await click('button', 'Continue');
  await page.select('select[name=plan]', 'Private office');
  await fill('Start date', '2027-12-24');
  await click('radio', 'By video call');
  await click('button', 'Continue');
  await click('checkbox', 'I accept the terms of the tour');
  await click('button', 'Continue');
  await landing(click('button', 'Book the tour'), '/bookings/');
  await page.waitForSelector('::-p-aria([role="heading"][name="Your tour is booked"])');
  await shoot();
  await context.close();
}

async function timed(body: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await body();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
