import type { Browser } from 'webextension-polyfill';

/** The browser's own API for extensions, as it is: small, for what is put into pages. It knows promises everywhere. */

const name: string = 'browser' in globalThis ? 'browser' : 'chrome';
const browser: Browser = Reflect.get(globalThis, name);

export default browser;

/**
 * Answers messages of the background, until `signal` aborts.
 * @param answer gives undefined for what is not for this document
 */
export function answerMessages(answer: (message: unknown) => unknown, signal: AbortSignal): void {
  const { onMessage } = browser.runtime;
  // By its third argument, since not every Chromium lets a listener give a promise.
  const listener = (message: unknown, _: unknown, give: (answer: unknown) => void): true | undefined => {
    const answered = answer(message);
    if (answered === undefined) return undefined;
    give(answered);
    return true;
  };
  Reflect.apply(onMessage.addListener, onMessage, [listener]);
  signal.addEventListener('abort', () => Reflect.apply(onMessage.removeListener, onMessage, [listener]));
}
