import type { Run } from '../evidence/run.ts';
import { Failure } from '../play/failure.ts';
import { isFailed } from '../report/verdicts.ts';
import { writeReports } from '../report/write-reports.ts';
import type { Hooks } from '../settings/hooks.ts';
import { OPTIONS, type Settings } from '../settings/options.ts';
import { aroundAll } from './around.ts';
import type { KeptBrowser } from './kept-browser.ts';
import { paceOf } from './pace.ts';
import { prepare, type Prepared } from './prepare.ts';
import { replayAll, type UnderWay } from './replay-all.ts';
import { catchStrays } from './strays.ts';
import { Telling } from './telling.ts';

/**
 * Replays the journeys that the settings name, once each, and writes the reports.
 * @param stop ends it early, in good order
 * @param files these journeys instead
 * @returns the exit code: 0 only when all passed and all reports were written
 * @throws {Misuse | JourneyError} when nothing was run
 */
export async function runOnce(
  settings: Settings,
  hooks: Hooks,
  browser: KeptBrowser,
  stop: AbortSignal,
  files?: readonly string[],
): Promise<number> {
  const prepared = await prepare(settings, files);
  const telling = new Telling(settings);
  telling.head(prepared.playables.length, await (await browser.get()).version());
  const { result: runs, problems } = await aroundAll(
    hooks,
    () => browser.get(),
    () => replayPrepared(prepared, settings, hooks, browser, stop, telling),
  );
  // It ends while the reports are written.
  if (!settings.watch) void browser.close();
  problems.push(...(await writeReports(runs, settings)));
  if (settings.record) {
    const [{ keepRuns }, { MONITOR_FOLDER, placeOf }] = await Promise.all([
      import('./keep-runs.ts'),
      import('../monitor/place.ts'),
    ]);
    const { store, evidence } = settings;
    problems.push(...(await keepRuns(runs, settings.out, placeOf({ out: MONITOR_FOLDER, store, evidence }))));
  }
  telling.end(runs, problems);
  const isGood = runs.every(
    ({ verdict }) => !isFailed(verdict) && !(verdict === 'flaky' && settings.failOnFlaky),
  );
  return isGood && problems.length === 0 && runs.length === prepared.playables.length ? 0 : 1;
}

async function replayPrepared(
  { playables, secrets }: Prepared,
  settings: Settings,
  hooks: Hooks,
  browser: KeptBrowser,
  stop: AbortSignal,
  telling: Telling,
): Promise<Run[]> {
  const { out, debug, slow, retries, screenshots, strict, update } = settings;
  const isDebugged = debug !== undefined;
  const underWay = new Set<UnderWay>();
  const late = new AbortController();
  const timer = setTimeout(
    () => {
      const advice = 'If it needs longer, raise --run-timeout, or use --concurrency or --shard.';
      late.abort(
        new Failure('timeout', `All journeys together took longer than ${settings.runTimeout} s.`, advice),
      );
    },
    Math.min(settings.runTimeout * 1000, LONGEST),
  );
  const release = catchStrays(underWay);
  const beforeAct = paceOf(slow, debug);
  // Few sign, and what signing needs takes a while to load.
  const sign =
    settings.key === undefined ? undefined : await (await import('../marking/sign.ts')).readKey(settings.key);
  try {
    return await replayAll(playables, {
      out,
      secrets,
      retries: isDebugged ? 0 : retries,
      screenshots,
      strict,
      update,
      // A Firefox has one focus and one tab that it paints, whatever runs in it.
      concurrency: isDebugged || settings.browser === 'firefox' ? 1 : settings.concurrency,
      timeout: settings.timeout * 1000,
      // Who stops on the way takes all the time that it takes.
      journeyTimeout: isDebugged ? Infinity : settings.journeyTimeout * 1000,
      again: againOf(settings),
      sign,
      hooks,
      ...(beforeAct && { beforeAct }),
      signal: AbortSignal.any([stop, late.signal]),
      browser: () => browser.get(),
      underWay,
      told: telling,
    });
  } finally {
    clearTimeout(timer);
    release();
  }
}

/** What has to be said to replay a journey in the same way. */
function againOf({ baseUrl, browser, timeout, journeyTimeout }: Settings): string[] {
  return [
    ...(browser === OPTIONS.browser.fallback ? [] : ['--browser', browser]),
    ...(baseUrl === undefined ? [] : ['--base-url', baseUrl]),
    ...(timeout === OPTIONS.timeout.fallback ? [] : ['--timeout', String(timeout)]),
    ...(journeyTimeout === OPTIONS.journeyTimeout.fallback
      ? []
      : ['--journey-timeout', String(journeyTimeout)]),
  ];
}

/** The longest time that a timer takes (milliseconds). */
const LONGEST = 2 ** 31 - 1;
