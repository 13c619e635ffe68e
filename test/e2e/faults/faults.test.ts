import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect as expectThat, test } from 'vitest';
import { USUAL_LANGUAGE } from '../../../journey/format.ts';
import { expect, journey, type JourneyPage } from '../../../runner/api.ts';
import type { Run } from '../../../runner/evidence/run.ts';
import type { Playable } from '../../../runner/load.ts';
import { KeptBrowser } from '../../../runner/many/kept-browser.ts';
import { replayAll } from '../../../runner/many/replay-all.ts';
import { startSite, type Site } from '../../site/server.ts';
import { SHELL } from '../kept-browsers.ts';
import { leftBehind, markOf, openPorts } from '../left-behind.ts';
import { FAULTS, type Fault } from './faults.ts';
import { faultySite } from './faulty-site.ts';

/**
 * One journey through the demo site, on the healthy site and on one that is broken in each of many ways. All are
 * replayed in one browser, several together, which has so little memory that using up all of it takes no time.
 */

const TIMEOUT = 5000;
let site: Site;
let out: string;
let kept: KeptBrowser;
let mark: string;
let portsBefore: number[];

beforeAll(async () => {
  site = await startSite();
  out = await mkdtemp(join(tmpdir(), 'waymark-faults-'));
  portsBefore = await openPorts();
  kept = new KeptBrowser({ ...SHELL, args: ['--js-flags=--max-old-space-size=96'] });
  mark = markOf(await kept.get());
});

afterAll(async () => {
  await kept.close();
  await site.close();
  await rm(out, { recursive: true, force: true });
});

async function walkThrough(fault: Partial<Fault>): Promise<Run> {
  await using faulty = await faultySite(site, fault);
  const playable = walk(fault.baseUrl ?? faulty.url, fault.during);
  const [run] = await replayAll([playable], {
    out: fault.out ?? out,
    timeout: TIMEOUT,
    journeyTimeout: 40_000,
    secrets: {},
    screenshots: 'never',
    concurrency: 1,
    retries: 0,
    signal: new AbortController().signal,
    browser: () => kept.get(),
  });
  if (!run) throw new Error('There is no run.');
  return run;
}

function walk(baseUrl: string, during?: Fault['during']): Playable {
  const script = journey('Begin to book', { baseUrl }, async ({ page, step }) => {
    await step('Offices', async () => {
      await page.goto('/');
      await page.locator('header a[href$="offices"]').click({ goesTo: '/offices' });
      await expect(page.getByRole('link', 'Father Christmas Workshop')).toBeVisible();
    });
    await step('Book', () => book(page, during));
  });
  return {
    id: 'begin-to-book',
    title: script.title,
    file: 'begin-to-book.ts',
    baseUrl,
    scopes: [baseUrl],
    viewport: { width: 1000, height: 700 },
    language: USUAL_LANGUAGE,
    secrets: [],
    known: new Map(),
    files: { folder: '.', checksums: new Map() },
    play: (of, first) => script.play(of, first),
  };
}

async function book(page: JourneyPage, during: Fault['during']): Promise<void> {
  await page.goto('/book/father-christmas-workshop');
  await page.getByLabel('Your name').fill('Rudolph');
  await during?.(page.puppeteer);
  await page.getByLabel('Team').fill('Sleigh crew');
  await page.getByLabel('Number of desks').fill('9');
  await expect(page.getByLabel('Your name')).toHaveValue('Rudolph');
  await page.getByRole('button', 'Continue').click();
  await expect(page.getByRole('heading', 'What you need')).toBeVisible();
  await expect(page.getByLabel('Number of desks')).toHaveCount(0);
  await expect(page).toHaveTitle('Book a tour of Father Christmas Workshop · Nook');
}

async function passes(): Promise<void> {
  const run = await walkThrough({});
  expectThat(run.failure).toBeUndefined();
  expectThat(run.verdict).toBe('passed');
}

async function fails(fault: Fault): Promise<void> {
  const began = performance.now();
  const run = await walkThrough(fault);
  const took = performance.now() - began;
  expectThat(run.failure?.message).toMatch(fault.says);
  expectThat([fault.cause].flat()).toContain(run.failure?.cause);
  expectThat(run.verdict).toBe(run.failure?.cause === 'infrastructure' ? 'errored' : 'failed');
  // A page that hangs is waited for a while longer; what the machine did is tried twice.
  expectThat(took).toBeLessThan(60_000);
}

test('at least 30 faults are tried', () => {
  expectThat(FAULTS.length).toBeGreaterThanOrEqual(30);
});

test('the healthy site passes', passes);

test.concurrent.each(FAULTS.filter((one) => !one.isGreedy))(
  '$what: fails with that as its first cause, in time',
  fails,
);

test.each(FAULTS.filter((one) => one.isGreedy))('$what: fails with that as its first cause, in time', fails);

test('the healthy site still passes after all that was broken', passes);

test('nothing is left behind: no process, no profile and no port', async () => {
  await kept.close();
  expectThat(portsBefore.length).toBeGreaterThan(0); // the site's own
  expectThat(await openPorts()).toEqual(portsBefore);
  await expectThat.poll(() => leftBehind(mark), { timeout: 10_000 }).toEqual([]);
});
