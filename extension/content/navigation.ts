import browser from '../api.ts';
import { now, type Outbox } from './outbox.ts';
import { viewportNow } from './resizing.ts';

/** Follows the address of the top document: loads, routes of single-page applications, back and forward. */

/** Reports that this document is there. `start` when recording begins or goes on in a page already loaded. */
export function announce(outbox: Outbox, how: 'start' | 'load' | 'reload' | 'traverse'): void {
  const opened = window.opener !== null || document.referrer !== '';
  outbox.send(
    {
      kind: 'arrived',
      how,
      index: historyIndex(),
      opened,
      title: document.title,
      viewport: viewportNow(),
    },
    now(),
  );
}

/** Reports this document's arrival and every later change of its address, until `signal` aborts. */
export function followAddress(outbox: Outbox, signal: AbortSignal): void {
  announce(outbox, document.readyState === 'loading' ? howLoaded() : 'start');

  // A page brought back from the back/forward cache goes on with this same script.
  const back = ({ isTrusted, persisted }: PageTransitionEvent): void => {
    if (isTrusted && persisted) announce(outbox, 'traverse');
  };
  addEventListener('pageshow', back, { signal });

  let byPerson = false;
  const sinceActed = followActing(signal);
  navigation.addEventListener(
    'navigate',
    (event) => {
      if (!event.isTrusted) return;
      // Firefox never says of going back and forward that a person did it; soon after an act the page did.
      const isFirefoxs = isFirefox() && event.navigationType === 'traverse' && sinceActed() > SOON;
      byPerson = event.userInitiated || isFirefoxs;
      if (event.destination.sameDocument || event.downloadRequest !== null) return;
      // What the person starts in the browser's own controls is a step; all else the page does itself.
      const isBrowserControl =
        byPerson && (event.navigationType === 'traverse' || event.navigationType === 'reload');
      const { navigationType: type } = event;
      const how = type === 'reload' || type === 'traverse' ? type : 'load';
      if (!isBrowserControl) outbox.send({ kind: 'leaving', how }, now());
    },
    { signal },
  );
  navigation.addEventListener(
    'currententrychange',
    ({ isTrusted, navigationType }) => {
      if (!isTrusted || navigationType === null || navigationType === 'reload') return;
      const index = historyIndex();
      outbox.send({ kind: 'routed', how: navigationType, index, byPerson }, now());
      byPerson = false;
    },
    { signal },
  );
}

/** Follows the person's acts in this document; gives how long ago the last was (milliseconds). */
function followActing(signal: AbortSignal): () => number {
  let last = -Infinity;
  const note = (event: Event): void => {
    // With Alt held the keys are the browser's own, for going back and forward.
    if (event.isTrusted && !(event instanceof KeyboardEvent && event.altKey)) last = performance.now();
  };
  for (const type of ['pointerup', 'click', 'keydown']) {
    addEventListener(type, note, { capture: true, passive: true, signal });
  }
  return () => performance.now() - last;
}

/** So soon after an act what becomes of the page is its doing (milliseconds). */
const SOON = 1000;

/** Whether this is Firefox. */
function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

function howLoaded(): 'load' | 'reload' | 'traverse' {
  const [entry] = performance.getEntriesByType('navigation');
  const type = entry && 'type' in entry ? entry.type : 'navigate';
  return type === 'reload' ? 'reload' : type === 'back_forward' ? 'traverse' : 'load';
}

function historyIndex(): number {
  return navigation.currentEntry?.index ?? 0;
}
