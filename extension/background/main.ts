import browser, { type Runtime } from 'webextension-polyfill';
import { patternOf } from '../../journey/url.ts';
import type { Chosen, LookerWanted, Part, Pointed, Report } from '../messages.ts';
import { hearOfAnswers } from './answers.ts';
import { obey, tell } from './commands.ts';
import { hearOfFrames, isOfFrames, mayReport } from './frames.ts';
import { tidyUp } from './keeping.ts';
import { collectReports } from './left.ts';
import { hearOfProofs } from './play/hear.ts';
import { pointed } from './pointing.ts';
import { putLooker } from './scripts.ts';
import { interrupted, recordedOrigins, restarted, tabClosed, tabLost, tabOpened, take } from './session.ts';
import { changeSession, readSession } from './store.ts';
import { hearOfFiles } from './uploads.ts';

/** The background: takes reports from pages and commands from the panel, and keeps the session. */

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  if (isFromPanel(sender)) return obey(message);
  const tab = sender.tab?.id;
  if (tab !== undefined && isOfFrames(message)) return hearOfFrames(message, tab);
  if (tab !== undefined && isLookerWanted(message)) return putLooker(tab, sender.frameId ?? 0);
  if (tab === undefined || !isSaid(message)) return undefined;
  if (message.type === 'part' || message.type === 'chosen') return hearOfUpload(message, sender);
  return hear(message, sender, tab);
});

browser.tabs.onCreated.addListener((tab) => {
  const at = Date.now();
  if (tab.id === undefined || tab.openerTabId === undefined) return;
  const { id, openerTabId } = tab;
  void changeSession((session) => tabOpened(session, id, openerTabId, at));
});

browser.tabs.onUpdated.addListener((tab, { status }) => {
  if (status !== 'complete') return;
  const at = Date.now();
  setTimeout(() => void seeWhetherLost(tab, at), SETTLE);
});

browser.tabs.onRemoved.addListener((tab) => {
  const at = Date.now();
  setTimeout(() => void changeSession((session) => tabClosed(session, tab, at)), SETTLE);
});

browser.runtime.onStartup.addListener(() => {
  void changeSession((session) => restarted(session, Date.now()));
  void tidyUp();
});
browser.runtime.onInstalled.addListener(
  () => void changeSession((session) => interrupted(session, Date.now())),
);
browser.permissions.onRemoved.addListener(async () => {
  const { baseUrl } = await readSession();
  const isStillAllowed = await browser.permissions.contains({ origins: [patternOf(baseUrl)] });
  if (!isStillAllowed) await changeSession((session) => interrupted(session, Date.now()));
});

// Opening the panel from here, and not by the browser itself, lets the click on the icon grant the panel
// a look at the address of the tab (activeTab), so that nobody has to type it.
browser.action.onClicked.addListener((tab) => {
  if (typeof chrome !== 'undefined' && chrome.sidePanel && tab.windowId !== undefined) {
    void chrome.sidePanel.open({ windowId: tab.windowId });
  } else {
    void browser.sidebarAction.open();
  }
});

collectReports();
hearOfProofs();
hearOfAnswers();

/** How long a page's last words may take to arrive after its tab is gone (milliseconds). */
const SETTLE = 300;

/** How much longer a page of the site may take to be heard of once it is loaded (milliseconds). */
const LATE = 2000;

/** Notes when an opened tab came, at a time, to show something that isn't recorded. */
async function seeWhetherLost(tab: number, at: number): Promise<void> {
  const { opened, baseUrl } = await readSession();
  if (!opened[tab]) return;
  const { status, url } = await browser.tabs.get(tab);
  // The empty page that a tab begins with is loaded too, before the page that it was opened for.
  if (status !== 'complete') return;
  // Addresses are seen of the recorded site alone.
  const wait = url && new URL(url).origin === baseUrl ? LATE : 0;
  setTimeout(() => void changeSession((session) => tabLost(session, tab, at)), wait);
}

function isFromPanel(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true;
}

function isLookerWanted(message: unknown): message is LookerWanted {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'looker';
}

/** What recorders in pages may say. Only the extension's own scripts can send here; pages can't. */
function isSaid(message: unknown): message is Report | Pointed | Part | Chosen {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    typeof message.type === 'string' &&
    SAID.has(message.type)
  );
}

const SAID = new Set(['report', 'pointed', 'unpointed', 'part', 'chosen']);

/** Takes what is in files from pages of the recorded site alone: patterns of sites know no ports. */
async function hearOfUpload(
  message: Part | Chosen,
  { url = '' }: Runtime.MessageSender,
): Promise<{ taken: true }> {
  const origins = recordedOrigins(await readSession());
  if (URL.canParse(url) && origins.includes(new URL(url).origin)) await hearOfFiles(message);
  return { taken: true };
}

async function hear(
  message: Report | Pointed,
  sender: Runtime.MessageSender,
  tab: number,
): Promise<{ taken: true }> {
  if (message.type === 'report') {
    const session = await changeSession((before) =>
      mayReport(before, message, sender) ? take(before, message, tab) : before,
    );
    // The pointing goes on in a page that was loaded meanwhile.
    if (session.pointing && message.seen.kind === 'arrived') tell(session, 'point');
  } else {
    const session = await changeSession((before) => pointed(before, message, tab));
    tell(session, 'unpoint');
  }
  return { taken: true };
}
