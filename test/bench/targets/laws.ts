import type { CorpusPage } from './corpus.ts';
import type { Held } from './in-page/laws.ts';
import type { Stage } from './stage.ts';

/** What holds for the names of elements, by law. */
export interface Laws {
  foundAsNamed: Held;
  notFoundWhenGone: Held;
}

/** Holds the elements of pages to the laws, at most so many of each page. */
export async function holdToLaws(
  stage: Stage,
  pages: readonly CorpusPage[],
  seed: string,
  most: number,
): Promise<Laws> {
  const laws: Laws = {
    foundAsNamed: { count: 0, breaches: [] },
    notFoundWhenGone: { count: 0, breaches: [] },
  };
  for (const corpusPage of pages) {
    const page = await stage.visit(corpusPage);
    for (const law of ['foundAsNamed', 'notFoundWhenGone'] as const) {
      const { count, breaches } = await page.evaluate(
        (law, seed, most) => inPage[law](seed, most),
        law,
        `${seed} ${corpusPage.name}`,
        most,
      );
      laws[law].count += count;
      laws[law].breaches.push(...breaches.map((breach) => `${corpusPage.name}: ${breach}`));
    }
    await page.close();
  }
  return laws;
}
