import fc from 'fast-check';
import { startBrowser } from '../../runner/play/browser.ts';
import { RecordingDesk } from '../cases/recording.ts';
import { servePages } from '../e2e/record/own-pages.ts';
import { stopWorker } from '../e2e/record/worker.ts';
import { sequences, type Action } from '../sequences/actions.ts';
import { pageAt } from '../sequences/page.ts';
import { flawOf, recordSequences, shrink, wordsOf } from '../sequences/walk.ts';

const TIMES = Number(process.env.SEQUENCES ?? 1000);
const SEED = 20_261_224;
/** So many sequences go into one recording. */
const BATCH = 20;
/** In one of so many recordings, the same is recorded again while the background is stopped now and then. */
const KILLED = 5;

/**
 * Random sequences of acts on a page of controls, recorded and replayed: the page comes to the same state. Every fifth
 * recording is made once more while the extension's background is killed at random moments: the steps are the same,
 * none lost and none doubled. `SEQUENCES` says how many.
 */
export async function sequencesBench(): Promise<void> {
  const all = fc.sample(sequences, { seed: SEED, numRuns: TIMES });
  const site = await servePages(pageAt);
  const desk = await RecordingDesk.open(site.url);
  const browser = await startBrowser();
  const failed: string[] = [];
  let kills = 0;
  try {
    for (let from = 0; from < all.length; from += BATCH) {
      const batch = all.slice(from, from + BATCH);
      const flaw = await flawOf(desk, browser, batch);
      if (flaw) failed.push(...(await failuresIn(desk, browser, batch, flaw)));
      if ((from / BATCH) % KILLED !== 0) continue;
      const { count, flaw: lost } = await recordWhileKilled(desk, batch, from);
      kills += count;
      if (lost) failed.push(lost);
    }
  } finally {
    await desk.close();
    await browser.close();
    await site.close();
  }
  for (const failure of failed) console.log(failure);
  const verdict = failed.length === 0 ? 'all came to the same state' : `${failed.length} did not`;
  console.log(
    `sequences  ${all.length} (seed ${SEED}): ${verdict}; the background was killed ${kills} times`,
  );
  if (failed.length > 0) process.exitCode = 1;
}

/** Which sequences of a batch fail by themselves, each as short as it still does; else the batch as a whole. */
async function failuresIn(
  desk: RecordingDesk,
  browser: Awaited<ReturnType<typeof startBrowser>>,
  batch: readonly Action[][],
  whole: string,
): Promise<string[]> {
  const failures: string[] = [];
  for (const sequence of batch) {
    const flaw = await flawOf(desk, browser, [sequence]);
    if (!flaw) continue;
    const least = await shrink(desk, browser, sequence);
    failures.push(`FAILED ${JSON.stringify(least)}\n       ${flaw.slice(0, 400)}`);
  }
  return failures.length > 0
    ? failures
    : [`FAILED only together: ${JSON.stringify(batch)}\n       ${whole.slice(0, 400)}`];
}

/** Records once undisturbed and once with a background that is stopped at random moments, and compares. */
async function recordWhileKilled(
  desk: RecordingDesk,
  batch: readonly Action[][],
  seed: number,
): Promise<{ count: number; flaw?: string }> {
  const wanted = wordsOf(await recordSequences(desk, batch));
  const chances = fc.sample(fc.integer({ min: 0, max: 4 }), { seed, numRuns: 1000 });
  let count = 0;
  const seen = wordsOf(
    await recordSequences(desk, batch, async () => {
      if (chances.pop() !== 0) return;
      count += 1;
      await stopWorker(desk.recorder).catch(() => undefined); // it may rest already
    }),
  );
  if (JSON.stringify(seen) === JSON.stringify(wanted)) return { count };
  const lost = wanted.filter((word) => !seen.includes(word));
  const more = seen.filter((word) => !wanted.includes(word));
  return {
    count,
    flaw: `KILLED after ${count} kills ${wanted.length} steps are ${seen.length}; lost: ${lost.join('; ')}; more: ${more.join('; ')}`,
  };
}
