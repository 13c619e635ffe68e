import type { Cause, FailureReport } from '../evidence/run.ts';

/** A cause in plain words, the start of what a person reads of a failure; no full stop. */
export function wordCause(cause: Cause): string {
  return WORDS[cause];
}

/** What a failure says beyond its cause: its message without the cause's own words, where it begins with them. */
export function detailOf({ cause, message }: Pick<FailureReport, 'cause' | 'message'>): string {
  const words = `${wordCause(cause)}: `;
  return message.startsWith(words) ? message.slice(words.length) : message;
}

const WORDS: Record<Cause, string> = {
  'page-error': 'The page threw an error',
  'document-status': 'The page answered with an error',
  'failed-request': 'A request failed',
  'pending-request': 'A request was never answered',
  missing: 'An element was not there',
  drift: 'An element was found by other means than its name',
  ambiguous: 'More than one element matched',
  hidden: 'An element could not be seen',
  covered: 'An element was covered by another',
  moving: 'An element did not come to rest',
  disabled: 'An element was disabled',
  unfit: 'An element was of the wrong kind',
  check: 'A check did not hold',
  timeout: 'Something did not happen in time',
  dialog: 'A dialog was not as expected',
  scope: 'A step would have left the synthetic scope',
  unsupported: 'The recording holds an action that can’t be replayed',
  'no-outcome': 'The journey does not check its outcome',
  script: 'The script itself has an error',
  infrastructure: 'The browser or machine failed, not the site',
};

/** All causes. */
export const CAUSES = Object.keys(WORDS) as Cause[]; // its keys are just these
