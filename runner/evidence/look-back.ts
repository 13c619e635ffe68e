import type { CDPSession, Page, Protocol } from 'puppeteer';
import { Failure } from '../play/failure.ts';
import type { Walk } from '../play/walk.ts';
import { noteError } from './lines.ts';
import type { Evidence } from './watch.ts';

/**
 * Tells what a tab did before it could be watched: a tab that the site opens may have thrown an error or been
 * refused by the server before anyone listens. The browser remembers both.
 * @param session one that was not told of errors yet
 */
export async function lookBack(
  session: CDPSession,
  page: Page,
  walk: Walk,
  evidence: Evidence,
): Promise<void> {
  const thrown = ({ exceptionDetails: { exception, text } }: Protocol.Runtime.ExceptionThrownEvent): void => {
    const [message = text, ...stack] = exception?.description?.split('\n') ?? [];
    noteError(message, stack.join('\n'), page, walk, evidence);
  };
  session.on('Runtime.exceptionThrown', thrown);
  // Tells of all errors so far.
  await session.send('Runtime.enable');
  session.off('Runtime.exceptionThrown', thrown);
  const { result } = await session.send('Runtime.evaluate', { expression: STATUS, returnByValue: true });
  noteStatus(result.value, page, walk);
}

/** Ends a walk at a page that the server refused, by what `STATUS` says there. */
export function noteStatus(status: unknown, page: Page, walk: Walk): void {
  if (typeof status !== 'number' || status < 400) return;
  walk.fail(new Failure('document-status', `The page ${page.url()} answered ${status}.`));
}

/** How the server answered, for the document to say. */
export const STATUS = 'performance.getEntriesByType("navigation")[0]?.responseStatus';
