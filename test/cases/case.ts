import type { StepKind } from '../../journey/model.ts';
import type { Hand } from './hand.ts';

/**
 * A page to walk on, the walk, and what can be told of the page after it: recorded and replayed, the page must come
 * to the same state. Any browser and any driver can walk it.
 */
export interface Case {
  /** Unique; also the page's path. Lower-case letters, digits and dashes. */
  readonly name: string;
  /** The kinds of step that a recording of the walk is expected to have, besides `navigate` and checks. */
  readonly kinds: readonly StepKind[];
  /** Of a page made with somebody else's component: the package. */
  readonly component?: string;
  /** What is in the page's HTML. A script of it sets a global function `state`, whose answer is JSON. */
  readonly html: string;
  /** Further pages, by their path below the page's own. */
  readonly more?: Readonly<Record<string, string>>;
  /** The walk; starts at the page as it was loaded. */
  act(hand: Hand): Promise<void>;
}

/** What cases type into password fields. */
export const CASE_PASSWORD = 'sleigh bells 24';

/** Evaluates a JavaScript expression in a page, by whatever driver, and gives its value. */
export type Evaluate = (expression: string) => Promise<unknown>;

/**
 * The state of a page as JSON, once it has come to rest: as it was `REST` milliseconds before.
 * @throws when the page has none within `PATIENCE`, with what was seen instead
 */
export async function stateAtRest(evaluate: Evaluate): Promise<string> {
  const until = Date.now() + PATIENCE;
  let before: unknown;
  let trouble: unknown = 'It never came to rest.';
  while (Date.now() < until) {
    try {
      const state = await evaluate('Promise.resolve(state()).then((state) => JSON.stringify(state))');
      if (typeof state === 'string' && state === before) return state;
      before = state;
      trouble = `It never came to rest; at last it was ${String(state)}.`;
    } catch (error) {
      // The page is being left for another.
      before = undefined;
      trouble = error;
    }
    await new Promise((resolve) => setTimeout(resolve, REST));
  }
  throw new Error(`The page tells no state. ${String(trouble)}`);
}

const REST = 250;
const PATIENCE = 6000;
