import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer';
import { MAIN_PAGE } from '../../journey/format.ts';
import { firstCause } from '../evidence/diagnose.ts';
import { RunFolder } from '../evidence/folder.ts';
import { redact } from '../evidence/redact.ts';
import type { Attempt, FailureReport, Run, StepRun } from '../evidence/run.ts';
import { noEvidence } from '../evidence/watch.ts';
import type { Playable } from '../load.ts';
import type { Sign } from '../marking/sign.ts';
import type { Hooks, JourneyHookContext } from '../settings/hooks.ts';
import { answers } from './browser.ts';
import { baselinesOf } from './baseline.ts';
import { Downloads } from './downloads.ts';
import { inSeconds } from './effects.ts';
import { asFailure, Failure, GONE } from './failure.ts';
import { JourneyPage } from './page.ts';
import { photograph } from './photograph.ts';
import { Tabs } from './tabs.ts';
import { Walk, type WalkOptions } from './walk.ts';

/** How to replay. */
export interface ReplayOptions {
  /** The folder that gets `runs/ID/…`. */
  out: string;
  /** How long a single act or check may take, in milliseconds. */
  timeout: number;
  /** Values of secrets by name; all that the journey names. */
  secrets: Readonly<Record<string, string>>;
  /** How long the whole journey may take, in milliseconds; as long as it likes without. */
  journeyTimeout?: number;
  /** When the page is photographed; after each named step without. */
  screenshots?: 'steps' | 'failure' | 'never';
  /** Whether the pictures that pages have to look like are taken anew. */
  update?: boolean;
  /** Whether drift is a failure. */
  strict?: boolean;
  /** The attempts before this one. */
  earlier?: readonly Attempt[];
  /** What is done before and after the journey. */
  hooks?: Pick<Hooks, 'beforeEach' | 'afterEach'>;
  /** Signs what goes to the site, so that it knows it for synthetic. */
  sign?: Sign | undefined;
  /** The options that replay it in the same way, for the reader. */
  again?: string[];
  /** Ends it early; its reason is a failure. */
  signal?: AbortSignal;
  /** Awaited before each act, outside of its time. */
  beforeAct?: WalkOptions['beforeAct'];
  onStep?: (step: StepRun, state: 'started' | 'ended') => void;
}

/**
 * Replays a journey once, in a browser context of its own, and leaves the run's folder behind: as a run that was
 * broken off, until it is over. What goes wrong in the journey is in the run's verdict; only a broken disk throws.
 */
export async function replay(playable: Playable, browser: Browser, options: ReplayOptions): Promise<Run> {
  const { id, title, file, baseUrl, viewport, language } = playable;
  const { earlier = [], screenshots = 'steps' } = options;
  const folder = await RunFolder.create(options.out, id);
  const startedAt = new Date().toISOString();
  const evidence = noEvidence();
  /** Whether the page in front said nothing when it was last asked for its text. */
  let isMute = false;
  const downloads = new Downloads(folder.path, () => walk.now);
  const walk: Walk = new Walk({
    baseUrl,
    scopes: playable.scopes,
    timeout: options.timeout,
    ...(options.strict && { strict: true }),
    secrets: options.secrets,
    known: playable.known,
    downloads,
    evidence,
    baselines: {
      folder: baselinesOf(playable),
      update: options.update ?? false,
      keep: (picture) => folder.keepPicture(picture),
    },
    files: playable.files,
    openPage: () => tabs.open(),
    adopt: (page) => tabs.adopt(page),
    resize: (page, size) => tabs.resize(page, size),
    async takePicture(_, page) {
      // A picture that the journey asks for is evidence by itself.
      if (screenshots === 'never' || (screenshots === 'failure' && !page && !walk.problem)) return undefined;
      const pictured = page ?? frontOf(walk) ?? tabs.first;
      const isThere = pictured && !pictured.isClosed() && walk.problem?.cause !== 'infrastructure';
      if (!isThere) return undefined;
      const picture = await inTime(photograph(pictured, walk.options));
      return picture && folder.keepPicture(picture);
    },
    async takeText() {
      const page = frontOf(walk) ?? tabs.first;
      const isThere = page && !page.isClosed() && walk.problem?.cause !== 'infrastructure';
      const name = isThere ? await inTime(folder.takeText(page, options.secrets), BRIEF) : undefined;
      isMute = isThere === true && name === undefined;
      return name;
    },
    ...(options.beforeAct && { beforeAct: options.beforeAct }),
    onStep: (step, state) => options.onStep?.(redact(step, options.secrets), state),
  });
  const tabs: Tabs = new Tabs(
    browser,
    { viewport, language },
    { walk, evidence },
    { scopes: playable.scopes, baseUrl, sign: options.sign },
  );
  const record = (failure: Failure | undefined, duration: number, url?: string): Run => ({
    version: 1,
    id: folder.id,
    journey: { id, title, file, baseUrl },
    startedAt,
    duration,
    verdict: verdictOf(failure, walk, earlier),
    ...(failure && { failure: reportOf(failure, walk, url) }),
    ...(earlier.length > 0 && { earlier: [...earlier] }),
    ...(options.again && options.again.length > 0 && { again: options.again }),
    drift: walk.drift,
    ...(walk.mends.length > 0 && { mends: walk.mends }),
    steps: walk.steps,
    requests: evidence.requests,
    ...(downloads.files.length > 0 && { downloads: downloads.files }),
    ...(Object.keys(evidence.vitals.worst).length > 0 && { vitals: evidence.vitals.worst }),
    console: evidence.console,
    browser: 'unknown',
    viewport: { width: viewport.width, height: viewport.height },
  });
  // What is killed leaves this behind.
  await folder.finish(record(brokenOff(), 0));

  const endings = endEarly(walk, browser, options);
  let failure: Failure | undefined;
  try {
    const first = await soon(tabs.begin(downloads), options.timeout + PATIENCE);
    await walk.until(
      hook('beforeEach', options.hooks, { journey: { id, title, file, baseUrl }, page: first }),
    );
    await walk.until(playable.play(walk, new JourneyPage(walk, MAIN_PAGE, first)));
    walk.assertProven();
  } catch (thrown) {
    // Data that the latest act asked for explains what is missing; what was asked for long before does not.
    const since = Math.max(evidence.documentAt, walk.previousStepAt);
    const problem = await ofBrowser(walk.end(thrown), browser, Math.min(PATIENCE, options.timeout));
    failure = firstCause(problem, evidence.requests, since, walk.now);
  }
  endings.abort();
  const duration = walk.now;
  if (tabs.first && !tabs.first.isClosed()) {
    const context = { journey: { id, title, file, baseUrl }, page: tabs.first };
    // What can't be cleared away spoils the next run; the first cause stays the first.
    await inTime(hook('afterEach', options.hooks, context), CLEARING).catch((error: unknown) => {
      failure ??= walk.end(error);
    });
  }
  const shown = frontOf(walk) ?? tabs.first;
  const url = frontOf(walk)?.url().slice(0, LONGEST_URL);
  if (failure && failure.cause !== 'infrastructure' && shown && !shown.isClosed() && !isMute) {
    await inTime(
      folder.takeSnapshot(shown, options.secrets).catch(() => undefined),
      BRIEF,
    );
  }
  // A browser that has failed is ended by force: nothing is waited for.
  const patience = failure?.cause === 'infrastructure' ? 200 : PATIENCE;
  await inTime(downloads.end(), patience);
  await inTime(tabs.close(), patience).catch(() => undefined); // of a browser that is gone
  const version =
    (await inTime(
      browser.version().catch(() => undefined),
      patience,
    )) ?? 'gone';
  const run = redact({ ...record(failure, duration, url), browser: version }, options.secrets);
  await folder.keepEvidence(evidence, run, options.secrets);
  await folder.finish(run);
  return run;
}

/** @throws {Failure} when a hook throws */
async function hook(
  name: 'beforeEach' | 'afterEach',
  hooks: ReplayOptions['hooks'],
  context: JourneyHookContext,
): Promise<void> {
  try {
    await hooks?.[name]?.(context);
  } catch (error) {
    const { cause, message } = asFailure(error);
    throw new Failure(cause, `The hook ${name} failed: ${message}`);
  }
}

/** @throws {Failure} when the browser does not open a page in time */
async function soon(opening: Promise<Page>, timeout: number): Promise<Page> {
  const page = await inTime(opening, timeout);
  if (page) return page;
  throw new Failure('infrastructure', `The browser opened no page within ${inSeconds(timeout)}.`);
}

/** Lets what happens around a walk end it: its time being up, the browser going away, the one who asked for it. */
function endEarly(walk: Walk, browser: Browser, options: ReplayOptions): AbortController {
  const over = new AbortController();
  const { signal, journeyTimeout } = options;
  const gone = (): void => walk.fail(new Failure('infrastructure', 'The browser went away.'));
  browser.once('disconnected', gone);
  over.signal.addEventListener('abort', () => browser.off('disconnected', gone));

  const asked = (): void => walk.fail(asFailure(signal?.reason));
  if (signal?.aborted) asked();
  signal?.addEventListener('abort', asked, { signal: over.signal });

  if (journeyTimeout !== undefined && Number.isFinite(journeyTimeout)) {
    const timer = setTimeout(() => {
      const advice = 'If it needs longer, raise --journey-timeout.';
      walk.fail(
        new Failure('timeout', `The journey was not over after ${inSeconds(journeyTimeout)}.`, advice),
      );
    }, journeyTimeout);
    over.signal.addEventListener('abort', () => clearTimeout(timer));
  }
  return over;
}

function brokenOff(): Failure {
  return new Failure('infrastructure', 'The runner was ended before the journey was over.');
}

/** The most that is kept of an address (characters). */
const LONGEST_URL = 10_000;

/** How long pictures and clearing away are waited for: a busy page never answers (milliseconds). */
const PATIENCE = 5000;

/** How long a hook may take to clear away (milliseconds). */
const CLEARING = 30_000;

/** How long what a page says is waited for, which it does in no time or not at all (milliseconds). */
const BRIEF = 2000;

async function inTime<T>(work: Promise<T> | undefined, patience = PATIENCE): Promise<T | undefined> {
  const timeUp = new AbortController();
  const late = sleep(patience, undefined, { signal: timeUp.signal }).catch(() => undefined);
  return Promise.race([work, late]).finally(() => timeUp.abort());
}

/**
 * What a problem comes to in the light of how the browser is. A tab that goes away under an act while its browser
 * stays was closed by its page or script; a timeout in a browser that is stuck says nothing of the site.
 */
async function ofBrowser(problem: Failure, browser: Browser, patience: number): Promise<Failure> {
  if (problem.cause === 'timeout' && browser.connected && !(await answers(browser, patience))) {
    return new Failure('infrastructure', `The browser does not answer any more. ${problem.message}`);
  }
  if (!browser.connected || !problem.message.startsWith(GONE)) return problem;
  const advice = 'If the page is to close its tab, tell the act: { closes: true }.';
  return new Failure('script', 'The tab was closed while something was to be done in it.', advice);
}

function verdictOf(failure: Failure | undefined, walk: Walk, earlier: readonly Attempt[]): Run['verdict'] {
  if (failure) return failure.cause === 'infrastructure' ? 'errored' : 'failed';
  if (earlier.length > 0) return 'flaky';
  return walk.drift.length > 0 ? 'drifted' : 'passed';
}

function reportOf(failure: Failure, walk: Walk, url: string | undefined): FailureReport {
  const { cause, message, advice } = failure;
  const { step = '', action, place } = walk.failedAt ?? {};
  return {
    cause,
    message,
    ...(advice !== undefined && { advice }),
    step,
    ...(action !== undefined && { action }),
    ...(place !== undefined && { place }),
    ...(url !== undefined && { url }),
  };
}

function frontOf(walk: Walk): Page | undefined {
  try {
    return walk.front?.puppeteer;
  } catch {
    return undefined; // the tab was closed
  }
}
