import type { ConsoleLine, RequestRun, Run } from '../evidence/run.ts';
import { isFailedRequest } from './request-kinds.ts';

/** What is different from the last green run, as lines for the reader. */
export interface Differences {
  requests: string[];
  console: string[];
  /** Lines of the page's text at the step that failed. */
  text: { gone: string[]; come: string[] };
}

/** The most lines of a kind: a page that is quite another one needs no list. */
const MOST = 8;

/**
 * Compares a run that failed with the last green one, as far as it got.
 * @param texts what could be read on the page at the step that failed, and at the same step of the green run
 */
export function differences(
  run: Run,
  green: Run,
  texts: { now?: string | undefined; before?: string | undefined },
): Differences {
  return {
    requests: ofRequests(run.requests, asFar(run, green)).slice(0, MOST),
    console: ofConsole(run.console, green.console).slice(0, MOST),
    text: ofText(texts.now, texts.before),
  };
}

/** The requests of the green run up to the end of the step that failed in the other. */
function asFar(run: Run, green: Run): RequestRun[] {
  const failed = run.steps.findIndex(({ status }) => status === 'failed');
  const step = green.steps[failed];
  if (!step || step.title !== run.steps[failed]?.title) return green.requests;
  return green.requests.filter(({ at }) => at <= step.at + step.duration);
}

function ofRequests(now: readonly RequestRun[], then: readonly RequestRun[]): string[] {
  const before = grouped(then);
  const after = grouped(now);
  const changed: string[] = [];
  const come: string[] = [];
  for (const [name, request] of after) {
    const earlier = before.get(name);
    if (!earlier && isFailedRequest(request)) come.push(`${name}: ${answer(request)}; before: not asked for`);
    else if (earlier && answer(earlier) !== answer(request)) {
      changed.push(`${name}: ${answer(request)}; before: ${answer(earlier)}`);
    }
  }
  const gone = [...before].flatMap(([name, request]) =>
    !after.has(name) && isTelling(request) ? [`${name}: not asked for; before: ${answer(request)}`] : [],
  );
  return [...changed, ...come, ...gone];
}

/** By what is asked for, without what is another each time; of several, one that failed. */
function grouped(requests: readonly RequestRun[]): Map<string, RequestRun> {
  const groups = new Map<string, RequestRun>();
  for (const request of requests) {
    const name = `${request.method} ${pathOf(request.url)}`;
    if (!groups.has(name) || isFailedRequest(request)) groups.set(name, request);
  }
  return groups;
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, host } = new URL(url);
  const path = pathname.replaceAll(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b|\b[0-9a-f]{16,}\b|\d{3,}/gi, '*');
  return host.startsWith('127.0.0.1') || host.startsWith('localhost') ? path : `${host}${path}`;
}

function answer({ status, failed, duration }: RequestRun): string {
  if (failed !== undefined && failed !== 'ended by the page') return failed.replace(/^net::/, '');
  if (status !== undefined) return status === 304 ? '200' : String(status);
  return duration === undefined ? 'no answer' : 'answered';
}

function isTelling({ type }: RequestRun): boolean {
  return /^(fetch|xhr|document|script|eventsource|websocket)$/.test(type);
}

function ofConsole(now: readonly ConsoleLine[], then: readonly ConsoleLine[]): string[] {
  const known = new Set(then.map(({ text }) => text));
  const lines = now
    .filter(({ text }) => !OF_THE_BROWSER.test(text))
    .filter(({ type, text }) => type !== 'log' && !known.has(text))
    .map(({ text }) => short(text));
  return [...new Set(lines)];
}

/** What browsers say of their own drawing, now and then. */
const OF_THE_BROWSER = /^\[\.WebGL-|GL Driver Message/;

function ofText(now: string | undefined, then: string | undefined): Differences['text'] {
  if (now === undefined || then === undefined) return { gone: [], come: [] };
  const [after, before] = [linesOf(now), linesOf(then)];
  return {
    gone: [...before].filter((line) => !after.has(line)).slice(0, MOST),
    come: [...after].filter((line) => !before.has(line)).slice(0, MOST),
  };
}

function linesOf(text: string): Set<string> {
  const lines = text.split('\n').map((line) => short(line.trim()));
  return new Set(lines.filter((line) => line !== ''));
}

function short(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
