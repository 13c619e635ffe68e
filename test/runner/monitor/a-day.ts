import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run } from '../../../runner/evidence/run.ts';
import { claim, journeyNumber } from '../../../runner/monitor/history/claims.ts';
import { finish } from '../../../runner/monitor/history/finish.ts';
import type { History } from '../../../runner/monitor/history/open.ts';
import type { AlertPolicy } from '../../../runner/monitor/alerts/machine.ts';
import { failedRun, runOf } from '../report/run-of.ts';

/** Some days of a shop's journeys, so that a dashboard has something to show: one is down, one wavers, two are up. */

export const SHOP = [
  { key: 'book-a-tour', title: 'Book a tour of the workshop', file: 'journeys/book-a-tour.ts' },
  { key: 'sign-in', title: 'Sign in', file: 'journeys/sign-in.ts' },
  { key: 'find-an-office', title: 'Find an office by the water', file: 'journeys/find-an-office.ts' },
  { key: 'cancel', title: 'Cancel a booking', file: 'journeys/cancel.ts' },
];

const STEPS = [
  'Sign in',
  'Dashboard',
  'Offices',
  'Father Christmas Workshop',
  'Book a tour of Father Christmas Workshop',
];
const POLICY: AlertPolicy = {
  after: 2,
  recoverAfter: 1,
  remind: 4 * 3_600_000,
  flaky: { flips: 3, within: 24 * 3_600_000 },
  steadyAfter: 1000,
};

/** Fills a history with runs, one each `every` milliseconds, that ended just now. @param picture a file to show */
export async function fillHistory(
  history: History,
  folder: string,
  options: { runs: number; every: number; picture?: string },
): Promise<void> {
  const { runs, every, picture } = options;
  const end = Date.now();
  let seed = 7;
  const random = (): number => ((seed = (seed * 16_807) % 2_147_483_647) % 10_000) / 10_000;
  await history.db
    .insertInto('deploys')
    .values({ version: 'v41', at: end - every * runs * 0.6 })
    .execute();
  await history.db
    .insertInto('deploys')
    .values({ version: 'v42', at: end - every * 5.5 })
    .execute();
  for (const journey of SHOP) {
    const number = await journeyNumber(history.db, journey);
    for (let index = runs; index > 0; index -= 1) {
      const at = end - index * every + Math.floor(random() * 1000);
      const isBroken =
        journey.key === 'book-a-tour'
          ? index < 6 || (index > runs * 0.5 && index < runs * 0.5 + 4)
          : journey.key === 'cancel' && [3, 9, 17, 30].includes(index);
      const slowness = index < runs * 0.6 ? 1.35 : 1;
      const run = runIn(journey, at, isBroken, slowness, random);
      const slot = at;
      const claimed = {
        journey: number,
        location: 'here',
        origin: 'schedule',
        slot,
        owner: 'test',
        now: at,
      } as const;
      const id = await claim(history, claimed);
      if (id === undefined) throw new Error('claimed before');
      const isPictured = picture !== undefined && index < 12;
      if (isPictured) {
        await mkdir(join(folder, 'runs', run.id), { recursive: true });
        await copyFile(picture, join(folder, 'runs', run.id, 'step-01.png'));
      }
      const evidence = isPictured ? { folder: run.id, bytes: 90_000 } : undefined;
      const finished = {
        run,
        isExcused: false,
        now: at + Math.round(run.duration),
        ...(evidence && { evidence }),
      };
      await finish(history, id, finished, { policy: POLICY, channels: [] });
    }
  }
}

function runIn(
  journey: (typeof SHOP)[number],
  startedAt: number,
  isBroken: boolean,
  slowness: number,
  random: () => number,
): Run {
  let at = 0;
  const lasts = isBroken ? 4 : STEPS.length;
  const steps = STEPS.slice(0, lasts).map((title, index) => {
    const duration = (200 + index * 130) * slowness * (0.8 + random() * 0.5) * (random() > 0.96 ? 3 : 1);
    const status = isBroken && index === lasts - 1 ? ('failed' as const) : ('passed' as const);
    const action = { title: 'Press button “Go to the toy hall”', status, at, duration };
    const step = { title, status, at, duration, actions: [action], screenshot: 'step-01.png' };
    at += duration;
    return step;
  });
  const whole = {
    id: `${journey.key}-${startedAt}`,
    journey: { id: journey.key, title: journey.title, file: journey.file, baseUrl: 'https://nook.example' },
    startedAt: new Date(startedAt).toISOString(),
    duration: at + 120,
    steps,
    requests: steps.flatMap((step, index) => [
      {
        method: 'GET',
        url: `https://nook.example/page-${index}`,
        type: 'document',
        at: step.at,
        duration: 60,
        status: 200,
      },
      {
        method: 'GET',
        url: `https://nook.example/api/part-${index}`,
        type: 'fetch',
        at: step.at + 70,
        duration: 90,
        status: 200,
      },
    ]),
  };
  if (!isBroken) return runOf(whole);
  const failure = {
    cause: 'page-error' as const,
    message: 'The page threw an error: Error: The tour has no room "Attic" (https://nook.example/tour.js:12)',
    step: 'Father Christmas Workshop',
    url: 'https://nook.example/offices/father-christmas-workshop',
  };
  return { ...failedRun(failure), ...whole, verdict: 'failed' };
}
