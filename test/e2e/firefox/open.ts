import { join } from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer';
import { builtFile } from '../../../runner/built.ts';
import type { Save } from '../../../runner/recorder.ts';
import { installedFirefox } from '../../../runner/play/installed-firefox.js';
import { ROOT } from '../../command.ts';
import type { Opened } from '../person.ts';

/**
 * Opens Firefox with the extension at `url`, and its panel in a tab of its own, as nothing drives a sidebar. What
 * the person is asked for (to see a site) is granted at once; it is asked only within a click, as ever.
 * @param save called when the person saves in the panel
 */
export async function openFirefox(url: string, save: Save): Promise<Opened> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    defaultViewport: VIEWPORT,
    // Without, no page of an extension can be gone to.
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION]: ADDRESS }),
      'extensions.webextOptionalPermissionPrompts': false,
      // As Chromium has it in the tests: names that are this machine, and not trusted as its address is.
      'network.dns.localDomains': 'shop.test',
      // Not among the downloads of whoever runs the tests.
      'browser.download.folderList': 2,
      'browser.download.dir': DOWNLOADS,
      // The background is stopped whenever it has had nothing to do for so long (milliseconds).
      'extensions.background.idle.timeout': IDLE,
    },
  });
  try {
    await browser.installExtension(builtFile('firefox'));
    const [first] = await browser.pages();
    // In the first tab the address bar has the focus, and what is typed into a page goes astray.
    const page = await browser.newPage();
    await first?.close();
    await page.goto(url);
    const panel = await openPanel(browser, save);
    return { browser, page, panel, isPanelInTab: true };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

const DOWNLOADS = join(ROOT, '.waymark', 'test', 'downloads');

const VIEWPORT = { width: 1280, height: 800 };

const EXTENSION = 'recorder@waymark.example';
const ADDRESS = '7a3c1f0e-1d5b-4b5e-8d43-0c9a2f6b7e10';
const PANEL = `moz-extension://${ADDRESS}/extension/panel/index.html`;

/** Far shorter than the half minute that Firefox waits, so that a test can wait for it. */
const IDLE = 2000;

async function openPanel(browser: Browser, save: Save): Promise<Page> {
  const panel = await browser.newPage();
  // Puppeteer hears nothing of the arrival, since another process shows the pages of extensions.
  void panel.goto(PANEL, { timeout: 0 }).catch(() => undefined);
  const isThere = (): Promise<boolean> =>
    panel.evaluate((wanted) => location.href === wanted && document.body.innerText !== '', PANEL);
  while (!(await isThere().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 20));
  await panel.exposeFunction('waymarkSave', save);
  return panel;
}

function firefoxPath(): string {
  const path = installedFirefox();
  if (path === undefined) throw new Error('There is no Firefox; install one, or set WAYMARK_FIREFOX to one.');
  return path;
}
