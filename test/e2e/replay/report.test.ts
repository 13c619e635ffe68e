import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../../../runner/evidence/run.ts';
import { load } from '../../../runner/load.ts';
import { replay } from '../../../runner/play/replay.ts';
import { writeReport } from '../../../runner/report/html.ts';
import { renderJson } from '../../../runner/report/json.ts';
import { reportSchema } from '../../../runner/report/schema.ts';
import { startSite, type Site } from '../../site/server.ts';
import { keptReplayer } from '../kept-browsers.ts';
import { WALK_SECRETS } from '../workshop-walk.ts';

/** The evidence of a run that fails after one that passed, and its report as a reader opens it. */

let site: Site;
let out: string;
let page: Page;
let green: Run;
let red: Run;

beforeAll(async () => {
  site = await startSite();
  out = await mkdtemp(join(tmpdir(), 'waymark-report-'));
  const browser = await keptReplayer();
  const recorded = await load('test/bench/book-a-tour-of-the-workshop.ts');
  const playable = { ...recorded, baseUrl: site.url, scopes: [site.url] };
  const how = { out, timeout: 8000, secrets: WALK_SECRETS };
  green = await replay(playable, browser, how);
  site.breakWith('renamed-button');
  const again = ['--base-url', site.url, '--timeout', '1'];
  red = await replay(playable, browser, { ...how, timeout: 1000, again });
  const file = join(out, 'report.html');
  await writeReport(file, [{ run: red, folder: join(out, 'runs', red.id) }]);
  await site.close(); // a report needs no network
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(pathToFileURL(file).href);
});

afterAll(async () => {
  await page?.close();
  await rm(out, { recursive: true, force: true });
});

/** Whether all of an element lies in the window, unscrolled. */
const isInSight = (selector: string): Promise<boolean> =>
  page.$eval(selector, (element) => {
    const { top, bottom, left, right, width } = element.getBoundingClientRect();
    return width > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  });

describe('the report of a journey that failed, in a window of 1280 x 800', () => {
  test('shows the step, the cause and both pictures without scrolling', async () => {
    expect([green.verdict, red.verdict]).toEqual(['passed', 'failed']);
    const cause = await page.$eval('.cause', (element) => element.textContent);
    expect(cause).toContain('An element was not there');
    expect(cause).toContain('Nothing matches button “Book the tour”');
    expect(cause).toContain('Book a tour of Father Christmas Workshop');
    for (const part of [
      '.cause h3',
      '.cause .message',
      '.cause dl',
      '.pair figure:nth-child(1)',
      '.pair figure:nth-child(2)',
    ]) {
      expect(await isInSight(part), part).toBe(true);
    }
    const loaded = await page.$$eval('.pair img', (images) =>
      images.map((image) => image instanceof HTMLImageElement && image.naturalWidth),
    );
    expect(loaded).toEqual([expect.any(Number), expect.any(Number)]);
    expect(loaded).not.toContain(0);
  });

  test('shows how the documents were for their visitor', async () => {
    const vitals = await page.$eval('.vitals', (element) => element.textContent);
    expect(vitals).toMatch(/LCP\d.*CLS\d\.\d\d (good|needs improvement|poor)/);
  });

  test('says what is different from the last green run', async () => {
    const different = await page.$eval('.different', (element) => element.textContent);
    expect(different).toContain('POST /api/bookings: not asked for; before: 201');
    expect(different).toMatch(/Text, new.*Reserve now.*Text, goneYour tour is booked/);
  });

  test('has the whole command that replays it', async () => {
    const command = await page.$eval('.command code', (element) => element.textContent);
    expect(command).toBe(
      `npx waymark run test/bench/book-a-tour-of-the-workshop.ts --base-url ${site.url} --timeout 1`,
    );
  });
});

describe('the run’s folder', () => {
  const read = (name: string): Promise<string> => readFile(join(out, 'runs', red.id, name), 'utf8');

  test('holds all evidence whole, and nothing unfinished', async () => {
    const names = await readdir(join(out, 'runs', red.id));
    expect(names).toEqual(
      expect.arrayContaining([
        'run.json',
        'network.har',
        'console.jsonl',
        'failure.html',
        'failure-accessibility.json',
      ]),
    );
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('has an archive of the requests without bodies and without what lets somebody in', async () => {
    const { log } = JSON.parse(await read('network.har'));
    expect(log.version).toBe('1.2');
    expect(log.entries).toHaveLength(red.requests.length);
    const signIn = log.entries.find(
      (entry: { request: { method: string } }) => entry.request.method === 'POST',
    );
    expect(signIn.request).not.toHaveProperty('postData');
    expect(signIn.response.content).not.toHaveProperty('text');
    const cookie = signIn.response.headers.find(({ name }: { name: string }) => name === 'set-cookie');
    expect(cookie).toEqual({ name: 'set-cookie', value: '(left out)' });
    expect(JSON.stringify(log)).not.toContain(WALK_SECRETS.PASSWORD);
    for (const { timings, time } of log.entries) {
      expect(time).toBeGreaterThanOrEqual(0);
      expect(Object.values(timings).every((length) => typeof length === 'number' && length >= -1)).toBe(true);
    }
  });

  test('shows how the page was when it failed', async () => {
    expect(await read('failure.html')).toContain('Reserve now');
    expect(await read('failure.html')).not.toContain('<script');
    expect(await read('failure-accessibility.json')).toContain('"name": "Reserve now"');
  });

  test('has a record that the published schema of reports knows', () => {
    expect(reportSchema.parse(JSON.parse(renderJson([green, red]))).runs).toHaveLength(2);
  });
});
