import { Worker } from 'node:worker_threads';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { load, type Playable } from '../../runner/load.ts';
import { KeptBrowser } from '../../runner/many/kept-browser.ts';
import { replayAll } from '../../runner/many/replay-all.ts';
import { WALK_SECRETS } from '../e2e/workshop-walk.ts';
import { startSite, type Site } from '../site/server.ts';

/** How often it is replayed; another number as the second argument: `npm run bench -- steady 50`. */
const TIMES = Number(process.argv[3] ?? 500);

/** The longest that the site takes to answer with data (milliseconds). */
const MOST_LATENCY = 400;

/**
 * Whether a healthy site passes every time: the demo's journey, 500 times over, while the site answers at random speed
 * and something else keeps all processors busy, on and off. Two replays go side by side.
 */
export async function steadyBench(): Promise<void> {
  const site = await startSite();
  const kept = new KeptBrowser({ headless: true });
  const load = Array.from({ length: availableParallelism() }, () => new Worker(BUSY, { eval: true }));
  const varying = setInterval(() => site.latency(Math.floor(Math.random() * (MOST_LATENCY + 1))), 20);
  const began = performance.now();
  try {
    const journey = await workshop(site);
    let done = 0;
    const runs = await replayAll(
      Array.from({ length: TIMES }, () => journey),
      {
        out: '.waymark/bench',
        timeout: 10_000,
        secrets: WALK_SECRETS,
        screenshots: 'failure',
        concurrency: 2,
        retries: 0,
        signal: new AbortController().signal,
        browser: () => kept.get(),
        told: {
          began: () => undefined,
          step: () => undefined,
          ended: (_, { verdict, failure, drift }) => {
            done += 1;
            if (verdict !== 'passed')
              console.log(`run ${done}: ${verdict}: ${failure?.message ?? drift.join(' ')}`);
          },
        },
      },
    );
    const passed = runs.filter(({ verdict }) => verdict === 'passed').length;
    const minutes = ((performance.now() - began) / 60_000).toFixed(1);
    console.log(
      `steady  ${passed} of ${TIMES} replays of a healthy site passed, under load and with answers after 0 to ` +
        `${MOST_LATENCY} ms (${minutes} min)`,
    );
    if (passed < TIMES) process.exitCode = 1;
  } finally {
    clearInterval(varying);
    await Promise.all(load.map((worker) => worker.terminate()));
    await kept.close();
    await site.close();
  }
}

async function workshop(site: Site): Promise<Playable> {
  const recorded = await load(fileURLToPath(new URL('book-a-tour-of-the-workshop.ts', import.meta.url)));
  return { ...recorded, baseUrl: site.url, scopes: [site.url] };
}

/** Works for up to half a second, and rests as long. */
const BUSY = `const work = () => {
  const until = performance.now() + 500 * Math.random();
  while (performance.now() < until);
  setTimeout(work, 500 * Math.random());
};
work();`;
