import browser, { answerMessages } from '../api.ts';
import type { Target } from '../../journey/model.ts';
import { matches } from '../../journey/target/candidates.ts';
import { describe } from '../../journey/target/describe.ts';
import { fingerprintOf } from '../../journey/target/fingerprint.ts';
import { deepActive, shadowRootsIn } from '../../journey/target/page.ts';
import { stableUrl } from '../../journey/url.ts';
import type { AboutFrame, FrameAsked, Framed } from '../messages.ts';
import { numberOf, numbersOf } from './frame-path.ts';

/** What a document tells of the frames in it that belong to other sites: it can name them, and not see into them. */

/** Answers what is asked of the frames in this document, and of this document itself, until `signal` aborts. */
export function answerForFrames(signal: AbortSignal): void {
  answerMessages((message) => {
    if (!isAboutFrame(message) || String(message.path) !== String(numbersOf(window))) return undefined;
    if (message.type === 'frame-origin') return { origin: location.origin };
    const frame = frames().find(({ contentWindow }) => contentWindow === window[message.number]);
    const target = frame && nameFrame(frame);
    return target ? { target } : {};
  }, signal);
}

/** Tells of which other sites there are frames, so that the person can let them be recorded, until `signal` aborts. */
export function tellOfFrames(signal: AbortSignal): void {
  const told = new Set<string>();
  const look = (): void => {
    const origins = foreignFrames().map(({ src }) => (URL.canParse(src) ? new URL(src).origin : ''));
    const fresh = new Set(origins.filter((origin) => /^https?:/.test(origin) && origin !== location.origin));
    if (fresh.isSubsetOf(told)) return;
    for (const origin of fresh) told.add(origin);
    const framed: Framed = { type: 'framed', origins: [...told] };
    browser.runtime.sendMessage(framed).catch(() => undefined);
  };
  const options = { capture: true, passive: true, signal };
  for (const type of ['load', 'blur', 'pointerdown', 'keydown']) addEventListener(type, look, options);
  // Of frames that load later the document hears and not its window.
  document.addEventListener('load', look, options);
  look();
}

/** Calls `then` when the person goes into a frame in which nothing is recorded, until `signal` aborts. */
export function whenInForeignFrame(then: (frame: Element, event: Event) => void, signal: AbortSignal): void {
  const look = (event: Event): void => {
    const active = deepActive();
    const frame = foreignFrames().find((one) => one === active);
    if (!frame) return;
    void isRecorded(frame).then((isSo) => {
      if (!isSo && !signal.aborted) then(frame, event);
    });
  };
  const options = { capture: true, passive: true, signal };
  const onBlur = (event: Event): void => {
    if (event.target === window && event.isTrusted) look(event);
  };
  addEventListener('blur', onBlur, options);
  // A frame that is recorded may go on to a site that is not.
  const onLoad = (event: Event): void => {
    if (event.isTrusted && event.target === deepActive()) look(event);
  };
  document.addEventListener('load', onLoad, options);
}

async function isRecorded({ contentWindow }: HTMLIFrameElement): Promise<boolean> {
  const around = numbersOf(window);
  const number = contentWindow ? numberOf(contentWindow) : undefined;
  if (!around || number === undefined) return false;
  const question: FrameAsked = { type: 'frame-recorded', path: [...around, number] };
  return browser.runtime.sendMessage(question).then(
    (answer: unknown) => answer === true,
    () => false,
  );
}

function foreignFrames(): HTMLIFrameElement[] {
  return frames().filter(({ contentDocument }) => contentDocument === null);
}

function frames(): HTMLIFrameElement[] {
  // Asked at each act: a list that the browser keeps is told without a search.
  const inShadow = shadowRootsIn(document).flatMap((root) => [...root.querySelectorAll('iframe')]);
  return [...document.getElementsByTagName('iframe'), ...inShadow];
}

/** A frame's name; one that nothing else tells apart has the path of what it shows. */
function nameFrame(frame: HTMLIFrameElement): Target | undefined {
  const target = describe(frame);
  // What it shows says more of a frame than its mere place.
  const isPlaced = target?.fingerprint.crowd !== undefined;
  if ((target && !isPlaced) || !URL.canParse(frame.src)) return target;
  const { pathname, origin } = new URL(frame.src);
  const by = { by: 'css', value: `iframe[src*=${JSON.stringify(pathname)}]` } as const;
  const isStable = pathname !== '/' && stableUrl(frame.src, origin).startsWith(pathname);
  if (!isStable || matches(by).length !== 1) return target;
  return { candidates: [by], fingerprint: fingerprintOf(frame) };
}

function isAboutFrame(message: unknown): message is AboutFrame {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    (message.type === 'frame-describe' || message.type === 'frame-origin')
  );
}
