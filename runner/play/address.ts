import { matchesUrl, shortUrl } from '../../journey/url.ts';
import type { CheckOf } from '../../journey/check.ts';
import { wordCheck } from '../../journey/wording.ts';
import type { Deadline } from './deadline.ts';
import { inSeconds } from './effects.ts';
import { Failure } from './failure.ts';
import type { JourneyPage } from './page.ts';

/**
 * Waits for a page to be at an address.
 * @throws {Failure} when it is elsewhere at the end
 */
export async function checkAddress(
  page: JourneyPage,
  check: CheckOf<'url'>,
  deadline: Deadline,
): Promise<void> {
  const { baseUrl } = page.walk.options;
  const isThere = (): boolean => matchesUrl(check.url, page.puppeteer.url(), baseUrl);
  const watch = page.watchAddress(check.url);
  const timeUp = new AbortController();
  const late = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, deadline.left);
    timeUp.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    if (!isThere()) await Promise.race([watch.happened, late]);
  } finally {
    watch.stop();
    timeUp.abort();
  }
  if (isThere()) return;
  const at = shortUrl(page.puppeteer.url(), baseUrl);
  throw new Failure('check', `${wordCheck(check)}, but after ${inSeconds(deadline.length)} it is ${at}.`);
}
