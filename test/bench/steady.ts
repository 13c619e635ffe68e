import { startBrowser } from '../../runner/play/browser.ts';
import { startSite } from '../site/server.ts';
import { replayWorkshop, workshop } from './workshop.ts';

const TIMES = 50;

/** Whether a healthy site passes every time: the demo's journey, 50 times over. Fails on the first that doesn't. */
export async function steadyBench(): Promise<void> {
  const site = await startSite();
  const browser = await startBrowser();
  try {
    const journey = await workshop(site);
    let passed = 0;
    for (let time = 0; time < TIMES; time += 1) {
      site.reset();
      const run = await replayWorkshop(journey, browser);
      if (run.verdict === 'passed') passed += 1;
      else console.log(`run ${time + 1}: ${run.verdict}: ${run.failure?.message ?? run.drift.join(' ')}`);
    }
    console.log(`steady  ${passed} of ${TIMES} replays of a healthy site passed`);
    if (passed < TIMES) process.exitCode = 1;
  } finally {
    await browser.close();
    await site.close();
  }
}
