import type { Page } from 'puppeteer';
import { Misuse } from '../play/failure.ts';

/** What a config has done around journeys. Each is waited for; what throws fails what it belongs to. */
export interface Hooks {
  /** Before any journey: makes data, signs in. When it throws, nothing is run. */
  beforeAll?: (context: RunContext) => Promise<void> | void;
  /** After all journeys, whatever came of them and of `beforeAll`. */
  afterAll?: (context: RunContext) => Promise<void> | void;
  /** Before each attempt at a journey, in its first tab, before any document. */
  beforeEach?: (context: JourneyHookContext) => Promise<void> | void;
  /** After each attempt at a journey, whatever came of it. */
  afterEach?: (context: JourneyHookContext) => Promise<void> | void;
}

/** What hooks of a run have at hand. */
export interface RunContext {
  /** Opens a page in a browser context of its own, which is closed after the hook. */
  openPage: () => Promise<Page>;
}

/** What hooks of a journey have at hand. */
export interface JourneyHookContext {
  journey: { id: string; title: string; file: string; baseUrl: string };
  /** The tab that the journey starts in. */
  page: Page;
}

/** The names of hooks, as a config has them. */
export const HOOKS = ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'] as const satisfies (keyof Hooks)[];

/**
 * The hooks of a config.
 * @throws {Misuse} when one is no function
 */
export function hooksOf(values: Readonly<Record<string, unknown>>, file: string): Hooks {
  const found = HOOKS.flatMap((name) => {
    const hook = values[name];
    if (hook === undefined) return [];
    if (typeof hook !== 'function')
      throw new Misuse(`${file}: ${name}: expected a function, saw ${typeof hook}.`);
    return [[name, hook]];
  });
  return Object.fromEntries(found);
}
