import type { Runtime } from 'webextension-polyfill';
import browser from '../api.ts';
import { LOOK, type LookerWanted } from '../messages.ts';

/** What looks into the page for the panel. */
export interface Looker {
  /**
   * Lets the panel look for as long as it is connected, until `signal` aborts.
   * @param asked what the panel has asked already
   */
  look(port: Runtime.Port, asked: readonly unknown[], signal: AbortSignal): void;
  /** Lets the person point at an element, until `signal` aborts. */
  point(signal: AbortSignal): void;
}

/** Has what looks into the page put there when it is first needed. */
export interface LookerLater {
  /** Takes what has been put into the page. */
  take(looker: Looker): void;
  /** Lets the person point at an element, until `signal` aborts. */
  point(signal: AbortSignal): void;
}

/** Lets the panel look into the page, until `signal` aborts. */
export function lookLater(signal: AbortSignal): LookerLater {
  let there: Looker | undefined;
  const use = async (then: (looker: Looker) => void, ended: AbortSignal): Promise<void> => {
    const wanted: LookerWanted = { type: 'looker' };
    if (!there) await browser.runtime.sendMessage(wanted).catch(() => undefined);
    if (there && !ended.aborted) then(there);
  };
  const onConnect = (port: Runtime.Port): void => {
    if (port.name !== LOOK) return;
    const ended = new AbortController();
    port.onDisconnect.addListener(() => ended.abort());
    signal.addEventListener('abort', () => {
      ended.abort();
      port.disconnect();
    });
    const asked: unknown[] = [];
    const keep = (message: unknown): void => void asked.push(message);
    port.onMessage.addListener(keep);
    void use((looker) => {
      port.onMessage.removeListener(keep);
      looker.look(port, asked, ended.signal);
    }, ended.signal);
  };
  browser.runtime.onConnect.addListener(onConnect);
  signal.addEventListener('abort', () => browser.runtime.onConnect.removeListener(onConnect));
  return {
    take(looker) {
      there = looker;
    },
    point: (ended) => void use((looker) => looker.point(ended), ended),
  };
}
