import type { Runtime } from 'webextension-polyfill';
import { canonical } from '../../../journey/canonical.ts';
import type { Candidate, Target } from '../../../journey/model.ts';
import type { LookAsked, LookTold } from '../../messages.ts';
import type { Appearing } from './appearing.ts';
import { framePath, matches } from './lent.ts';
import { drawOutlines, type Outlines } from './outlines.ts';

/**
 * Lets the panel look into the page, until `signal` aborts: how many elements a candidate matches now, and which, by
 * frames around them.
 * @param asked what it has asked already
 */
export function letLook(
  appearing: Appearing,
  port: Runtime.Port,
  asked: readonly unknown[],
  signal: AbortSignal,
): void {
  const shown = new Shown();
  const tell = (told: LookTold): void => port.postMessage(told);
  const obey = (message: unknown): void => {
    if (!isAsked(message)) return;
    if (message.type !== 'watch') answer(message, shown, tell);
    else if (window === window.top)
      appearing.watch((appeared) => tell({ type: 'appeared', appeared }), signal);
  };
  port.onMessage.addListener(obey);
  signal.addEventListener('abort', () => shown.hide());
  for (const message of asked) obey(message);
}

function answer(
  asked: Exclude<LookAsked, { type: 'watch' }>,
  shown: Shown,
  tell: (told: LookTold) => void,
): void {
  if (asked.type === 'hide') return shown.hide();
  if (!isHere(asked.frame ?? [])) return shown.hide();
  if (asked.type === 'show') return shown.show(asked.candidate);
  const { candidates } = asked;
  tell({
    type: 'counted',
    candidates,
    counts: candidates.map((candidate) => shown.matchesOf(candidate).length),
  });
}

/** What is shown in this page of the panel's wish. */
class Shown {
  #outlines: Outlines | undefined;

  /** The elements that a candidate matches, of the page itself; none for what is no selector. */
  matchesOf(candidate: Candidate): Element[] {
    try {
      return matches(candidate).filter((element) => !this.#outlines?.has(element));
    } catch {
      return [];
    }
  }

  show(candidate: Candidate): void {
    this.hide();
    const outlines = drawOutlines();
    this.#outlines = outlines;
    const [first] = this.matchesOf(candidate);
    first?.scrollIntoView({ block: 'nearest' });
    const follow = (): void => {
      if (this.#outlines !== outlines) return;
      outlines.surround(this.matchesOf(candidate));
      // Pages move under the frames; they are there for no longer than the person looks.
      requestAnimationFrame(follow);
    };
    follow();
  }

  hide(): void {
    this.#outlines?.remove();
    this.#outlines = undefined;
  }
}

/** Whether this document lies in those frames: each goes by one of the names that it was recorded with. */
function isHere(path: readonly Target[]): boolean {
  const here = framePath();
  return here?.length === path.length && here.every((frame, depth) => isSame(frame, path[depth]));
}

function isSame(frame: Target, recorded: Target | undefined): boolean {
  const names = new Set(recorded?.candidates.map(canonical));
  return frame.candidates.some((candidate) => names.has(canonical(candidate)));
}

function isAsked(message: unknown): message is LookAsked {
  return typeof message === 'object' && message !== null && 'type' in message && ASKED.has(message.type);
}

const ASKED = new Set<unknown>(['count', 'show', 'hide', 'watch']);
