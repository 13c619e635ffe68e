import type { Browser, Page } from 'puppeteer';
import { MAIN_PAGE } from '../../journey/format.ts';
import { firstCause } from '../evidence/diagnose.ts';
import { noEvidence, watchPage } from '../evidence/watch.ts';
import type { Playable } from '../load.ts';
import { baselinesOf } from './baseline.ts';
import { Downloads } from './downloads.ts';
import { Failure } from './failure.ts';
import { JourneyPage } from './page.ts';
import { Walk } from './walk.ts';

/** How to walk. */
interface WalkOnOptions {
  /** An empty folder for what is downloaded on the way. */
  folder: string;
  /** How long a single act or check may take, in milliseconds. */
  timeout: number;
  /** Values of secrets by name; all that the journey names. */
  secrets: Readonly<Record<string, string>>;
  /** Ends the walk early. */
  signal: AbortSignal;
}

/**
 * Walks a journey, or the beginning of one, in a page that is there before and stays after, with its size and its
 * person. The site begins afresh, as in any replay: what it kept in this browser (who is signed in, say) is gone.
 * @returns the elements that were found by a fallback
 * @throws {Failure} the first cause, when a step fails
 */
export async function walkOn(
  playable: Playable,
  browser: Browser,
  page: Page,
  options: WalkOnOptions,
): Promise<string[]> {
  const { baseUrl, scopes, known, files } = playable;
  const { timeout, secrets, folder, signal } = options;
  const evidence = noEvidence();
  const context = page.browserContext();
  const downloads = new Downloads(folder, () => walk.now);
  const over = new AbortController();
  const adopt = (tab: Page): Promise<void> => {
    watchPage(tab, walk, evidence, over.signal);
    return Promise.resolve();
  };
  const walk: Walk = new Walk({
    baseUrl,
    scopes,
    timeout,
    secrets,
    known,
    downloads,
    evidence,
    baselines: { folder: baselinesOf(playable), update: false, keep: () => Promise.resolve(undefined) },
    files,
    async openPage() {
      const tab = await context.newPage();
      await adopt(tab);
      return tab;
    },
    adopt,
    async resize(tab, { width, height }) {
      const size = tab.viewport();
      if (size) await tab.setViewport({ ...size, width, height });
      else await tab.resize({ contentWidth: width, contentHeight: height });
    },
    takePicture: () => Promise.resolve(undefined),
  });
  const stop = (): void => walk.fail(new Failure('script', 'It was stopped.'));
  signal.addEventListener('abort', stop);
  try {
    await page.bringToFront();
    await forget(page, [baseUrl, ...scopes]);
    await adopt(page);
    await downloads.allow(browser, context);
    await playable.play(walk, new JourneyPage(walk, MAIN_PAGE, page));
    if (walk.problem) throw walk.problem;
    return walk.drift;
  } catch (thrown) {
    const since = Math.max(evidence.documentAt, walk.previousStepAt);
    throw firstCause(walk.end(thrown), evidence.requests, since, walk.now);
  } finally {
    signal.removeEventListener('abort', stop);
    over.abort();
    await downloads.giveBack();
  }
}

async function forget(page: Page, scopes: readonly string[]): Promise<void> {
  const origins = new Set(scopes.flatMap((scope) => (URL.canParse(scope) ? new URL(scope).origin : [])));
  const session = await page.createCDPSession();
  for (const origin of origins) {
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  }
  await session.detach();
}
