import { useEffect, useRef, useState } from 'preact/hooks';
import browser, { type Runtime } from 'webextension-polyfill';
import { LOOK, type LookAsked, type LookTold } from '../messages.ts';

/** A look into the pages of a tab. */
export interface Look {
  /** Whether recorders may listen there. */
  isOpen: boolean;
  ask: (asked: LookAsked) => void;
}

/**
 * Looks into the pages of a tab for as long as the component is there, also into pages that come later.
 * @param onTold called with what recorders there tell; with nothing when the pages are others now
 */
export function useLook(tab: number | undefined, onTold: (told: LookTold | undefined) => void): Look {
  const [isOpen, setOpen] = useState(false);
  const port = useRef<Runtime.Port>(undefined);
  const tell = useRef(onTold);
  tell.current = onTold;
  useEffect(() => {
    if (tab === undefined) return undefined;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const connect = (): void => {
      const opened = browser.tabs.connect(tab, { name: LOOK });
      port.current = opened;
      opened.onMessage.addListener((message: unknown) => {
        if (isTold(message)) tell.current(message);
      });
      opened.onDisconnect.addListener(() => {
        // Read, so that the browser does not log it: a page without a recorder is nothing unusual.
        void browser.runtime.lastError;
        setOpen(false);
        tell.current(undefined);
        if (isWanted) timer = setTimeout(connect, AGAIN);
      });
      setOpen(true);
    };
    // A page that has loaded has other recorders than the one before.
    const onUpdated = (updated: number, { status }: { status?: string }): void => {
      if (updated !== tab || status !== 'complete') return;
      clearTimeout(timer);
      port.current?.disconnect();
      setOpen(false);
      tell.current(undefined);
      timer = setTimeout(connect, 0);
    };
    connect();
    browser.tabs.onUpdated.addListener(onUpdated);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(onUpdated);
      port.current?.disconnect();
      port.current = undefined;
    };
  }, [tab]);
  const ask = (asked: LookAsked): void => {
    try {
      port.current?.postMessage(asked);
    } catch {
      // The page went just now; the next connection asks anew.
    }
  };
  return { isOpen, ask };
}

/** How long a page that has no recorder (yet) is left alone (milliseconds). */
const AGAIN = 500;

function isTold(message: unknown): message is LookTold {
  return typeof message === 'object' && message !== null && 'type' in message;
}
