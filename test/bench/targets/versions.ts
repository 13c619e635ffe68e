import type { Measured } from './mutations.ts';
import type { Stage } from './stage.ts';
import type { VersionPair } from './versions/pair.ts';

/** Names elements of earlier versions of pages and finds them in later ones. */
export async function measureVersions(
  stage: Stage,
  pairs: readonly VersionPair[],
  tools: readonly string[],
): Promise<Measured> {
  const measured: Measured = { namings: [], outcomes: [] };
  for (const { name, old, later, meanings } of pairs) {
    const before = await stage.show(old);
    const naming = await before.evaluate(
      (indexes, tools) => inPage.nameAt(indexes, tools),
      meanings.map(([, at]) => at),
      [...tools],
    );
    await before.close();
    const after = await stage.show(later);
    const outcomes = await after.evaluate(
      (naming, indexes, before) => inPage.findAt(naming, indexes, before),
      naming,
      meanings.map(([, , at]) => [at ?? []].flat()),
      meanings.map(([what]) => what),
    );
    await after.close();
    measured.namings.push(naming);
    measured.outcomes.push(...outcomes.map((outcome) => ({ ...outcome, change: name })));
  }
  return measured;
}
