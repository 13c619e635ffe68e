import browser from '../api.ts';
import { homeOfMailbox, leaveReport, patternsKnowPorts } from '../mailbox.ts';
import { hideSecrets } from '../../journey/url.ts';
import type { Report, Seen } from '../messages.ts';
import { newToken } from './token.ts';

/**
 * Sends reports to the background: at once, since the page may be gone in a moment, and again until they
 * are acknowledged. The background may be gone itself, so each is left in the mailbox too. The background tells
 * repeats by document and number.
 */
export class Outbox {
  readonly #document = newToken();
  readonly #onOrphaned: () => void;
  /** Known at once where it can be: a page may be gone before storage has been asked. */
  readonly #isHome: true | Promise<boolean>;
  #last = 0;

  /** @param onOrphaned called once the extension that this script belongs to is gone */
  constructor(onOrphaned: () => void) {
    this.#onOrphaned = onOrphaned;
    this.#isHome = patternsKnowPorts() || isHome();
  }

  /** Reports a thing seen at `at` (milliseconds since 1970; an event's time by `timeOf`). */
  send(seen: Seen, at: number): void {
    this.#last += 1;
    const url = hideSecrets(addressOf());
    const report = fitting({ type: 'report', document: this.#document, seq: this.#last, at, url, seen });
    void this.#deliver(report, 1);
    void this.#leave(report);
  }

  async #leave(report: Report): Promise<void> {
    if (this.#isHome === true || (await this.#isHome)) await leaveReport(report).catch(() => undefined);
  }

  async #deliver(report: Report, attempt: number): Promise<void> {
    try {
      await browser.runtime.sendMessage(report);
    } catch {
      if (!browser.runtime?.id || attempt === ATTEMPTS) return this.#onOrphaned();
      setTimeout(() => void this.#deliver(report, attempt + 1), RETRY_AFTER * attempt);
    }
  }
}

const ATTEMPTS = 8;
const RETRY_AFTER = 150;

/**
 * The report as it is kept. What a page made so large that it would fill the extension's storage is told of and not
 * kept: the recording then says so in its place.
 */
function fitting(report: Report): Report {
  const { seen } = report;
  if ('title' in seen) seen.title = seen.title.slice(0, TITLE);
  const size = JSON.stringify(report).length;
  if (size <= LARGEST) return report;
  const reason = `Something of ${size} letters (${seen.kind}), more than the ${LARGEST} that are kept,`;
  const act = { kind: 'unsupported', reason } as const;
  return { ...report, url: `${self.origin}/`, seen: { kind: 'act', act, title: '' } };
}

/** In letters. */
const LARGEST = 200_000;

/** So many letters of a page's title are kept, which is a heading in the recording. */
const TITLE = 300;

/** The document's address; of one that has none of its own (about:blank, srcdoc) that of the site it belongs to. */
function addressOf(): string {
  return location.protocol === 'about:' ? `${self.origin}/` : location.href;
}

/** Whether this is no page of a neighbour, at another port of the same host, whose business is nobody's. */
function isHome(): Promise<boolean> {
  return homeOfMailbox().then(
    (home) => home === self.origin,
    () => false,
  );
}

/** When an event happened, in milliseconds since 1970, comparable between documents. */
export function timeOf(event: Event): number {
  return zero() + event.timeStamp;
}

/** A time of the document's own clock on the same clock as `timeOf`. */
export function sinceZero(time: number): number {
  return zero() + time;
}

/** Now, on the same clock as `timeOf`. */
export function now(): number {
  return zero() + performance.now();
}

/** When the document's own clock stood at 0. */
let known = 0;

/**
 * A machine's clock is set now and then, and the page's own clock does not follow (`performance.timeOrigin` stays what
 * it was when the browser began); the background's does. Small differences are only the coarseness of clocks.
 */
function zero(): number {
  for (;;) {
    const before = performance.now();
    const fresh = Date.now() - before;
    // On a busy machine, long may pass between the one clock and the other; they are compared anew then.
    if (performance.now() - before > COARSENESS / 4) continue;
    if (Math.abs(fresh - known) > COARSENESS) known = fresh;
    return known;
  }
}

/** In milliseconds. */
const COARSENESS = 20;
