import type { Page } from 'puppeteer';
import { expected, Tab } from './tab.ts';

/** How long an act or a check may take, in milliseconds. */
const TIMEOUT = 15_000;

/** What the pages did that nobody expected, and whether the last act was checked. */
export const seen: { problems: string[]; isProven: boolean; front: Tab | undefined } = {
  problems: [],
  isProven: false,
  front: undefined,
};

/** Walks in a fresh page. What ends without a check of its outcome has shown nothing. */
export async function walkIn(page: Page, walk: (page: Tab) => Promise<void>): Promise<void> {
  // A process may walk more than once.
  Object.assign(seen, { problems: [], isProven: false, front: undefined });
  expected.length = 0;
  const tab = new Tab('main');
  await tab.take(page);
  await walk(tab);
  assertWhole();
  if (!seen.isProven) throw new Error('The journey ends without a check of its outcome.');
}

/** Does something; what goes wrong is told with its title, what the page did wrong before what came of that. */
export async function doing(title: string, body: () => Promise<void>): Promise<void> {
  try {
    assertWhole();
    await body();
    assertWhole();
  } catch (error) {
    throw new Error(`${title}: ${seen.problems[0] ?? wordsOf(error)}`, { cause: error });
  }
}

function assertWhole(): void {
  const [problem] = seen.problems;
  if (problem !== undefined) throw new Error(problem);
}

/** What an error says. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Looks again and again until a look throws nothing; throws what the last one did when time is up. */
export async function until<T>(look: () => Promise<T>): Promise<T> {
  const end = Date.now() + TIMEOUT;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end || seen.problems.length > 0) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What is not to be seen in any picture. */
export const hidden = new Set<string>();
