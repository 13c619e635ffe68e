import type { HTTPResponse } from 'puppeteer';
import { matchesUrl } from '../../journey/url.ts';
import type { Watch } from './effects.ts';
import { engineOf } from './engine.ts';
import { Failure } from './failure.ts';
import type { JourneyPage } from './page.ts';

/** Watches for a page to ask for data at these addresses and to be answered. An answer that refuses ends the watch. */
export function watchRequests({ puppeteer, walk }: JourneyPage, addresses: readonly string[]): Watch {
  const { baseUrl } = walk.options;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  promise.catch(() => undefined);
  const waiting = [...addresses];
  const { typeOf } = engineOf(puppeteer.browser());
  const look = (response: HTTPResponse): void => {
    const place = waiting.findIndex((address) => matchesUrl(address, response.url(), baseUrl));
    if (place < 0 || !/^(fetch|xhr)$/.test(typeOf(response.request()))) return;
    const status = response.status();
    if (status >= 400) {
      reject(new Failure('failed-request', `The request ${waiting[place]} was answered with ${status}.`));
    }
    waiting.splice(place, 1);
    if (waiting.length === 0) resolve();
  };
  puppeteer.on('response', look);
  return {
    happened: promise,
    late: () => `the page has got no answer from ${waiting.join(' and ')}`,
    stop: () => void puppeteer.off('response', look),
  };
}
