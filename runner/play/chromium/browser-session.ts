import type { Browser, CDPSession } from 'puppeteer';

const latest = new WeakMap<Browser, Promise<unknown>>();

/**
 * A protocol session of the browser itself. One is opened after another: of two that are opened at once Puppeteer
 * takes the second for one of its own, and loses sight of the browser when that ends.
 */
export async function browserSession(browser: Browser): Promise<CDPSession> {
  const before = latest.get(browser);
  const opening = (async () => {
    await before?.catch(() => undefined);
    return browser.target().createCDPSession();
  })();
  latest.set(browser, opening);
  return opening;
}
