import { expect, test } from 'vitest';
import { chosenOf, clicked, placeBeyond, stepped } from '../../extension/panel/selection.ts';

const IDS = ['a', 'b', 'c', 'd'];

test('a click chooses a row, one with Shift the run to it, in either direction', () => {
  const one = clicked({}, 'c', false);
  expect(chosenOf(IDS, one)).toEqual(['c']);
  expect(chosenOf(IDS, clicked(one, 'd', true))).toEqual(['c', 'd']);
  expect(chosenOf(IDS, clicked(one, 'a', true))).toEqual(['a', 'b', 'c']);
  expect(chosenOf(IDS, clicked(clicked(one, 'a', true), 'd', true))).toEqual(['c', 'd']);
});

test('arrows move the focus and choose nothing; with Shift the run grows and shrinks', () => {
  const down = stepped(IDS, { focus: 'b' }, 1, false);
  expect(down).toEqual({ focus: 'c' });
  expect(chosenOf(IDS, down)).toEqual([]);
  const grown = stepped(IDS, down, 1, true);
  expect(chosenOf(IDS, grown)).toEqual(['c', 'd']);
  expect(chosenOf(IDS, stepped(IDS, grown, 1, true))).toEqual(['c', 'd']);
  expect(chosenOf(IDS, stepped(IDS, grown, -1, true))).toEqual(['c']);
  expect(stepped([], {}, 1, false)).toEqual({});
});

test('of a run that holds a row which is gone, nothing is chosen', () => {
  expect(chosenOf(['a', 'd'], { anchor: 'b', focus: 'd' })).toEqual([]);
});

test('rows go up and down by one place, and no further than the ends', () => {
  expect(placeBeyond(IDS, ['b', 'c'], 1)).toBe('d');
  expect(placeBeyond(IDS, ['b', 'c'], -1)).toBe('');
  expect(placeBeyond(IDS, ['c'], -1)).toBe('a');
  expect(placeBeyond(IDS, ['d'], 1)).toBeUndefined();
  expect(placeBeyond(IDS, ['a'], -1)).toBeUndefined();
});
