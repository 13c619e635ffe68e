import type { Browser, BrowserContext } from 'puppeteer';
import { Misuse } from '../play/failure.ts';
import type { Hooks, RunContext } from '../settings/hooks.ts';

/**
 * Does the work of a run between its hooks. `afterAll` is called whatever happened before.
 * @returns what the work came to, and what went wrong in `afterAll`
 * @throws {Misuse} when `beforeAll` fails: nothing is run then
 */
export async function aroundAll<T>(
  hooks: Hooks,
  browser: () => Promise<Browser>,
  work: () => Promise<T>,
): Promise<{ result: T; problems: string[] }> {
  const problems: string[] = [];
  try {
    await call('beforeAll', hooks.beforeAll, browser);
    return { result: await work(), problems };
  } finally {
    await call('afterAll', hooks.afterAll, browser).catch((error: unknown) => {
      problems.push(error instanceof Error ? error.message : String(error));
    });
  }
}

async function call(
  name: string,
  hook: ((context: RunContext) => Promise<void> | void) | undefined,
  browser: () => Promise<Browser>,
): Promise<void> {
  if (!hook) return;
  const opened: BrowserContext[] = [];
  try {
    await hook({
      openPage: async () => {
        const context = await (await browser()).createBrowserContext();
        opened.push(context);
        return context.newPage();
      },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Misuse(`The hook ${name} failed: ${why}`, { cause: error });
  } finally {
    await Promise.allSettled(opened.map((context) => context.close()));
  }
}
