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
    const { naming, outcomes } = await page.evaluate(
      (seed, most, tools, withTestIds) => inPage.mutate(seed, most, tools, withTestIds),
      `${seed} ${corpusPage.name}`,
      MOST,
      [...tools],
      index % 2 === 1,
    );
    measured.namings.push(naming);
    measured.outcomes.push(
      ...outcomes.map((outcome) => ({
        ...outcome,
        change: outcome.change,
        wrong: outcome.wrong.map((what) => `${corpusPage.name}: ${what}`),
        missed: outcome.missed.map((what) => `${corpusPage.name}: ${what}`),
      })),
    );
    await page.close();
  }
  return measured;
}
