import { fc } from '../../random.ts';
import { expect, test } from 'vitest';
import { bundleForPage } from '../../in-page-bundle.ts';
import { keptReplayer } from '../kept-browsers.ts';

const SEED = 20_261_226;

/** What a page does to itself between two acts. */
export interface Change {
  what: (typeof KINDS)[number];
  at: number;
  to: number;
  word: string;
}

const KINDS = [
  'say',
  'split',
  'rewrite',
  'call',
  'title',
  'refer',
  'type',
  'copy',
  'move',
  'remove',
  'hide',
  'shade',
] as const;

const CARD =
  '<article><h3>Kite</h3><p>A <b>red</b> kite</p><label>Wishes <input></label><button>Give</button></article>';

const PAGE = `${CARD}${CARD}<a href="#">Kite</a>`;

const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...KINDS),
    at: fc.nat(200),
    to: fc.nat(200),
    word: fc.constantFrom('Kite', 'Give', 'red kite', 'Kit', 'e', '×', '7', 'Wishes 7'),
  }),
  { minLength: 1, maxLength: 12 },
);

test('what is known of the words in a page names elements as a look at all of it does, whatever the page does', async () => {
  const context = await (await keptReplayer()).createBrowserContext();
  try {
    const page = await context.newPage();
    await page.evaluate(await bundleForPage(new URL('./in-page/words.ts', import.meta.url)));
    const law = fc.asyncProperty(changes, async (made) => {
      const told = await page.evaluate((html, all) => differences(html, all), PAGE, made);
      expect(told).toEqual([]);
    });
    await fc.assert(law, { seed: SEED, numRuns: 40 });
  } finally {
    await context.close();
  }
});
