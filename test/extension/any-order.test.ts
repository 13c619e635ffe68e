import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  append,
  begin,
  interrupted,
  journeyOf,
  remove,
  restore,
  resumed,
  retitle,
  type Session,
} from '../../extension/background/session.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { button, MAIN, SITE, Story, type Delivery } from './stream.ts';

test('reports in any order, some of them twice, make the journey that they make in order', () => {
  fc.assert(
    fc.property(story.chain(inAnyOrder), ([told, deliveries]) => {
      const inOrder = told.told(begin(MAIN, SITE));
      const shuffled = deliveries.reduce((now, deliver) => deliver(now), begin(MAIN, SITE));
      expect(withoutIds(shuffled)).toEqual(withoutIds(inOrder));
    }),
  );
});

test('every act that was told is in the journey, or was part of one that is', () => {
  fc.assert(
    fc.property(story.chain(inAnyOrder), ([told, deliveries]) => {
      const session = deliveries.reduce((now, deliver) => deliver(now), begin(MAIN, SITE));
      const text = printJourney(journeyOf(session));
      for (const name of told.names) expect(text).toContain(`"name": "${name}"`);
    }),
  );
});

test('whatever comes in and whatever the person does, the journey can be read back', () => {
  const edit: fc.Arbitrary<Delivery> = fc.oneof(
    fc.nat().map((which): Delivery => (session) => {
      const { steps } = journeyOf(session);
      return remove(session, steps[which % Math.max(1, steps.length)]?.id ?? '');
    }),
    fc.constantFrom<Delivery>(
      restore,
      interrupted,
      (session) => resumed(session, MAIN),
      (session) => ({ ...session, state: 'paused' }),
      (session) => append(session, { kind: 'screenshot', name: 'seen' }),
      (session) => append(session, { kind: 'expect', target: button('A'), check: { kind: 'visible' } }),
      (session) => ({ ...session, title: '' }),
      (session) => ({ ...session, title: '日本' }),
    ),
    fc.tuple(fc.nat(), fc.constantFrom('', ' ', 'Walk')).map(([which, title]): Delivery => (session) => {
      const { steps } = journeyOf(session);
      return retitle(session, steps[which % Math.max(1, steps.length)]?.id ?? '', title);
    }),
  );
  const deliveries = story
    .chain(inAnyOrder)
    .chain(([, all]) =>
      fc
        .array(fc.tuple(fc.nat(all.length), edit), { maxLength: 6 })
        .map((edits) => edits.reduce((now, [place, one]) => now.toSpliced(place, 0, one), all)),
    );
  fc.assert(
    fc.property(deliveries, (all) => {
      let session = begin(MAIN, SITE);
      for (const deliver of all) {
        session = deliver(session);
        const journey = journeyOf(session);
        expect(parseJourney(printJourney(journey), 'walk.journey.json')).toEqual(journey);
      }
    }),
    { numRuns: 60 },
  );
});

test('of a long recording the session keeps no more than its steps and the last reports', () => {
  const long = new ToldStory();
  const page = long.page(MAIN, '/', 'Walk').arrived('start');
  for (let number = 0; number < 10_000; number += 1) page.fill('Name', `text ${number}`, 'typing');
  const session = long.told(begin(MAIN, SITE));
  expect(journeyOf(session).steps).toHaveLength(3);
  expect(session.taken).toEqual({ 'document-1': { upTo: 10_001, beyond: [] } });
  expect(session.recent.length).toBeLessThanOrEqual(200);
});

/** A story that remembers what was acted on. */
class ToldStory extends Story {
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
const story: fc.Arbitrary<ToldStory> = fc
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
function inAnyOrder(told: ToldStory): fc.Arbitrary<[ToldStory, Delivery[]]> {
  const { deliveries } = told;
  const all = fc
    .tuple(fc.shuffledSubarray(deliveries, { minLength: deliveries.length }), fc.shuffledSubarray(deliveries))
    .map(([each, again]) => [...each, ...again]);
  return fc.tuple(fc.constant(told), all);
}

function withoutIds(session: Session): unknown {
  const { steps, ...rest } = journeyOf(session);
  return { ...rest, steps: steps.map((step) => ({ ...step, id: '' })) };
}
