import { parseArgs } from 'node:util';
import { fc } from '../random.ts';
import type { Browser } from 'puppeteer';
import { keptReplayer } from '../e2e/kept-browsers.ts';
import { RecordingDesk } from '../cases/recording.ts';
import { servePages } from '../e2e/record/own-pages.ts';
import { stopWorker } from '../e2e/record/worker.ts';
import { sequences, type Action } from '../sequences/actions.ts';
import { pageAt } from '../sequences/page.ts';
import { flawIn, flawOf, recordSequences, shrink, wordsOf } from '../sequences/walk.ts';

const SEED = 20_261_224;
/** So many sequences go into one recording. */
const BATCH = 10;
/** One in so many recordings is made once more, while the background is stopped now and then. */
const KILLED = 5;

/**
 * Random sequences of acts on a page of controls, recorded and replayed: the page comes to the same state. Every fifth
 * recording is made once more while the extension's background is killed at random moments: the steps are the same,
 * none lost and none doubled. A flaw is told as soon as it is found.
 *
 * `--count N` does so many, 1,000 without; `--from N` leaves out the first N of them.
 */
export async function sequencesBench(): Promise<void> {
  const options = {
    count: { type: 'string', default: '1000' },
    from: { type: 'string', default: '0' },
  } as const;
  const { count, from: first } = parseArgs({
    args: process.argv.slice(3),
    options,
    allowPositionals: true,
  }).values;
  const times = Number(count);
  if (!Number.isInteger(times) || times < 1) throw new Error(`There are no “${count}” sequences to do.`);
  const all = fc.sample(sequences, { seed: SEED, numRuns: Number(first) + times }).slice(Number(first));
  const site = await servePages(pageAt);
  const desk = await RecordingDesk.open(site.url);
  const browser = await keptReplayer();
  const began = performance.now();
  let failed = 0;
  let kills = 0;
  const tell = (failures: readonly string[]): void => {
    failed += failures.length;
    for (const failure of failures) console.log(failure);
  };
  try {
    // A recording is replayed while the next one is made.
    let replayed = async (): Promise<void> => undefined;
    for (let from = 0; from < all.length; from += BATCH) {
      const batch = all.slice(from, from + BATCH);
      const recorded = await recordSequences(desk, batch);
      await replayed();
      const told = flawIn(browser, recorded);
      told.catch(() => undefined); // asked for after the next recording
      replayed = async () => {
        const flaw = await told;
        if (flaw !== undefined) tell(await failuresIn(desk, browser, batch, flaw));
      };
      if ((from / BATCH) % KILLED === 0) {
        const { count: killed, flaw } = await recordWhileKilled(desk, batch, wordsOf(recorded), from);
        kills += killed;
        if (flaw !== undefined) tell([flaw]);
      }
      const done = from + batch.length;
      const each = (performance.now() - began) / 1000 / done;
      console.log(`sequences  ${done} of ${all.length} done, ${each.toFixed(1)} s each`);
    }
    await replayed();
  } finally {
    await desk.close();
    await browser.close();
    await site.close();
  }
  const verdict = failed === 0 ? 'all came to the same state' : `${failed} flaws`;
  console.log(
    `sequences  ${all.length} (seed ${SEED}): ${verdict}; the background was killed ${kills} times`,
  );
  if (failed > 0) process.exitCode = 1;
}

/**
 * The sequences that fail, found by halves and each as short as it still fails; where none fails without the others, the
 * fewest that fail together.
 */
async function failuresIn(
  desk: RecordingDesk,
  browser: Browser,
  batch: readonly Action[][],
  flaw: string,
): Promise<string[]> {
  const [only] = batch;
  if (batch.length === 1 && only) {
    const least = await shrink(desk, browser, only);
    return [`FAILED ${JSON.stringify(least)}\n       ${flaw.slice(0, LONGEST)}`];
  }
  const middle = Math.ceil(batch.length / 2);
  const failures: string[] = [];
  for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
    const its = await flawOf(desk, browser, half);
    if (its !== undefined) failures.push(...(await failuresIn(desk, browser, half, its)));
  }
  if (failures.length > 0) return failures;
  return [`FAILED only together: ${JSON.stringify(batch)}\n       ${flaw.slice(0, LONGEST)}`];
}

/** Longer flaws are told in part (characters). */
const LONGEST = 2000;

/** Records with a background that is stopped at random moments, and compares with what is recorded undisturbed. */
async function recordWhileKilled(
  desk: RecordingDesk,
  batch: readonly Action[][],
  wanted: readonly string[],
  seed: number,
): Promise<{ count: number; flaw?: string }> {
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
  // All that is the same before and after the difference is left out, but for one step on either side.
  const isSame = (at: number): boolean => wanted.at(at) === seen.at(at);
  let [first, last] = [0, -1];
  while (isSame(first)) first += 1;
  while (isSame(last)) last -= 1;
  const told = (steps: readonly string[]): string =>
    steps.slice(Math.max(first - 1, 0), Math.min(last + 2, 0) || undefined).join('; ');
  return { count, flaw: `KILLED ${count} times, “${told(wanted)}” became “${told(seen)}”` };
}
