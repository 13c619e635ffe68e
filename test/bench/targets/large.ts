import type { Outcome } from './in-page/main.ts';
import type { Measured } from './mutations.ts';
import type { Stage } from './stage.ts';

/** So many elements of the page are named and found again. */
const SOUGHT = 40;

/** Each so often, as other programs take their time too: the least is the tool's. */
const ROUNDS = 3;

/**
 * Names elements of a page of 10,000 elements and finds them in it, unchanged: what counts is the time. Ours names as in
 * the recorder, which watches the page and knows the words in it, and finds as in the runner, which sees it for the
 * first time.
 */
export async function measureLarge(stage: Stage, html: string, tools: readonly string[]): Promise<Measured> {
  const [watched, page] = [await stage.showHtml(html), await stage.showHtml(html)];
  await watched.evaluate(() => inPage.watch());
  const indexes = await page.evaluate((most) => inPage.choose('large', most), SOUGHT);
  const naming = await watched.evaluate((indexes, tools) => inPage.nameAt(indexes, tools), indexes, [
    ...tools,
  ]);
  const outcomes: Omit<Outcome, 'change'>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await watched.bringToFront();
    const again = await watched.evaluate((indexes, tools) => inPage.nameAt(indexes, tools), indexes, [
      ...tools,
    ]);
    for (const [tool, { times }] of Object.entries(naming)) keepLeast(times, again[tool]?.times);
    await page.bringToFront();
    const found = await page.evaluate(
      (naming, indexes) =>
        inPage.findAt(
          naming,
          indexes.map((index) => [index]),
          indexes.map((index) => `number ${index}`),
        ),
      naming,
      indexes,
    );
    for (const outcome of found) {
      const before = outcomes.find(({ tool }) => tool === outcome.tool);
      if (before) keepLeast(before.times, outcome.times);
      else outcomes.push(outcome);
    }
  }
  await watched.close();
  await page.close();
  return { namings: [naming], outcomes: outcomes.map((outcome) => ({ ...outcome, change: 'none' })) };
}

function keepLeast(times: number[], others: readonly number[] = []): void {
  for (const [at, time] of others.entries()) times[at] = Math.min(times[at] ?? time, time);
}
