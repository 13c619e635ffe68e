import { fc } from '../../random.ts';
import { describe, expect, test } from 'vitest';
import { selectJourneys } from '../../../runner/many/select.ts';

const journeys = ['Book a tour', 'Search offices', 'Sign in'].map((title, index) => ({
  title,
  file: `journeys/${['tour', 'search', 'account'][index] ?? ''}.ts`,
}));
const titles = (selection: Parameters<typeof selectJourneys>[1]): string[] =>
  selectJourneys(journeys, selection).map(({ title }) => title);

test('all journeys in their order, when nothing is said', () => {
  expect(titles({})).toEqual(['Book a tour', 'Search offices', 'Sign in']);
});

test('a pattern looks at titles and files', () => {
  expect(titles({ grep: 'TOUR|account' })).toEqual(['Book a tour', 'Sign in']);
});

test('the parts of all shards together are all journeys, each in one part', () => {
  const count = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(count, count, (number, wanted) => {
      const all = Array.from({ length: number }, (_, index) => ({ title: `${index}`, file: '' }));
      const parts = Math.min(wanted, number);
      const shards = Array.from({ length: parts }, (_, index) =>
        selectJourneys(all, { shard: `${index + 1}/${parts}` }),
      );
      expect(shards.flat().toSorted((a, b) => Number(a.title) - Number(b.title))).toEqual(all);
      const sizes = shards.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

describe('a selection of nothing is refused', () => {
  test('by a pattern, telling what there is', () => {
    expect(() => titles({ grep: 'checkout' })).toThrow(/--grep checkout: no journey.*“Book a tour”/);
  });

  test('by more parts than there are journeys', () => {
    expect(() => titles({ shard: '4/4' })).toThrow('Use no more than 3 parts');
  });
});
