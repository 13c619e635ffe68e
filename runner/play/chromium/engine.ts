import type { Browser, CDPSession, Frame } from 'puppeteer';
import { lookBack } from '../../evidence/look-back.ts';
import { measureVitals } from '../../evidence/vitals.ts';
import { markPage } from '../../marking/mark-page.ts';
import type { Engine } from '../engine.ts';
import { loading } from '../loading.ts';
import { browserSession } from './browser-session.ts';
import { copy } from './clipboard.ts';
import { allPlaces, topPlace } from './documents.ts';
import { takeDownloads } from './downloads.ts';
import { holdFiles } from './held-files.ts';

/** Chrome, Chromium, chrome-headless-shell and Edge, by the Chrome DevTools Protocol. */
export const chromium: Engine = {
  async ask(browser) {
    // Puppeteer remembers the version that it was told; a session asks anew.
    const session = sessions.get(browser) ?? browserSession(browser);
    sessions.set(browser, session);
    return (await session).send('Browser.getVersion');
  },
  topPlace,
  allPlaces,
  async dress(page, { marking, walk, evidence, language }) {
    // Puppeteer mistakes the second of two sessions that are opened at once.
    const session = await page.createCDPSession();
    await Promise.all([
      lookBack(session, page, walk, evidence),
      session.send('Page.enable'),
      // Nobody could close the browser's window to choose files in.
      session.send('Page.setInterceptFileChooserDialog', { enabled: true }),
      markPage(session, marking),
      speak(session, language),
      measureVitals(session, page, evidence.vitals),
    ]);
  },
  async traverse(page, delta, deadline) {
    await (delta < 0 ? page.goBack(loading(deadline)) : page.goForward(loading(deadline)));
  },
  onAddress(page, listener) {
    // A frame that goes somewhere says nothing of its page.
    const look = (frame: Frame): void => void (frame === page.mainFrame() && listener(page.url()));
    page.on('framenavigated', look);
    return () => void page.off('framenavigated', look);
  },
  typeOf: (request) => request.resourceType(),
  takeDownloads,
  insertText: ({ keyboard }, text) => keyboard.sendCharacter(text),
  copy,
  // Packing the picture tightly takes the browser longer than all else that a picture needs, for a file that is a third
  // smaller.
  photograph: (page) => page.screenshot({ captureBeyondViewport: false, optimizeForSpeed: true }),
  holdFiles,
};

/** Asks sites for a language, and has scripts write numbers and dates in it. */
async function speak(session: CDPSession, language: string): Promise<void> {
  const [spoken = language] = language.split('-');
  await Promise.all([
    session.send('Emulation.setUserAgentOverride', {
      userAgent: '', // as it is
      acceptLanguage: [...new Set([language, spoken])].join(','),
    }),
    session.send('Emulation.setLocaleOverride', { locale: language }).catch((error: unknown) => {
      // Another tab of the same process speaks it already.
      if (!/already in effect/.test(String(error))) throw error;
    }),
  ]);
}

const sessions = new WeakMap<Browser, Promise<CDPSession>>();
