import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseJourney } from '../../../journey/parse.ts';
import { builtFile } from '../../../runner/built.ts';
import { startBrowser } from '../../../runner/play/browser.ts';
import { Person } from '../person.ts';
import { atPages } from './bench.ts';

/** Journeys are kept in the extension, one beside the other, until the person deletes them. */

const at = atPages({
  '/': '<title>Shop</title><label>Plan <input type="file"></label><button>Like</button> <a href="/next">Next</a>',
  '/next': '<title>Next</title><button>Thanks</button>',
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-kept-'));
  await writeFile(join(folder, 'plan.txt'), 'The plan');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const panel = (): Page => at.bench.recorder.panel;

/** The kept journeys as the panel lists them: each a title with its site and number of steps. */
async function listed(page = panel()): Promise<string[]> {
  return page.$$eval('[aria-label="Kept journeys"] li', (items) =>
    items.map((item) =>
      item.innerText
        .replace(/\s+/g, ' ')
        .replace(/ · [^·]*$/, '')
        .trim(),
    ),
  );
}

async function expectListed(wanted: string[], page = panel()): Promise<void> {
  await expect.poll(() => listed(page), { timeout: 10_000 }).toEqual(wanted);
}

async function storedFiles(): Promise<number> {
  return panel().evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('uploads');
        opening.addEventListener('success', () => {
          const count = opening.result.transaction('contents').objectStore('contents').count();
          count.addEventListener('success', () => resolve(count.result));
        });
      }),
  );
}

async function give(page: Page, ...names: string[]): Promise<void> {
  const field = await page.waitForSelector('input[type="file"]');
  await (await field?.toElement('input'))?.uploadFile(...names.map((name) => join(folder, name)));
}

test('a journey is kept when it is stopped, can be opened and recorded on, renamed, copied, deleted and brought back', async () => {
  const { bench } = at;
  const { person } = bench;
  const host = new URL(at.site.url).host;
  await bench.record('/');
  const field = await bench.page.waitForSelector('input');
  const [chooser] = await Promise.all([bench.page.waitForFileChooser(), field?.click()]);
  await chooser.accept([join(folder, 'plan.txt')]);
  await bench.seeSteps((steps) => expect(steps.at(-1)).toContain('Upload plan.txt'));
  await person.name('Send the plan');
  await person.panel('Stop');
  await person.panel('New recording');
  await expectListed([`Send the plan ${host} · 2 steps`]);

  // Another recording leaves it, and its file, alone.
  await bench.page.bringToFront();
  await person.record();
  await person.click('button', 'Like');
  await bench.seeSteps((steps) => expect(steps).toHaveLength(2));
  await person.panel('New recording'); // without a stop
  await expectListed([`Shop ${host} · 2 steps`, `Send the plan ${host} · 2 steps`]);
  expect(await storedFiles()).toBe(1);

  await person.panel('Open: Send the plan');
  await bench.seeSteps((steps) => expect(steps).toEqual(['Go to /', 'Upload plan.txt into field “Plan”']));
  // Outside of `waymark record` it is replayed in the tab, where nobody but a person gives files.
  await panel().evaluate(() => {
    globalThis.waymarkProve = undefined;
  });
  await person.panel('Prove it');
  await panel().waitForSelector(
    '[role="alert"] ::-p-text(Files are given to pages by a person’s choice alone)',
  );
  expect(await panel().$$eval('.proof', (told) => told.map(({ className }) => className))).toEqual([
    'proof passed',
    'proof failed',
  ]);
  await person.panel('Resume');
  await person.see('button', 'Pause', panel());
  await bench.page.bringToFront();
  await person.click('button', 'Like');
  await bench.seeSteps((steps) => expect(steps.slice(2)).toEqual(['Go to /', 'Click button “Like”']));
  await person.panel('New recording');
  await expectListed([`Send the plan ${host} · 4 steps`, `Shop ${host} · 2 steps`]);

  await person.panel('Duplicate: Shop');
  await expectListed([
    `Shop (2) ${host} · 2 steps`,
    `Send the plan ${host} · 4 steps`,
    `Shop ${host} · 2 steps`,
  ]);
  await person.panel('Rename: Shop (2)');
  const name = await panel().waitForSelector('aria/Name');
  await name?.type('Like it');
  await panel().keyboard.press('Enter');
  await expectListed([
    `Like it ${host} · 2 steps`,
    `Send the plan ${host} · 4 steps`,
    `Shop ${host} · 2 steps`,
  ]);

  await person.panel('Delete: Send the plan');
  await person.panel('Delete');
  await expectListed([`Like it ${host} · 2 steps`, `Shop ${host} · 2 steps`]);
  await person.panel('Undo');
  await expectListed([
    `Like it ${host} · 2 steps`,
    `Send the plan ${host} · 4 steps`,
    `Shop ${host} · 2 steps`,
  ]);

  // Discarding is deleting, and what no journey uploads any more is dropped.
  await person.panel('Open: Send the plan');
  await person.panel('Discard…');
  await person.panel('Discard');
  await expectListed([`Like it ${host} · 2 steps`, `Shop ${host} · 2 steps`]);
  expect(await storedFiles()).toBe(1);
  await person.panel('Delete: Shop');
  await person.panel('Delete');
  await expectListed([`Like it ${host} · 2 steps`]);
  await person.panel('Open: Like it');
  await person.panel('New recording');
  await expectListed([`Like it ${host} · 2 steps`]);
  expect(await storedFiles()).toBe(0);
});

test('a journey leaves as a file with what it uploads, and comes back as it was, into another browser too', async () => {
  const { bench } = at;
  const { person } = bench;
  const { browser } = bench.recorder;
  await bench.record('/');
  const field = await bench.page.waitForSelector('input');
  const [chooser] = await Promise.all([bench.page.waitForFileChooser(), field?.click()]);
  await chooser.accept([join(folder, 'plan.txt')]);
  await bench.seeSteps((steps) => expect(steps.at(-1)).toContain('Upload plan.txt'));
  await person.name('Send it');
  await person.panel('New recording');
  const session = await browser.target().createCDPSession();
  const out = await mkdtemp(join(folder, 'out-'));
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: out });
  await person.panel('Export: Send it');
  await expect
    .poll(async () => (await readdir(out)).toSorted(), { timeout: 10_000 })
    .toEqual(['plan.txt', 'send-it.journey.json']);
  const text = await readFile(join(out, 'send-it.journey.json'), 'utf8');
  const exported = parseJourney(text, 'exported');
  expect(exported.steps).toHaveLength(3);
  await writeFile(join(folder, 'send-it.journey.json'), text);
  await writeFile(join(folder, 'broken.journey.json'), text.replace('"upload"', '"uplaod"'));

  await give(panel(), 'broken.journey.json');
  const problem = await panel().waitForSelector('[role="alert"]::-p-text(broken.journey.json)');
  expect(await problem?.evaluate((element) => element.textContent)).toMatch(
    /broken\.journey\.json is not a valid journey:\n {2}steps\[2\]\.kind: expected one of .*, saw "uplaod"\nMend/,
  );

  // The same, in a browser of somebody else, which is closed and started again.
  const profile = await mkdtemp(join(folder, 'profile-'));
  const title = `Send it ${new URL(at.site.url).host} · 2 steps`;
  await inOtherBrowser(profile, async (_, other) => {
    await give(other, 'send-it.journey.json', 'plan.txt');
    await expectListed([title], other);
  });
  await inOtherBrowser(profile, async (again, other) => {
    await expectListed([title], other);
    // As an update does: the extension is put in place of itself.
    const reloaded = await openPanel(again, await again.installExtension(builtFile('chrome')));
    await expectListed([title], reloaded);
    const own = { ...bench.recorder, page: reloaded, panel: reloaded };
    await new Person(own).panel('Open: Send it');
    await reloaded.waitForSelector('::-p-text(Upload plan.txt)');
    await new Person(own).panel('Script');
    await reloaded.waitForSelector('::-p-text(.upload("send-it.files/plan.txt"))', { timeout: 20_000 });
  });
});

async function inOtherBrowser(
  userDataDir: string,
  use: (browser: Browser, panel: Page) => Promise<void>,
): Promise<void> {
  const browser = await startBrowser({ enableExtensions: true, userDataDir });
  try {
    const id = await browser.installExtension(builtFile('chrome'));
    await use(browser, await openPanel(browser, id));
  } finally {
    await browser.close();
  }
}

/** The panel as a tab of its own. */
async function openPanel(browser: Browser, id: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/extension/panel/index.html`);
  return page;
}
