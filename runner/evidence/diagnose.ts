import { Failure } from '../play/failure.ts';
import { inSeconds } from '../play/effects.ts';
import type { Cause, RequestRun } from './run.ts';
import { ENDED } from './watch.ts';

/** Failures that may be the mere result of data that never came. */
const SECONDARY = new Set<Cause>([
  'missing',
  'hidden',
  'check',
  'timeout',
  'disabled',
  'ambiguous',
  'covered',
  'moving',
]);

/** A request that has no answer after this time is worth naming (milliseconds). */
const LONG = 1000;

/**
 * The first cause of a failure: a request of the page that failed or hangs explains an element that is
 * missing or a check that does not hold.
 * @param requests all requests so far, oldest first
 * @param since from when requests can explain it: those of earlier documents can't (milliseconds of the walk)
 * @param now milliseconds of the walk
 */
export function firstCause(
  failure: Failure,
  requests: readonly RequestRun[],
  since: number,
  now: number,
): Failure {
  if (!SECONDARY.has(failure.cause)) return failure;
  const recent = requests.filter(
    (request) => isOfPage(request) && request.at + (request.duration ?? Infinity) >= since,
  );
  const failed = recent.find(({ status = 0, failed: why }) => status >= 500 || (why && why !== ENDED));
  if (failed) {
    const answer = failed.failed ? `failed (${failed.failed})` : `answered ${failed.status}`;
    return because('failed-request', `${name(failed)} ${answer}`, failure);
  }
  const pending = recent.find(({ duration, at }) => duration === undefined && now - at >= LONG);
  if (pending) {
    const waited = inSeconds(now - pending.at);
    return because('pending-request', `${name(pending)} has had no answer for ${waited}`, failure);
  }
  const refused = recent.find(({ status = 0 }) => status >= 400);
  if (!refused) return failure;
  // Many healthy pages ask for what they may not have (who is signed in, say), so this is but a hint.
  const hint = `Meanwhile ${name(refused)} answered ${refused.status}.`;
  return new Failure(failure.cause, failure.message, [failure.advice, hint].filter(Boolean).join(' '));
}

/** Pictures, fonts and beacons seldom decide whether a page works. */
function isOfPage({ type }: RequestRun): boolean {
  return /^(fetch|xhr|document|script|stylesheet)$/.test(type);
}

function name({ method, url }: RequestRun): string {
  return `${method} ${url}`;
}

function because(cause: Cause, what: string, failure: Failure): Failure {
  return new Failure(cause, `${what}; so the step could not go on: ${failure.message}`, failure.advice);
}
