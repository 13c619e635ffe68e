import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'puppeteer';
import { firstCause } from '../evidence/diagnose.ts';
import { RunFolder } from '../evidence/folder.ts';
import { lookBack } from '../evidence/look-back.ts';
import { redact } from '../evidence/redact.ts';
import type { FailureReport, Run, StepRun } from '../evidence/run.ts';
import { watchPage, type Evidence } from '../evidence/watch.ts';
import type { Playable } from '../load.ts';
import { Downloads } from './downloads.ts';
import { Failure, GONE } from './failure.ts';
import { JourneyPage } from './page.ts';
import { Walk } from './walk.ts';
import { MAIN_PAGE } from '../../journey/format.ts';

/** How to replay. */
export interface ReplayOptions {
  /** The folder that gets `runs/ID/…`. */
  out: string;
  /** How long a single act or check may take, in milliseconds. */
  timeout: number;
  /** Values of secrets by name; all that the journey names. */
  secrets: Readonly<Record<string, string>>;
  onStep?: (step: StepRun, state: 'started' | 'ended') => void;
}

/**
 * Replays a journey once, in a browser context of its own, and leaves the run's folder behind. What goes wrong
 * in the journey is in the run's verdict; only a broken disk throws.
 */
export async function replay(playable: Playable, browser: Browser, options: ReplayOptions): Promise<Run> {
  const { id, title, file, baseUrl, viewport } = playable;
  const folder = await RunFolder.create(options.out, id);
  const startedAt = new Date().toISOString();
  const evidence: Evidence = { requests: [], console: [], documentAt: 0 };
  let context: BrowserContext | undefined;
  let pictured: Page | undefined;
  const downloads = new Downloads(folder.path, () => walk.now);
  const walk: Walk = new Walk({
    baseUrl,
    scopes: playable.scopes,
    timeout: options.timeout,
    secrets: options.secrets,
    known: playable.known,
    downloads,
    files: playable.files,
    openPage: () => openPage(),
    adopt: (page) => adopt(page),
    async takePicture(_, page = frontOf(walk) ?? pictured) {
      const isThere = page && !page.isClosed() && walk.problem?.cause !== 'infrastructure';
      return isThere ? inTime(folder.takePicture(page)) : undefined;
    },
    onStep: (step, state) => options.onStep?.(redact(step, options.secrets), state),
  });
  /** Tabs that the site opens get the same size and mark as those that the journey opens. */
  const dress = async (page: Page): Promise<void> => {
    watchPage(page, walk, evidence);
    await lookBack(page, walk, evidence);
    await page.setViewport(viewport);
    await keepChoosersShut(page);
    await page.setUserAgent({ userAgent: `${await browser.userAgent()} Waymark (synthetic)` });
  };
  const dressed = new WeakMap<Page, Promise<void>>();
  const adopt = (page: Page): Promise<void> => {
    const dressing = dressed.get(page) ?? dress(page);
    dressed.set(page, dressing);
    return dressing;
  };
  const openPage = async (): Promise<Page> => {
    if (!context) throw new Failure('infrastructure', 'The browser is not running.');
    const page = await context.newPage();
    await adopt(page);
    return page;
  };
  const endWalk = (): void => walk.fail(new Failure('infrastructure', 'The browser went away.'));
  browser.once('disconnected', endWalk);

  let failure: Failure | undefined;
  try {
    context = browser.connected ? await browser.createBrowserContext() : undefined;
    context?.on('targetcreated', (target) => {
      if (target.type() !== 'page') return;
      // A tab that is gone again needs no dress.
      target
        .page()
        .then((page) => page && adopt(page))
        .catch(() => undefined);
    });
    if (context) await downloads.allow(browser, context);
    pictured = await openPage();
    await playable.play(walk, new JourneyPage(walk, MAIN_PAGE, pictured));
    walk.assertProven();
  } catch (thrown) {
    // Data that the latest act asked for explains what is missing; what was asked for long before does not.
    const since = Math.max(evidence.documentAt, walk.previousStepAt);
    const problem = browser.connected ? ofTab(walk.end(thrown)) : walk.end(thrown);
    failure = firstCause(problem, evidence.requests, since, walk.now);
  }
  browser.off('disconnected', endWalk);
  const duration = walk.now;
  const url = frontOf(walk)?.url();
  await inTime(downloads.end());
  await inTime(context?.close()).catch(() => undefined); // of a browser that is gone
  const run: Run = {
    version: 1,
    id: folder.id,
    journey: { id, title, file, baseUrl },
    startedAt,
    duration,
    verdict: verdictOf(failure, walk),
    ...(failure && { failure: reportOf(failure, walk, url) }),
    drift: walk.drift,
    steps: walk.steps,
    requests: evidence.requests,
    ...(downloads.files.length > 0 && { downloads: downloads.files }),
    console: evidence.console,
    browser: await browser.version().catch(() => 'gone'),
    viewport,
  };
  const clean = redact(run, options.secrets);
  await folder.finish(clean);
  return clean;
}

/** What opens the browser's window to choose files in, where nobody could close it, does so without the window. */
async function keepChoosersShut(page: Page): Promise<void> {
  const client = await page.createCDPSession();
  await client.send('Page.enable');
  await client.send('Page.setInterceptFileChooserDialog', { enabled: true });
}

/** How long pictures and clearing away are waited for: a busy page never answers (milliseconds). */
const PATIENCE = 5000;

async function inTime<T>(work: Promise<T> | undefined): Promise<T | undefined> {
  const timeUp = new AbortController();
  const late = sleep(PATIENCE, undefined, { signal: timeUp.signal }).catch(() => undefined);
  return Promise.race([work, late]).finally(() => timeUp.abort());
}

/** A tab that goes away under an act while its browser stays was closed by its page or script. */
function ofTab(problem: Failure): Failure {
  if (!problem.message.startsWith(GONE)) return problem;
  const advice = 'If the page is to close its tab, tell the act: { closes: true }.';
  return new Failure('script', 'The tab was closed while something was to be done in it.', advice);
}

function verdictOf(failure: Failure | undefined, walk: Walk): Run['verdict'] {
  if (failure) return failure.cause === 'infrastructure' ? 'errored' : 'failed';
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
