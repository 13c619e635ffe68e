import { hideSecrets } from '../../journey/url.ts';
import { sinceZero, type Outbox } from './outbox.ts';

/**
 * Reports each address at which this document asks its own site for data, the first time it does, until `signal`
 * aborts: what is asked for again and again tells nothing of what was done.
 * @param lastAct when something was last done in the document, by its own clock (milliseconds)
 */
export function followRequests(outbox: Outbox, lastAct: () => number, signal: AbortSignal): void {
  const known = new Set<string>();
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!isOfData(entry) || !URL.canParse(entry.name)) continue;
      const { origin, pathname } = new URL(entry.name);
      if (origin !== self.origin || known.has(pathname) || known.size >= MOST) continue;
      known.add(pathname);
      const since = entry.startTime - lastAct();
      const ofAct = since >= 0 && since < LONGEST_CAUSE && isGood(entry);
      const url = hideSecrets(origin + pathname);
      outbox.send({ kind: 'requested', url, ofAct }, sinceZero(entry.startTime));
    }
  });
  observer.observe({ type: 'resource', buffered: true });
  signal.addEventListener('abort', () => observer.disconnect());
}

/** So many addresses are told: a page that never asks twice at one is not to fill what keeps the recording. */
const MOST = 2000;

/** A page may wait a little before it asks, as for the end of typing (milliseconds). */
const LONGEST_CAUSE = 600;

function isOfData(entry: PerformanceEntry): entry is PerformanceResourceTiming {
  return 'initiatorType' in entry && /^(fetch|xmlhttprequest)$/.test(String(entry.initiatorType));
}

/** What was refused is nothing to wait for. */
function isGood({ responseStatus }: PerformanceResourceTiming): boolean {
  return responseStatus >= 200 && responseStatus < 400;
}
