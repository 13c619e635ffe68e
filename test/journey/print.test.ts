import { expect, test } from 'vitest';
import { fc } from '../random.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { arbitraryJourney } from '../arbitrary-journey.ts';

test('the same journey gives the same bytes, in whatever order its keys were set', () => {
  fc.assert(
    fc.property(arbitraryJourney(), (journey) => {
      const text = printJourney(journey);
      expect(printJourney(parseJourney(text, 'x'))).toBe(text);
      expect(printJourney(reversed(journey))).toBe(text);
    }),
  );
});

/** Where a person names the keys, whose order is part of what was written. */
const NAMED_DATA = new Set(['inputs', 'attributes', 'fields']);

/** The same value with the keys of all objects but the named data in reverse order. */
function reversed<T>(value: T): T {
  const turn = (inner: unknown, key = ''): unknown => {
    if (Array.isArray(inner)) return inner.map((item) => turn(item));
    if (typeof inner !== 'object' || inner === null || NAMED_DATA.has(key)) return inner;
    const entries = Object.entries(inner).toReversed();
    return Object.fromEntries(entries.map(([name, item]) => [name, turn(item, name)]));
  };
  return turn(value) as T; // the same shape
}
