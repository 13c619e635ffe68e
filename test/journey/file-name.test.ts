import { expect, test } from 'vitest';
import { matchesName, stableName } from '../../journey/file-name.ts';

test.each([
  ['bookings.csv', 'bookings.csv'],
  ['bookings-2027-03-04.csv', 'bookings-*-*-*.csv'],
  ['invoice 8f3a9c21.pdf', 'invoice *.pdf'],
  ['*', '*'],
])('%s is written as %s, which names it', (name, pattern) => {
  expect(stableName(name)).toBe(pattern);
  expect(matchesName(pattern, name)).toBe(true);
});

test.each([
  ['bookings.csv', 'bookings-csv'],
  ['bookings.csv', 'my bookings.csv'],
  ['invoice *.pdf', 'invoice 1.csv'],
])('%s does not name %s', (pattern, name) => expect(matchesName(pattern, name)).toBe(false));

test('a name of many wildcards takes no longer for it', () => {
  expect(matchesName(`${'a*'.repeat(1000)}b`, `${'a'.repeat(5000)}c`)).toBe(false);
});
