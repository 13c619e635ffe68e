import browser, { type Runtime } from 'webextension-polyfill';
import { MAIN_PAGE } from '../../journey/format.ts';
import { hideSecrets, patternOf, stableUrl } from '../../journey/url.ts';
import type { Chosen, Command, Order, Part, Pointed, Report } from '../messages.ts';
import { dropContents } from '../kept-files.ts';
import { closeMailbox, openMailbox } from '../mailbox.ts';
import { collectLast, collectReports } from './left.ts';
import { hearOfFrames, isOfFrames, mayReport } from './frames.ts';
import { arm, disarm, listenIn } from './scripts.ts';
import {
  append,
  begin,
  EMPTY,
  frameSiteAllowed,
  interrupted,
  onPage,
  paused,
  recordedOrigins,
  remove,
  restarted,
  restore,
  resumed,
  retitle,
  tabClosed,
  tabLost,
  tabOpened,
  take,
  type Draft,
  type Session,
} from './session.ts';
import { changeSession, readSession } from './store.ts';
import { hearOfFiles } from './uploads.ts';

/** The background: takes reports from pages and commands from the panel, and keeps the session. */

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  if (isFromPanel(sender)) return obey(message);
  const tab = sender.tab?.id;
  if (tab !== undefined && isOfFrames(message)) return hearOfFrames(message, tab);
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

browser.runtime.onStartup.addListener(() => void changeSession((session) => restarted(session, Date.now())));
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
    const session = await changeSession((before) => {
      const { pick: _, ...rest } = before;
      const page = before.tabs[tab]?.alias;
      const pick = message.type === 'pointed' && page ? { pick: { ...message.pick, page } } : {};
      return { ...rest, ...pick, pointing: false };
    });
    tell(session, 'unpoint');
  }
  return { taken: true };
}

async function obey(message: unknown): Promise<{ done: true }> {
  if (isCommand(message)) await run(message);
  return { done: true };
}

function isCommand(message: unknown): message is Command {
  return typeof message === 'object' && message !== null && 'type' in message;
}

async function run(command: Command): Promise<void> {
  switch (command.type) {
    case 'start': {
      const { tab, baseUrl } = command;
      const now = Date.now();
      await changeSession(() => begin(tab, baseUrl, now));
      try {
        await dropContents();
        await openMailbox(baseUrl);
        await arm([baseUrl]);
        await listenIn(tab, [baseUrl]);
      } catch (error) {
        // Never a recording that nobody records.
        await disarm();
        await changeSession(() => EMPTY);
        throw error;
      }
      return;
    }
    case 'pause':
      await changeSession((session) => paused(session, Date.now()));
      return;
    case 'resume': {
      const session = await changeSession((before) => resumed(before, command.tab, Date.now()));
      await arm(recordedOrigins(session));
      // A recorder that is still there announces its page; a tab on another site gets one when it is back.
      await listenInAll(session);
      return;
    }
    case 'allow-frames': {
      const session = await changeSession((before) => frameSiteAllowed(before, command.origin));
      await arm(recordedOrigins(session));
      await listenInAll(session);
      // Frames in these frames can be told where they lie only now.
      tell(session, 'resume');
      return;
    }
    case 'stop': {
      await collectLast();
      const session = await changeSession((before) => ({ ...before, state: 'stopped', pointing: false }));
      await disarm();
      tell(session, 'stop');
      return;
    }
    case 'discard': {
      const session = await readSession();
      await disarm();
      tell(session, 'stop');
      await closeMailbox();
      await changeSession(() => EMPTY);
      await dropContents();
      return;
    }
    case 'point': {
      const session = await changeSession((before) => ({ ...before, pointing: command.on }));
      tell(session, command.on ? 'point' : 'unpoint');
      return;
    }
    case 'expect-page': {
      const check = await checkOfPage(await readSession(), command.what);
      await changeSession((session) => append(session, check));
      return;
    }
    default:
      await changeSession((session) => edited(session, command));
  }
}

async function listenInAll(session: Session): Promise<void> {
  const origins = recordedOrigins(session);
  await Promise.allSettled(Object.keys(session.tabs).map((tab) => listenIn(Number(tab), origins)));
}

type Edit = Extract<
  Command,
  { type: 'delete' | 'restore' | 'retitle' | 'name' | 'expect' | 'unpick' | 'screenshot' }
>;

function edited(session: Session, command: Edit): Session {
  switch (command.type) {
    case 'delete':
      return remove(session, command.id);
    case 'restore':
      return restore(session);
    case 'retitle':
      return retitle(session, command.id, command.title);
    case 'name':
      return { ...session, title: command.title };
    case 'unpick': {
      const { pick: _, ...rest } = session;
      return rest;
    }
    case 'expect': {
      const { pick, ...rest } = session;
      if (!pick) return session;
      const { check, target } = command;
      const frame = pick.frame && { frame: pick.frame };
      return append(rest, { kind: 'expect', ...onPage(pick.page), ...frame, target, check });
    }
    case 'screenshot': {
      const taken = session.items.filter((item) => item.step.kind === 'screenshot').length;
      return append(session, { kind: 'screenshot', name: `screenshot-${taken + 1}` });
    }
  }
}

/** A check of what the page in which something was last done shows now. */
async function checkOfPage(session: Session, what: 'url' | 'title'): Promise<Draft> {
  const last = session.items.findLast((item) => session.tabs[item.tab])?.tab ?? Object.keys(session.tabs)[0];
  const { url = '', title = '' } = await browser.tabs.get(Number(last));
  const alias = session.tabs[Number(last)]?.alias ?? MAIN_PAGE;
  const check =
    what === 'url'
      ? { kind: what, url: stableUrl(hideSecrets(url), session.baseUrl) }
      : { kind: what, title };
  return { kind: 'expect', ...onPage(alias), check };
}

/** Tells the recorders in all tabs of the session; a tab that has none is none of ours to tell. */
function tell(session: Session, order: Order['order']): void {
  for (const tab of Object.keys(session.tabs)) {
    const message: Order = { type: 'order', order };
    browser.tabs.sendMessage(Number(tab), message).catch(() => undefined);
  }
}
