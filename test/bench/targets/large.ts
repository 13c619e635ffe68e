import { LARGE_PAGE } from '../large-page.ts';
import type { Measured } from './mutations.ts';
import type { Stage } from './stage.ts';

/** So many elements of the page are named and found again. */
const SOUGHT = 40;

/** Names elements of a page of 10,000 elements and finds them in it, unchanged: what counts is the time. */
export async function measureLarge(stage: Stage, tools: readonly string[]): Promise<Measured> {
  const page = await stage.showHtml(LARGE_PAGE);
  const indexes = await page.evaluate((most) => inPage.choose('large', most), SOUGHT);
  const naming = await page.evaluate((indexes, tools) => inPage.nameAt(indexes, tools), indexes, [...tools]);
  const outcomes = await page.evaluate(
    (naming, indexes) =>
      inPage.findAt(
        naming,
        indexes.map((index) => [index]),
        indexes.map((index) => `number ${index}`),
      ),
    naming,
    indexes,
  );
  await page.close();
  return { namings: [naming], outcomes: outcomes.map((outcome) => ({ ...outcome, change: 'none' })) };
}
