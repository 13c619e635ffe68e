import browser, { type Runtime } from 'webextension-polyfill';
import type { Target } from '../../journey/model.ts';
import type { AboutFrame, FrameAsked, Framed, Placed, Report } from '../messages.ts';
import { frameSitesSeen, isFrameSite, type Session } from './session.ts';
import { changeSession, readSession } from './store.ts';

/** Frames of other sites in the recorded pages: their places, and which of them may be recorded. */

/** What recorders say of frames. */
export function isOfFrames(message: unknown): message is FrameAsked | Framed {
  return typeof message === 'object' && message !== null && 'type' in message && OF_FRAMES.has(message.type);
}

const OF_FRAMES = new Set<unknown>(['frame-place', 'frame-recorded', 'framed']);

/** Answers a recorder that asks for the place of its frame, or whether a frame in its document is recorded. */
export async function hearOfFrames(
  message: FrameAsked | Framed,
  tab: number,
): Promise<Placed | boolean | undefined> {
  switch (message.type) {
    case 'framed':
      await changeSession((session) => frameSitesSeen(session, tab, message.origins));
      return undefined;
    case 'frame-place':
      return placeOf(message.path, tab);
    case 'frame-recorded': {
      const { origin } = (await ask(tab, { type: 'frame-origin', path: message.path })) ?? {};
      const session = await readSession();
      return origin !== undefined && (origin === session.baseUrl || isFrameSite(session, origin));
    }
  }
}

/** Whether a report counts: one of the recorded site, or of a frame in its page that may be recorded. */
export function mayReport(
  session: Session,
  { url }: Report,
  { frameId, tab }: Runtime.MessageSender,
): boolean {
  const origin = originOf(url);
  if (!isFrameSite(session, origin)) return true;
  return frameId !== 0 && originOf(tab?.url) === session.baseUrl;
}

/** Each document on the way in names the frame in it. */
async function placeOf(path: readonly number[], tab: number): Promise<Placed> {
  const targets: Target[] = [];
  for (const [depth, number] of path.entries()) {
    const question = { type: 'frame-describe', path: path.slice(0, depth), number } as const;
    const { target } = (await ask(tab, question)) ?? {};
    if (!target) return {};
    targets.push(target);
  }
  return { targets };
}

/** Asks all recorders in a tab; the one that is meant answers. */
async function ask(
  tab: number,
  question: AboutFrame,
): Promise<{ target?: Target; origin?: string } | undefined> {
  try {
    return await browser.tabs.sendMessage(tab, question);
  } catch {
    return undefined; // nobody listens there any more
  }
}

function originOf(url = ''): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}
