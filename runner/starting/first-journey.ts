import { JOURNEY_VERSION } from '../../journey/format.ts';
import type { Journey } from '../../journey/model.ts';
import { Misuse } from '../play/failure.ts';
import { endBrowser, startBrowser } from '../play/browser.ts';
import { networkError } from '../play/loading.ts';

/**
 * Looks at a page and makes the journey that opens it and checks its title.
 * @param url a whole address
 * @throws {Misuse} when the page does not come, or has no title to tell it by
 */
export async function firstJourney(url: URL): Promise<Journey> {
  const title = await titleOf(url);
  return {
    version: JOURNEY_VERSION,
    id: 'first',
    title: `Open ${title}`,
    baseUrl: url.origin,
    inputs: {},
    secrets: [],
    environment: { viewport: { width: 1280, height: 800 } },
    steps: [
      { id: 's1', kind: 'navigate', url: `${url.pathname}${url.search}${url.hash}` },
      { id: 's2', kind: 'expect', check: { kind: 'title', title } },
    ],
  };
}

/** The title of a page once it is there. */
async function titleOf(url: URL): Promise<string> {
  const browser = await startBrowser();
  try {
    const [page = await browser.newPage()] = await browser.pages();
    const response = await page.goto(url.href).catch((error: unknown) => {
      const why = error instanceof Error ? (networkError(error.message) ?? error.message) : String(error);
      throw new Misuse(
        `${url.href} could not be opened (${why}). Start the site first, or leave its address out.`,
      );
    });
    const status = response?.status() ?? 0;
    if (status >= 400) throw new Misuse(`${url.href} answered ${status}. Name a page that is there.`);
    const title = (await page.title()).trim();
    if (title === '')
      throw new Misuse(`${url.href} has no title to tell it by. Leave the address out, and record a walk.`);
    return title;
  } finally {
    await endBrowser(browser);
  }
}
