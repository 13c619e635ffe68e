import type { Cause } from '../evidence/run.ts';

/** Why a journey failed, for the reader: a cause and whole sentences. */
export class Failure extends Error {
  override name = 'Failure';
  override readonly cause: Cause;
  /** What to do about it. */
  readonly advice: string | undefined;

  constructor(cause: Cause, message: string, advice?: string) {
    // What pages say may be in it, however much that is.
    super(message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message);
    this.cause = cause;
    this.advice = advice;
  }
}

/** In characters: nobody reads more of a sentence. */
const LONGEST = 5000;

/** Wrong use of Waymark: nothing was run; the command line ends with exit code 2. */
export class Misuse extends Error {
  override name = 'Misuse';
}

/** How failures begin whose page or browser is no more. */
export const GONE = 'The browser went away';

/** Whether an error says that the page or the browser is no more. */
export function isGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Target closed|Session closed|Connection closed|browser has disconnected|Page crashed/i.test(
      `${error.name} ${error.message}`,
    )
  );
}

/** What any thrown value comes to as a failure; a bug in the script's own code has the cause `script`. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (!(thrown instanceof Error)) return new Failure('script', `The script threw ${String(thrown)}.`);
  return isGone(thrown)
    ? new Failure('infrastructure', `${GONE}: ${thrown.message}`)
    : new Failure('script', `The script threw ${thrown.name}: ${thrown.message}`);
}
