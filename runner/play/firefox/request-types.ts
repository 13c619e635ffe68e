import type { Browser, HTTPRequest } from 'puppeteer';
import { bidiOf, Said } from './bidi.ts';

/** What requests are for, in the words of Chromium. Puppeteer does not say it of those of Firefox. */

const types = new WeakMap<HTTPRequest, string>();

/** What each browser asked for last, in its own words: Puppeteer tells of a request as soon as the browser has. */
const latest = new WeakMap<Browser, Said>();

/** What a request is for; asked as soon as Puppeteer tells of it. */
export function typeOf(request: HTTPRequest): string {
  const known = types.get(request);
  if (known !== undefined) return known;
  const browser = request.frame()?.page().browser();
  const asked = browser && latest.get(browser);
  const isIt = asked?.at('request').text === new Said(request).at('id').text;
  const type = isIt ? named(asked.at('destination').text, asked.at('initiatorType').text) : 'other';
  types.set(request, type);
  return type;
}

/** Listens to what a browser's pages ask for; once is enough. */
export function noteTypes(browser: Browser): void {
  if (latest.has(browser)) return;
  latest.set(browser, new Said(undefined));
  bidiOf(browser).on('network.beforeRequestSent', (said) => latest.set(browser, said.at('request')));
}

/** By a request's destination (https://fetch.spec.whatwg.org/#concept-request-destination), else by what began it. */
function named(destination: string, initiator: string): string {
  return DESTINATIONS[destination] ?? INITIATORS[initiator] ?? 'other';
}

const DESTINATIONS: Readonly<Partial<Record<string, string>>> = {
  document: 'document',
  iframe: 'document',
  frame: 'document',
  style: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  audio: 'media',
  video: 'media',
  track: 'texttrack',
  manifest: 'manifest',
};

const INITIATORS: Readonly<Partial<Record<string, string>>> = {
  fetch: 'fetch',
  xmlhttprequest: 'xhr',
  beacon: 'ping',
};
