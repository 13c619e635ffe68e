import type { ConsoleMessage, HTTPRequest, Page, PageEvents } from 'puppeteer';
import { engineOf } from '../play/engine.ts';
import { Failure } from '../play/failure.ts';
import type { Walk } from '../play/walk.ts';
import type { Noted } from './har.ts';
import { cut, noteError, noteLine } from './lines.ts';
import type { ConsoleLine, RequestRun } from './run.ts';
import { VitalSigns } from './vitals.ts';

/** What the pages of a walk asked for and said, as it happens. */
export interface Evidence {
  requests: RequestRun[];
  console: ConsoleLine[];
  /** The requests, with what an archive needs to know. */
  noted: Noted[];
  /** The web vitals of the documents. */
  vitals: VitalSigns;
  /** Which tab a request or a line of the console is of. */
  tabs: WeakMap<RequestRun | ConsoleLine, Page>;
  /** When the document that is shown was asked for (milliseconds of the walk). */
  documentAt: number;
}

/** How much is kept of a run, so that a page that never ends fills no disk. */
const MOST_REQUESTS = 5000;

/** Nothing seen so far. */
export function noEvidence(): Evidence {
  return {
    requests: [],
    console: [],
    noted: [],
    vitals: new VitalSigns(),
    tabs: new WeakMap(),
    documentAt: 0,
  };
}

const watched = new WeakSet<Page>();

/**
 * Watches one page for the length of a walk; once is enough. An uncaught error, a document that the server
 * refuses, an unexpected dialog and a crash end the walk.
 * @param until ends the watch of a page that stays when its walk is over
 */
export function watchPage(page: Page, walk: Walk, evidence: Evidence, until?: AbortSignal): void {
  if (watched.has(page)) return;
  watched.add(page);
  until?.addEventListener('abort', () => watched.delete(page));
  const on: On = (type, listener) => {
    page.on(type, listener);
    until?.addEventListener('abort', () => page.off(type, listener));
  };
  watchRequests(page, on, walk, evidence);
  on('console', (message) => {
    const url = message.location().url;
    const line = { at: walk.now, type: typeOf(message), text: message.text(), ...(url && { url }) };
    noteLine(evidence, page, line);
  });
  on('pageerror', (error) => {
    const text = error instanceof Error ? wordError(error) : String(error);
    noteError(text, (error instanceof Error && error.stack) || '', page, walk, evidence);
  });
  on('error', () => walk.fail(new Failure('infrastructure', 'The page crashed.')));
  on('dialog', (dialog) => {
    walk.dialogs.answer(dialog).catch((error: unknown) => {
      // A page that closes with its dialog open takes the answer with it.
      if (error instanceof Failure) walk.fail(error);
    });
  });
}

/** An error as its page would see it: of those of Firefox, Puppeteer has the name in the message. */
function wordError({ name, message }: Error): string {
  return /^\w*Error: /.test(message) ? message : `${name}: ${message}`;
}

type On = <K extends keyof PageEvents>(type: K, listener: (event: PageEvents[K]) => void) => void;

function watchRequests(page: Page, on: On, walk: Walk, evidence: Evidence): void {
  const known = new WeakMap<HTTPRequest, RequestRun>();
  const notes = new WeakMap<HTTPRequest, Noted>();
  const pending = new Set<RequestRun>();
  const { typeOf } = engineOf(page.browser());
  on('request', (request) => {
    const run: RequestRun = {
      method: request.method(),
      url: cut(request.url()),
      type: typeOf(request),
      at: walk.now,
    };
    known.set(request, run);
    if (run.url.startsWith('data:')) return;
    if (evidence.requests.length < MOST_REQUESTS) {
      evidence.requests.push(run);
      evidence.tabs.set(run, page);
      const note: Noted = { run, request };
      evidence.noted.push(note);
      notes.set(request, note);
    }
    pending.add(run);
  });
  const end = (request: HTTPRequest, more: Partial<RequestRun>): void => {
    const run = known.get(request);
    if (!run) return;
    Object.assign(run, { duration: walk.now - run.at, ...more });
    pending.delete(run);
  };
  /** A new document ends what the one before it had under way; the browser does not always say so. */
  const endAllBefore = (at: number): void => {
    for (const run of pending) {
      if (run.at >= at) continue;
      Object.assign(run, { duration: walk.now - run.at, failed: ENDED });
      pending.delete(run);
    }
  };
  on('response', (response) => {
    const request = response.request();
    end(request, { status: response.status() });
    const note = notes.get(request);
    if (note) note.response = response;
    const isDocument = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isDocument) {
      evidence.documentAt = known.get(request)?.at ?? walk.now;
      endAllBefore(evidence.documentAt);
      evidence.vitals.begin(page);
    }
    if (isDocument && response.status() >= 400) {
      const message = `The page ${response.url()} answered ${response.status()} ${response.statusText()}`;
      walk.fail(new Failure('document-status', `${message.trim()}.`));
    }
  });
  on('requestfinished', (request) => {
    end(request, {});
    const note = notes.get(request);
    if (note) note.isWhole = true;
  });
  on('requestfailed', (request) => {
    const text = request.failure()?.errorText ?? 'failed';
    const isEnded = ABORTED.has(text);
    // Pages that read no more than the status leave the rest of an answer.
    const isAnswered = isEnded && known.get(request)?.status !== undefined;
    end(request, isAnswered ? {} : { failed: isEnded ? ENDED : text });
  });
}

/** What browsers say of requests that the page itself gave up. */
const ABORTED: ReadonlySet<string> = new Set(['net::ERR_ABORTED', 'NS_BINDING_ABORTED']);

/** What is said of requests that the page itself gave up, by an abort or by going elsewhere: no failure. */
export const ENDED = 'ended by the page';

function typeOf(message: ConsoleMessage): ConsoleLine['type'] {
  const type = message.type();
  return type === 'error' || type === 'assert' ? 'error' : type === 'warn' ? 'warn' : 'log';
}
