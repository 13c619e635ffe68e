import browser from 'webextension-polyfill';
import { hearOfAnswers } from './answers.ts';
import dialogs from '../content/dialogs.iife.ts?script&iife';
import { patternOf } from '../../journey/url.ts';
import { patternsKnowPorts } from '../mailbox.ts';
import { nameRecorded } from '../neighbours.ts';
import looker from '../content/look/looker.iife.ts?script&iife';
import recorder from '../content/recorder.iife.ts?script&iife';

/** Puts the recorder into the pages of the site that is being recorded, and into no others. */

const IDS = new Set(['waymark-recorder', 'waymark-dialogs']);

/** Registers the recorder for all pages of these origins that load from now on, frames included. */
export async function arm(origins: readonly string[]): Promise<void> {
  await disarm();
  const matches = [
    ...new Set(origins.map((origin) => (patternsKnowPorts() ? `${origin}/*` : patternOf(origin)))),
  ];
  // Frames without an address of their own (about:blank, srcdoc) belong to the page around them.
  const frames = { allFrames: true, matchOriginAsFallback: true };
  const common = { matches, ...frames, runAt: 'document_start' as const };
  // Not kept across browser restarts: a recorder must never wake up in a page that nobody asked it into.
  const scripts = [
    { ...common, id: 'waymark-recorder', js: [recorder], persistAcrossSessions: false },
    { ...common, id: 'waymark-dialogs', js: [dialogs], world: 'MAIN' as const, persistAcrossSessions: false },
  ];
  await nameRecorded(origins);
  await browser.scripting.registerContentScripts(scripts);
  hearOfAnswers();
}

/** Puts what looks into pages for the panel beside the recorder in a frame. */
export async function putLooker(tab: number, frame: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [frame] }, files: [looker] });
}

/** Takes the recorder out: pages that load from now on have none. */
export async function disarm(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const ids = registered.map((script) => script.id).filter((id) => IDS.has(id));
  if (ids.length > 0) await browser.scripting.unregisterContentScripts({ ids });
  await nameRecorded([]);
}

/**
 * Starts the recorder in the page that a tab shows already, and in those frames of it that are recorded too.
 * @param origins the origins that are recorded: the site's first, then those of frames
 * @throws {Error} when the tab shows no page of the site
 */
export async function listenIn(tab: number, origins: readonly string[]): Promise<void> {
  const { url } = await browser.tabs.get(tab);
  if (!url || new URL(url).origin !== origins[0]) throw new Error(`The tab shows no page of ${origins[0]}.`);
  const seen = await browser.scripting.executeScript({
    target: { tabId: tab, allFrames: true },
    func: lookAround,
  });
  const frames = seen.flatMap(({ frameId, result }) =>
    isSight(result) && origins.includes(result.origin) ? [{ frameId, ...result }] : [],
  );
  await Promise.allSettled(frames.map((frame) => listenInFrame(tab, frame)));
}

interface Sight {
  origin: string;
  isRecording: boolean;
}

/** A frame may be gone by now. */
async function listenInFrame(
  tab: number,
  { frameId, isRecording }: Sight & { frameId: number },
): Promise<void> {
  const target = { tabId: tab, frameIds: [frameId] };
  // Where it is already, each dialog would be told of twice.
  if (!isRecording) await browser.scripting.executeScript({ target, files: [dialogs], world: 'MAIN' });
  await browser.scripting.executeScript({ target, files: [recorder] });
}

/** Runs in frames: whose they are, and whether the recorder is there already. */
function lookAround(): Sight {
  const isRecording = 'waymarkRecorder' in globalThis && globalThis.waymarkRecorder !== undefined;
  return { origin: self.origin, isRecording };
}

function isSight(value: unknown): value is Sight {
  return typeof value === 'object' && value !== null && 'origin' in value;
}
