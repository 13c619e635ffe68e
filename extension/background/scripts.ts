import browser from 'webextension-polyfill';
import dialogs from '../content/dialogs.iife.ts?script&iife';
import { patternOf } from '../../journey/url.ts';
import recorder from '../content/recorder.iife.ts?script&iife';

/** Puts the recorder into the pages of the site that is being recorded, and into no others. */

const IDS = new Set(['waymark-recorder', 'waymark-dialogs']);

/** Registers the recorder for all pages of these origins that load from now on, frames included. */
export async function arm(origins: readonly string[]): Promise<void> {
  await disarm();
  const matches = [...new Set(origins.map(patternOf))];
  const common = { matches, allFrames: true, runAt: 'document_start' as const };
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

/** Starts the recorder in the page that a tab shows already, and in those frames of it that it may see. */
export async function listenIn(tab: number): Promise<void> {
  const target = { tabId: tab, allFrames: true };
  const frames = await browser.scripting.executeScript({ target, func: hasRecorder });
  const others = frames.filter(({ result }) => result !== true).map(({ frameId }) => frameId);
  // Where it is already, each dialog would be told of twice. A frame may be gone by now.
  await Promise.allSettled(
    others.map((frame) =>
      browser.scripting.executeScript({
        target: { tabId: tab, frameIds: [frame] },
        files: [dialogs],
        world: 'MAIN',
      }),
    ),
  );
  await browser.scripting.executeScript({ target, files: [recorder] });
}

function hasRecorder(): boolean {
  return 'waymarkRecorder' in globalThis && globalThis.waymarkRecorder !== undefined;
}
