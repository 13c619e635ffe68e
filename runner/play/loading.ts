import type { Deadline } from './deadline.ts';
import { Failure } from './failure.ts';

/** Options of Puppeteer's navigations: done when the document is there, by the deadline. */
export function loading(deadline: Deadline): { waitUntil: 'domcontentloaded'; timeout: number } {
  return { waitUntil: 'domcontentloaded', timeout: Math.max(1, deadline.left) };
}

/** What a navigation's error comes to. */
export function notLoaded(title: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const text = error instanceof Error ? error.message : String(error);
  const network = networkError(text);
  if (network)
    return new Failure(
      'failed-request',
      `${title}: the page did not load (${network}).`,
      ADVICE.get(network),
    );
  if (/timeout/i.test(text)) return new Failure('timeout', `${title}: the page has not loaded in time.`);
  return new Failure('infrastructure', `${title}: ${text}`);
}

/** The browser's own name of what went wrong on the way; undefined where it was something else. */
export function networkError(text: string): string | undefined {
  const [, chromium, firefox] =
    /net::(ERR_\w+)|navigate\): unknown error Error: (?:NS_ERROR_GENERATE_FAILURE\(\w+, )?(\w+)/.exec(text) ??
    [];
  return chromium ?? firefox;
}

const REFUSED = 'Nothing listens at that address: is the site running, and on that port?';
const UNKNOWN = 'That host has no address here: is its name spelt right, and is the network up?';

const ADVICE = new Map([
  ['ERR_CONNECTION_REFUSED', REFUSED],
  ['NS_ERROR_CONNECTION_REFUSED', REFUSED],
  ['ERR_NAME_NOT_RESOLVED', UNKNOWN],
  ['NS_ERROR_UNKNOWN_HOST', UNKNOWN],
]);
