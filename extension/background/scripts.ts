import browser from 'webextension-polyfill';
import dialogs from '../content/dialogs.iife.ts?script&iife';
import { patternOf } from '../../journey/url.ts';
import { PATTERNS_KNOW_PORTS } from '../mailbox.ts';
import recorder from '../content/recorder.iife.ts?script&iife';

/** Puts the recorder into the pages of the site that is being recorded, and into no others. */

const IDS = new Set(['waymark-recorder', 'waymark-dialogs']);

/** Registers the recorder for all pages of the site at `baseUrl` that load from now on. */
export async function arm(baseUrl: string): Promise<void> {
  await disarm();
  const own = PATTERNS_KNOW_PORTS ? `${baseUrl}/*` : patternOf(baseUrl);
  const common = { matches: [own], allFrames: true, runAt: 'document_start' as const };
  // Not kept across browser restarts: a recorder must never wake up in a page that nobody asked it into.
  const scripts = [
    { ...common, id: 'waymark-recorder', js: [recorder], persistAcrossSessions: false },
    { ...common, id: 'waymark-dialogs', js: [dialogs], world: 'MAIN' as const, persistAcrossSessions: false },
  ];
  await browser.scripting.registerContentScripts(scripts);
}

/** Takes the recorder out: pages that load from now on have none. */
export async function disarm(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const ids = registered.map((script) => script.id).filter((id) => IDS.has(id));
  if (ids.length > 0) await browser.scripting.unregisterContentScripts({ ids });
}

/**
 * Starts the recorder in the page of the site at `baseUrl` that a tab shows already.
 * @throws {Error} when it shows none
 */
export async function listenIn(tab: number, baseUrl: string): Promise<void> {
  const { url } = await browser.tabs.get(tab);
  if (!url || new URL(url).origin !== baseUrl) throw new Error(`The tab shows no page of ${baseUrl}.`);
  const target = { tabId: tab, allFrames: true };
  await browser.scripting.executeScript({ target, files: [dialogs], world: 'MAIN' });
  await browser.scripting.executeScript({ target, files: [recorder] });
}
