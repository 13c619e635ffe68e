import type { Page } from 'puppeteer';
import { Failure } from '../play/failure.ts';
import type { Walk } from '../play/walk.ts';
import type { ConsoleLine } from './run.ts';
import type { Evidence } from './watch.ts';

/** What pages say, as it is kept of a run: no more than fits, so that a page that never ends fills no disk. */
const MOST_LINES = 2000;
/** Errors go on being noted where lines do not. */
const MOST_LINES_WITH_ERRORS = 2200;
const MOST_OF_A_LINE = 10_000;

/** Notes a line of the console, as long as there is room. */
export function noteLine(evidence: Evidence, page: Page, line: ConsoleLine): void {
  const { console, tabs } = evidence;
  const most = line.type === 'uncaught' ? MOST_LINES_WITH_ERRORS : MOST_LINES;
  if (console.length >= most) return;
  const kept = { ...line, text: cut(line.text), ...(line.url !== undefined && { url: cut(line.url) }) };
  console.push(kept);
  tabs.set(kept, page);
}

/** As much of a text as is kept. */
export function cut(text: string): string {
  return text.slice(0, MOST_OF_A_LINE);
}

/** Takes an uncaught error of a page to the record, once, and ends the walk with it. */
export function noteError(text: string, stack: string, page: Page, walk: Walk, evidence: Evidence): void {
  const url = page.url();
  const isKnown = evidence.console.some(
    (line) => line.type === 'uncaught' && line.text === cut(text) && line.url === cut(url),
  );
  if (!isKnown) noteLine(evidence, page, { at: walk.now, type: 'uncaught', text, url });
  if (HARMLESS.test(text)) return;
  const place = /(https?:\/\/\S+?:\d+):\d+/.exec(stack)?.[1];
  walk.fail(new Failure('page-error', `The page threw an error: ${text}${place ? ` (${place})` : ''}`));
}

/**
 * What browsers themselves report as an error and say to ignore; and what Firefox so calls that could not be loaded, which
 * is known by its request.
 */
const HARMLESS = /^(Error: )?(ResizeObserver loop|Loading failed for the )/;
