/** Listens to a kind of event of the window, before the page does. */
export type On = <K extends keyof WindowEventMap>(
  type: K,
  listener: (event: WindowEventMap[K]) => void,
) => void;

interface Listener {
  /** Only ever called with events of the type that it listens to. */
  hear(event: Event): void;
}

/**
 * Hears what a person does until `signal` aborts; events that scripts made up are ignored. All that listens to an event
 * does so in one turn: what one finds out of the page serves the next.
 * @param fail is told why a listener failed; the next ones are called all the same
 */
export function listening(fail: (reason: string, event: Event) => void, signal: AbortSignal): On {
  const known = new Map<string, Listener[]>();
  const hear = (event: Event): void => {
    if (!event.isTrusted) return;
    for (const listener of known.get(event.type) ?? []) {
      try {
        listener.hear(event);
      } catch (error) {
        // No page is so odd that what is done in it may be lost without a word.
        fail(`What was done could not be read (${event.type}: ${String(error)})`, event);
      }
    }
  };
  // A second time is no other: it is the same listener.
  const listen = (type: string): void =>
    addEventListener(type, hear, { capture: true, passive: true, signal });
  // A document that is written anew (document.open) has lost all listeners, and not who observes it.
  new MutationObserver(() => known.forEach((_, type) => listen(type))).observe(document, { childList: true });
  return (type, listener) => {
    known.set(type, [...(known.get(type) ?? []), { hear: listener }]);
    listen(type);
  };
}

/**
 * Calls `tell` if, as shows once the page's own listeners have run, one of them acted on the event. What is to be told
 * is found out before, since the page may look different then.
 */
export function whenActedOn(event: Event, tell: () => void, signal: AbortSignal): void {
  setTimeout(() => event.defaultPrevented && !signal.aborted && tell());
}
