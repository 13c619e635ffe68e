import type { CorpusPage } from './corpus.ts';
import type { Naming, Outcome } from './in-page/main.ts';
import type { Stage } from './stage.ts';

/** What was measured: all names by tool, and all that came of them. */
export interface Measured {
  namings: Record<string, Naming>[];
  outcomes: Outcome[];
}

/** So many elements of a page are looked for. */
const MOST = 40;

/** Names elements of still pages and finds them after each kind of change. Every other page has test ids. */
export async function measureMutations(
  stage: Stage,
  pages: readonly CorpusPage[],
  tools: readonly string[],
  seed: string,
): Promise<Measured> {
  const measured: Measured = { namings: [], outcomes: [] };
  for (const [index, corpusPage] of pages.entries()) {
    const page = await stage.visit(corpusPage);
    const naming = await page.evaluate(
      (seed, most, tools, withTestIds) => inPage.begin(seed, most, tools, withTestIds),
      `${seed} ${corpusPage.name}`,
      MOST,
      [...tools],
      index % 2 === 1,
    );
    measured.namings.push(naming);
    for (const change of await page.evaluate(() => inPage.changes)) {
      const outcomes = await page.evaluate((change) => inPage.change(change), change);
      measured.outcomes.push(...outcomes.map((outcome) => on(corpusPage.name, outcome)));
    }
    await page.close();
  }
  return measured;
}

/** Says of what went wrong on which page it did. */
function on(page: string, outcome: Outcome): Outcome {
  const say = (what: string): string => `${page}: ${what}`;
  return { ...outcome, wrong: outcome.wrong.map(say), missed: outcome.missed.map(say) };
}
