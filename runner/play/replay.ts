import type { Browser, Page } from 'puppeteer';
import { firstCause } from '../evidence/diagnose.ts';
import { RunFolder } from '../evidence/folder.ts';
import { redact } from '../evidence/redact.ts';
import type { FailureReport, Run, StepRun } from '../evidence/run.ts';
import { watch, watchPage } from '../evidence/watch.ts';
import type { Playable } from '../load.ts';
import { asFailure, Failure } from './failure.ts';
import { JourneyPage } from './page.ts';
import { Walk } from './walk.ts';
import { MAIN_PAGE } from '../../journey/model.ts';

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
  const context = await browser.createBrowserContext();
  let pictured: Page | undefined;
  const walk: Walk = new Walk({
    baseUrl,
    scopes: playable.scopes,
    timeout: options.timeout,
    secrets: options.secrets,
    known: playable.known,
    openPage: () => openPage(),
    async takePicture(_, page = frontOf(walk) ?? pictured) {
      return page && !page.isClosed() ? folder.takePicture(page) : undefined;
    },
    ...(options.onStep && { onStep: options.onStep }),
  });
  const evidence = watch(context, walk);
  const openPage = async (): Promise<Page> => {
    const page = await context.newPage();
    watchPage(page, walk, evidence);
    await page.setViewport(viewport);
    await page.setUserAgent({ userAgent: `${await browser.userAgent()} Waymark (synthetic)` });
    return page;
  };

  let failure: Failure | undefined;
  try {
    pictured = await openPage();
    await playable.play(walk, new JourneyPage(walk, MAIN_PAGE, pictured));
    walk.assertProven();
  } catch (thrown) {
    // Data that the latest act asked for explains what is missing; what was asked for long before does not.
    const since = Math.max(evidence.documentAt, walk.previousStepAt);
    failure = firstCause(walk.problem ?? asFailure(thrown), evidence.requests, since, walk.now);
  }
  const duration = walk.now;
  const url = frontOf(walk)?.url();
  await context.close().catch(() => undefined); // of a browser that is gone
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
    console: evidence.console,
    browser: await browser.version().catch(() => 'gone'),
    viewport,
  };
  const clean = redact(run, options.secrets);
  await folder.finish(clean);
  return clean;
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
