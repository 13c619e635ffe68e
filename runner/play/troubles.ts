import { shortUrl } from '../../journey/url.ts';
import type { ConsoleLine, RequestRun } from '../evidence/run.ts';
import { ENDED } from '../evidence/watch.ts';
import type { JourneyPage } from './page.ts';

/** What went wrong in a tab so far without ending the walk. */

/** The errors on its console. */
export function errorsOnConsole(page: JourneyPage): ConsoleLine[] {
  const { console } = page.walk.options.evidence;
  return console.filter((line) => line.type === 'error' && isOf(line, page) && !isOfIcon(line.url));
}

/** The requests that were refused or failed, in words: `GET /logo.png answered 404`. */
export function failedRequests(page: JourneyPage): string[] {
  return requestsOf(page).flatMap((request) => {
    const { status = 0, failed } = request;
    if (status >= 400) return [`${nameOf(request, page)} answered ${status}`];
    return failed !== undefined && failed !== ENDED ? [`${nameOf(request, page)} failed (${failed})`] : [];
  });
}

/** The requests that have no answer yet, in words; streams of events have one as soon as they begin. */
export function openRequests(page: JourneyPage): string[] {
  return requestsOf(page)
    .filter(({ duration }) => duration === undefined)
    .map((request) => `${nameOf(request, page)} has no answer`);
}

function requestsOf(page: JourneyPage): RequestRun[] {
  return page.walk.options.evidence.requests.filter((request) => isOf(request, page));
}

function nameOf({ method, url }: RequestRun, { walk }: JourneyPage): string {
  return `${method} ${shortUrl(url, walk.options.baseUrl)}`;
}

function isOf(what: RequestRun | ConsoleLine, { puppeteer, walk }: JourneyPage): boolean {
  return walk.options.evidence.tabs.get(what) === puppeteer;
}

/** Browsers ask for an icon by themselves, and some pages have none. */
function isOfIcon(url = ''): boolean {
  return url.endsWith('/favicon.ico');
}
