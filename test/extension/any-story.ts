import { fc } from '../random.ts';
import { MAIN, Story, type Delivery } from './stream.ts';

/** Any walk through some pages and a popup, and its reports in any order. */

/** A story that remembers what was acted on. */
export class ToldStory extends Story {
  readonly names: string[] = [];
}

type Move = (on: { story: ToldStory; page: ReturnType<Story['page']>; tab: number; index: number }) => void;

const NAMES = ['A', 'B', 'C'] as const;

/** What can happen in one document; each with the names of the elements that were acted on. */
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom(...NAMES).map((name): Move => ({ story: told, page }) => {
    told.names.push(name);
    page.click(name);
  }),
  fc.constantFrom(...NAMES).map((name): Move => ({ story: told, page }) => {
    told.names.push(name);
    page.click(name).click(name).click(name, { count: 2 });
  }),
  fc.tuple(fc.constantFrom(...NAMES), fc.integer({ min: 1, max: 4 })).map(([name, keys]): Move => {
    return ({ story: told, page }) => {
      told.names.push(name);
      page.click(name);
      const merge = `typing-${told.now}`;
      for (let key = 1; key <= keys; key += 1) page.fill(name, 'x'.repeat(key), merge);
    };
  }),
  fc.constant<Move>(({ page }) => void page.dialog('Sure?')),
  fc.constantFrom('/found', '/found/48151623', '/?page=2').map(
    (path): Move =>
      ({ page, index }) =>
        void page.routed(path, 'push', index + 1),
  ),
  fc.constant<Move>(({ story: told, page, tab }) => {
    page.leaving();
    told.answered(tab, 'tours.csv');
  }),
  fc.constant<Move>(({ page }) => void page.routed('/found', 'replace')),
  fc.constant<Move>(({ page }) => void page.routed('/', 'traverse', 0, true)),
  fc.nat(3000).map(
    (pause): Move =>
      ({ story: told }) =>
        void (told.now += pause),
  ),
);

interface DocumentPlan {
  path: string;
  title: string;
  how: 'load' | 'reload' | 'traverse';
  left: boolean;
  moves: Move[];
}

const plan: fc.Arbitrary<DocumentPlan> = fc.record({
  path: fc.constantFrom('/', '/offices', '/book', '/%E2%82%AC', '/7'),
  title: fc.constantFrom('', 'Offices · Nook', 'Book', '(2) Book'),
  how: fc.constantFrom('load', 'reload', 'traverse'),
  left: fc.boolean(),
  moves: fc.array(move, { maxLength: 4 }),
});

/** Documents one after another in the first tab and in a popup that is opened on the way, and closed or not. */
export const story: fc.Arbitrary<ToldStory> = fc
  .record({
    before: fc.array(plan, { minLength: 1, maxLength: 3 }),
    popup: fc.array(plan, { maxLength: 2 }),
    isClosed: fc.boolean(),
    after: fc.array(plan, { maxLength: 2 }),
  })
  .map(({ before, popup, isClosed, after }) => {
    const told = new ToldStory();
    visit(told, MAIN, before, 0);
    if (popup.length > 0) {
      told.opened(2, MAIN);
      visit(told, 2, popup, 0);
      if (isClosed) told.closed(2);
    }
    visit(told, MAIN, after, before.length);
    return told;
  });

function visit(told: ToldStory, tab: number, plans: readonly DocumentPlan[], from: number): void {
  plans.forEach(({ path, title, how, left, moves }, index) => {
    const page = told.page(tab, path, title).arrived(how, from + index, true);
    for (const make of moves) make({ story: told, page, tab, index });
    if (left) page.leaving();
  });
}

/** The deliveries of a story shuffled, with some of them repeated. */
export function inAnyOrder(told: ToldStory): fc.Arbitrary<[ToldStory, Delivery[]]> {
  const { deliveries } = told;
  const all = fc
    .tuple(fc.shuffledSubarray(deliveries, { minLength: deliveries.length }), fc.shuffledSubarray(deliveries))
    .map(([each, again]) => [...each, ...again]);
  return fc.tuple(fc.constant(told), all);
}
