import type { CookieData, Page } from 'puppeteer';

/** What a site keeps in a browser, such as who is signed in. Holds what lets somebody in: keep it in memory. */
export interface SiteState {
  cookies: CookieData[];
  /** What is in `localStorage`, by origin. */
  storage: Record<string, Record<string, string>>;
}

/** Takes along what the site of a page keeps in its browser, for `useState` in other journeys. */
export async function keepState(page: Page): Promise<SiteState> {
  const cookies = await page.browserContext().cookies();
  const { origin, items } = await page.evaluate(() => ({
    origin: location.origin,
    items: Object.fromEntries(Object.entries(localStorage).map(([key, value]) => [key, String(value)])),
  }));
  return { cookies, storage: { [origin]: items } };
}

/** Gives a page, before its first document, what another had kept: it is signed in as that was. */
export async function useState(page: Page, { cookies, storage }: SiteState): Promise<void> {
  await page.browserContext().setCookie(...cookies);
  await page.evaluateOnNewDocument((all) => {
    // Once in a tab: what the site changes stays changed.
    try {
      const mark = 'waymark-state';
      if (sessionStorage.getItem(mark) !== null) return;
      sessionStorage.setItem(mark, '');
      for (const [key, value] of Object.entries(all[location.origin] ?? {})) localStorage.setItem(key, value);
    } catch {
      // Documents without an origin of their own keep nothing.
    }
  }, storage);
}
