import type { Page } from 'puppeteer';
import type { Opened } from './person.ts';

/**
 * Takes from a browser all that a site (its origin) left in it: other tabs, what is stored, where the tab went.
 * Gives the tab that is left; in Firefox, where nothing empties the history of a tab, it is a new one.
 */
export async function forget(recorder: Opened, origin: string): Promise<Page> {
  const { browser, page, panel, isPanelInTab: isFirefox } = recorder;
  for (const other of await browser.pages()) {
    if (other !== page && other !== panel && other.url().startsWith('http')) await other.close();
  }
  if (isFirefox) {
    const fresh = await browser.newPage();
    await page.close();
    await fresh.goto(`${origin}/`);
    await fresh.evaluate(() => localStorage.clear());
    await browser.deleteCookie(...(await browser.cookies()));
    recorder.page = fresh;
    return fresh;
  }
  const client = await page.createCDPSession();
  await client.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await client.send('Page.resetNavigationHistory');
  await client.detach();
  return page;
}
