import browser from 'webextension-polyfill';
import { MAIN_PAGE } from '../../journey/format.ts';
import { hideSecrets, stableUrl } from '../../journey/url.ts';
import { closeMailbox, openMailbox } from '../mailbox.ts';
import type { Command, EditAsked, Order } from '../messages.ts';
import { keepSession, openKept, putAway, sweep, throwAway } from './keeping.ts';
import { forgotten } from './forgetting.ts';
import { collectLast, removeTaken } from './left.ts';
import { pointing } from './pointing.ts';
import { arm, disarm, listenIn } from './scripts.ts';
import { journeyOf } from './journey-of.ts';
import {
  append,
  begin,
  edit,
  EMPTY,
  frameSiteAllowed,
  mark,
  onPage,
  paused,
  recordedOrigins,
  redo,
  resumed,
  resumedAfter,
  tabClosed,
  undo,
  type Draft,
  type Session,
} from './session.ts';
import { changeSession, readSession } from './store.ts';
import { CLOCK_SLACK } from './walk.ts';
import { tellSecretFields } from '../secret-fields.ts';

/**
 * Does what the panel asks for.
 * @throws {Error} when it can't be done
 */
export async function obey(message: unknown): Promise<{ done: true }> {
  if (!isCommand(message)) return { done: true };
  await run(message);
  if (CHANGES_SECRETS.has(message.type)) await tellSecretFields(journeyOf(await readSession()));
  return { done: true };
}

/** After these, other fields may hold secrets. */
const CHANGES_SECRETS = new Set<Command['type']>(['start', 'open', 'put-away', 'discard', 'set']);

function isCommand(message: unknown): message is Command {
  return typeof message === 'object' && message !== null && 'type' in message;
}

async function run(command: Command): Promise<void> {
  switch (command.type) {
    case 'start': {
      const { tab, baseUrl } = command;
      const now = Date.now();
      const [language] = await browser.i18n.getAcceptLanguages();
      await keepSession();
      await changeSession(() => begin(tab, baseUrl, now, language));
      try {
        await sweep();
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
      await missClosedTabs();
      const session = await changeSession((before) => resumed(before, command.tab, Date.now()));
      await arm(recordedOrigins(session));
      // A recorder that is still there announces its page; a tab on another site gets one when it is back.
      await listenInAll(session);
      return;
    }
    case 'record-from': {
      const { after, tab, url } = command;
      const session = await changeSession((before) => resumedAfter(before, after, tab, url, Date.now()));
      await arm(recordedOrigins(session));
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
    case 'stop':
      await stop();
      await keepSession();
      return;
    case 'put-away':
      await stop();
      await closeMailbox();
      await putAway();
      return;
    case 'discard':
      await stop();
      await closeMailbox();
      await throwAway();
      return;
    case 'open': {
      const { baseUrl } = await openKept(command.key);
      await openMailbox(baseUrl);
      return;
    }
    case 'point': {
      const session = await changeSession((before) => pointing(before, command.on, command.for));
      tell(session, command.on ? 'point' : 'unpoint');
      return;
    }
    case 'expect-page': {
      await collectLast();
      const check = await checkOfPage(await readSession(), command.what);
      await changeSession((session) => append(session, check));
      return;
    }
    case 'set': {
      const session = await changeSession((before) => forgotten(edit(before, command), command, before));
      // What was typed is not to stay in the mailbox either, where it may have been called a secret.
      await removeTaken();
      if (session.kept !== undefined) await keepSession();
      return;
    }
    default:
      // What is added or changed by hand comes after all that was done until then.
      await collectLast();
      await changeSession((session) => changed(session, command));
  }
}

async function stop(): Promise<void> {
  if ((await readSession()).state === 'idle') return;
  await collectLast();
  const session = await changeSession((before) => ({ ...before, state: 'stopped', pointing: false }));
  await disarm();
  tell(session, 'stop');
}

/** Takes out of the session what was closed without the background hearing of it, as when the browser ended with it. */
async function missClosedTabs(): Promise<void> {
  const before = Date.now() - CLOCK_SLACK;
  const open = new Set((await browser.tabs.query({})).map(({ id }) => id));
  await changeSession((session) =>
    Object.keys(session.tabs)
      .map(Number)
      .filter((tab) => !open.has(tab))
      .reduce((now, tab) => tabClosed(now, tab, before), session),
  );
}

async function listenInAll(session: Session): Promise<void> {
  const origins = recordedOrigins(session);
  await Promise.allSettled(Object.keys(session.tabs).map((tab) => listenIn(Number(tab), origins)));
}

type Change =
  | Extract<Command, { type: 'expect' | 'unpick' | 'screenshot' | 'undo' | 'redo' | 'mark' }>
  | Exclude<EditAsked, { type: 'set' }>;

function changed(session: Session, command: Change): Session {
  switch (command.type) {
    case 'undo':
      return undo(session);
    case 'redo':
      return redo(session);
    case 'mark':
      return mark(session, command.after);
    case 'unpick': {
      const { pick: _, ...rest } = session;
      return rest;
    }
    case 'expect': {
      const { check, target, page } = command;
      if (page !== undefined) return append(session, { kind: 'expect', ...onPage(page), target, check });
      const { pick, ...rest } = session;
      if (!pick) return session;
      const frame = pick.frame && { frame: pick.frame };
      return append(rest, { kind: 'expect', ...onPage(pick.page), ...frame, target, check });
    }
    case 'screenshot': {
      const taken = session.items.filter((item) => item.step.kind === 'screenshot').length;
      return append(session, { kind: 'screenshot', name: `screenshot-${taken + 1}` });
    }
    default:
      return edit(session, command);
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
export function tell(session: Session, order: Order['order']): void {
  for (const tab of Object.keys(session.tabs)) {
    const message: Order = { type: 'order', order };
    browser.tabs.sendMessage(Number(tab), message).catch(() => undefined);
  }
}
