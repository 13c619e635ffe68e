import type { Outcome } from './in-page/main.ts';
import type { Measured } from './mutations.ts';
import type { Stage } from './stage.ts';

/** So many elements of the page are named and found again. */
const SOUGHT = 40;

/** Each so often, as other programs take their time too: the least is the tool's. */
const ROUNDS = 3;

/** Names elements of a page of 10,000 elements and finds them in it, unchanged: what counts is the time. */
export async function measureLarge(stage: Stage, html: string, tools: readonly string[]): Promise<Measured> {
  const page = await stage.showHtml(html);
  const indexes = await page.evaluate((most) => inPage.choose('large', most), SOUGHT);
  const naming = await page.evaluate((indexes, tools) => inPage.nameAt(indexes, tools), indexes, [...tools]);
  const outcomes: Omit<Outcome, 'change'>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const again = await page.evaluate((indexes, tools) => inPage.nameAt(indexes, tools), indexes, [...tools]);
    for (const [tool, { times }] of Object.entries(naming)) keepLeast(times, again[tool]?.times);
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
  await page.close();
  return { namings: [naming], outcomes: outcomes.map((outcome) => ({ ...outcome, change: 'none' })) };
}

function keepLeast(times: number[], others: readonly number[] = []): void {
  for (const [at, time] of others.entries()) times[at] = Math.min(times[at] ?? time, time);
}
