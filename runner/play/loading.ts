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
  const network = /net::(ERR_\w+)/.exec(text)?.[1];
  if (network)
    return new Failure(
      'failed-request',
      `${title}: the page did not load (${network}).`,
      ADVICE.get(network),
    );
  if (/timeout/i.test(text)) return new Failure('timeout', `${title}: the page has not loaded in time.`);
  return new Failure('infrastructure', `${title}: ${text}`);
}

const ADVICE = new Map([
  ['ERR_CONNECTION_REFUSED', 'Nothing listens at that address: is the site running, and on that port?'],
  ['ERR_NAME_NOT_RESOLVED', 'That host has no address here: is its name spelt right, and is the network up?'],
]);
