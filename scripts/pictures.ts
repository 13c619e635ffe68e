import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer';
import { replay } from '../runner/play/replay.ts';
import { load } from '../runner/load.ts';
import { startBrowser } from '../runner/play/browser.ts';
import { savingTo } from '../runner/commands/record.ts';
import { openRecorder } from '../runner/recorder.ts';
import { writeReport } from '../runner/report/html.ts';
import { Person } from '../test/e2e/person.ts';
import { WALK_SECRETS, WALK_START, recordTheWalk } from '../test/e2e/workshop-walk.ts';
import { startSite } from '../test/site/server.ts';

/** Takes the pictures of the documentation and the stores: the panel after the demo's walk, and the report of a failed replay. */

interface PictureSize {
  width: number;
  height: number;
  /** So many pixels of the picture are one of the page's. */
  scale?: number;
}

/** As the stores of extensions want it, to the pixel. */
const SHOP: PictureSize = { width: 1280, height: 800, scale: 1 };

const docs = fileURLToPath(new URL('../docs', import.meta.url));
const work = fileURLToPath(new URL('../.waymark/pictures', import.meta.url));
await mkdir(docs, { recursive: true });
const site = await startSite({ port: 4173 });
try {
  const files: string[] = [];
  const recorder = await openRecorder(
    site.url + WALK_START,
    savingTo(work, (saved) => files.push(...saved)),
    { headless: true },
  );
  const person = new Person(recorder);
  await recordTheWalk(person);
  await shoot(recorder.panel, 'panel.png', { width: 400, height: 900 });
  const besides = await shot(recorder.panel, { width: 400, height: 800 });
  await person.stopAndSave();
  const walked = await shot(recorder.page, { width: 880, height: 800 }); // its window is recorded no more
  await recorder.browser.close();

  const [script = ''] = files;
  const browser = await startBrowser();
  try {
    const options = { out: work, timeout: 3000, secrets: WALK_SECRETS };
    site.reset();
    await replay(await load(script), browser, options); // the last green run, which the report shows beside it
    site.reset();
    site.breakWith('renamed-button');
    const run = await replay(await load(script), browser, options);
    const report = join(work, 'report.html');
    await writeReport(report, [{ run, folder: join(work, 'runs', run.id) }]);
    const page = await browser.newPage();
    await page.goto(pathToFileURL(report).href);
    await shoot(page, 'report.png', { width: 1280, height: 800 });
    await shoot(page, 'store/report.png', SHOP);
    const shop = await browser.newPage();
    const images = [walked, besides].map((image) => `<img src="data:image/png;base64,${image}">`);
    await shop.setContent(`<body style="margin: 0; display: flex">${images.join('')}`);
    await shoot(shop, 'store/recording.png', SHOP);
  } finally {
    await browser.close();
  }
} finally {
  await site.close();
}

/** Takes a picture of a page at a size (CSS pixels), into a file of the documentation. */
async function shoot(page: Page, name: string, { scale = 1.5, ...size }: PictureSize): Promise<void> {
  await page.setViewport({ ...size, deviceScaleFactor: scale });
  await page.screenshot({ path: join(docs, name) });
  console.log(`Took docs/${name}`);
}

/** A picture of a page as text, to be put beside others. */
async function shot(page: Page, size: PictureSize): Promise<string> {
  await page.setViewport({ ...size, deviceScaleFactor: 1 });
  return page.screenshot({ encoding: 'base64' });
}
