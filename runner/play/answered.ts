import type { CheckOf } from '../../journey/check.ts';
import type { HTTPResponse } from 'puppeteer';
import { unlike, type JsonShape } from '../../journey/json-shape.ts';
import { matchesUrl } from '../../journey/url.ts';
import type { Noted } from '../evidence/har.ts';
import type { JourneyPage } from './page.ts';

/**
 * What is seen in place of the answer that a check wants, among the answers to what a tab asked for since the last act
 * began: of the latest, where there are several. Undefined once there is such an answer.
 */
export async function unanswered(check: CheckOf<'response'>, page: JourneyPage): Promise<string | undefined> {
  const { lastAct, options } = page.walk;
  const { evidence, baseUrl } = options;
  const asked = evidence.noted.filter(
    (note) =>
      evidence.tabs.get(note.run) === page.puppeteer &&
      note.run.at >= lastAct.at &&
      note.run.type !== 'preflight' &&
      matchesUrl(check.url, note.run.url, baseUrl) &&
      (check.method === undefined || check.method === note.run.method),
  );
  let latest: string | undefined;
  for (const note of asked.toReversed()) {
    const wrong = await wrongWith(note, check);
    if (wrong === undefined) return undefined;
    latest ??= wrong;
  }
  return latest ?? `the page has not asked for it since “${lastAct.title}”`;
}

async function wrongWith(
  note: Noted,
  { status, json, within }: CheckOf<'response'>,
): Promise<string | undefined> {
  const { run, response } = note;
  if (run.failed !== undefined) return `it failed (${run.failed})`;
  if (!response || run.status === undefined) return 'it has had no answer';
  const isWanted = status === undefined ? run.status < 400 : run.status === status;
  if (!isWanted) return `the answer is ${run.status}`;
  if (within === undefined && json === undefined) return undefined;
  if (!note.isWhole) return 'the answer has not come whole';
  const took = Math.round(run.duration ?? 0);
  if (within !== undefined && took > within) return `the answer took ${took} ms`;
  return json === undefined ? undefined : contentUnlike(response, json);
}

/** What answers say, once they have come whole: a page that goes on takes them with it. */
const contents = new WeakMap<HTTPResponse, Promise<string | undefined>>();

async function contentUnlike(response: HTTPResponse, shape: JsonShape): Promise<string | undefined> {
  const reading = contents.get(response) ?? response.text().catch(() => undefined);
  contents.set(response, reading);
  const text = await reading;
  if (text === undefined) return 'the answer’s content went away with the document; check it before that';
  const wrong = isJson(text) ? unlike(JSON.parse(text), shape) : 'it is none';
  return wrong === undefined ? undefined : `the answer’s JSON does not fit: ${wrong}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
