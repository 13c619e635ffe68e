import type { HTTPRequest, HTTPResponse } from 'puppeteer';
import type { RequestRun } from './run.ts';

/** What pages asked for as a HAR 1.2 archive (http://www.softwareishard.com/blog/har-12-spec/), without bodies. */

/** A request as it is noted while it goes on. */
export interface Noted {
  run: RequestRun;
  request: HTTPRequest;
  response?: HTTPResponse;
  /** Whether the answer has come to its end. */
  isWhole?: true;
}

interface Pair {
  name: string;
  value: string;
}

/**
 * The archive of a run.
 * @param startedAt when the run began, ISO 8601
 */
export function harOf(noted: readonly Noted[], startedAt: string, browser: string): object {
  const [name = browser, version = ''] = browser.split('/');
  return {
    log: {
      version: '1.2',
      creator: { name: 'Waymark', version: '1' },
      browser: { name, version },
      pages: [],
      entries: noted.map((one) => entryOf(one, Date.parse(startedAt))),
    },
  };
}

function entryOf({ run, request, response }: Noted, start: number): object {
  const url = run.url;
  const { wait, receive, ...rest } = timingsOf(run, response);
  return {
    startedDateTime: new Date(start + run.at).toISOString(),
    time: Math.max(0, run.duration ?? 0),
    request: {
      method: run.method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(request.headers()),
      queryString: URL.canParse(url)
        ? [...new URL(url).searchParams].map(([name, value]) => ({
            name,
            value: isSensitive(name) ? LEFT_OUT : value,
          }))
        : [],
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: response?.status() ?? 0,
      statusText: response?.statusText() ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: response ? headersOf(response.headers()) : [],
      content: { size: -1, mimeType: response?.headers()['content-type'] ?? '' },
      redirectURL: (response?.headers()['location'] ?? '').slice(0, MOST_OF_A_HEADER),
      headersSize: -1,
      bodySize: -1,
      ...(run.failed !== undefined && { _error: run.failed }),
    },
    cache: {},
    timings: { ...rest, wait, receive },
    _resourceType: run.type,
  };
}

/** Each part is a length in milliseconds; -1 where it does not apply. */
function timingsOf(
  run: RequestRun,
  response: HTTPResponse | undefined,
): Record<'blocked' | 'dns' | 'connect' | 'ssl' | 'send' | 'wait' | 'receive', number> {
  const whole = Math.max(0, run.duration ?? 0);
  const timing = response?.timing();
  if (!timing) return { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: whole, receive: 0 };
  const part = (from: number, to: number): number => (from < 0 || to < 0 ? -1 : Math.max(0, to - from));
  const wait = Math.max(0, timing.receiveHeadersEnd - timing.sendEnd);
  const before = Math.max(0, timing.sendEnd);
  return {
    blocked: -1,
    dns: part(timing.dnsStart, timing.dnsEnd),
    connect: part(timing.connectStart, timing.connectEnd),
    ssl: part(timing.sslStart, timing.sslEnd),
    send: Math.max(0, timing.sendEnd - timing.sendStart),
    wait,
    receive: Math.max(0, whole - before - wait),
  };
}

const LEFT_OUT = '(left out)';

/** The most that is kept of a header (characters). */
const MOST_OF_A_HEADER = 4000;

/** Headers, with those that let somebody in left out; their names stay. */
function headersOf(headers: Readonly<Record<string, string>>): Pair[] {
  return Object.entries(headers).map(([name, value]) => ({
    name,
    value: isSensitive(name) ? LEFT_OUT : value.slice(0, MOST_OF_A_HEADER),
  }));
}

/** Whether a header or parameter may let somebody in, or tell who somebody is. */
function isSensitive(name: string): boolean {
  return /cookie|authori[sz]ation|token|secret|passw|session|credential|csrf|xsrf|api-?key|signature|^code$|^x-forwarded-for$/i.test(
    name,
  );
}
