import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../journey/model.ts';
import { stabilityOf } from '../../journey/target/stability.ts';

describe('a name is trusted the more, the more kinds of release it outlasts', () => {
  const ranked: Candidate[] = [
    { by: 'testid', value: 'save' },
    { by: 'role', role: 'button', name: 'Save' },
    { by: 'text', value: 'Save' },
    { by: 'css', value: '#save' },
    { by: 'css', value: 'a[href="/save"]' },
    { by: 'css', value: 'button.save' },
    { by: 'text', value: '24,99 €' },
    { by: 'css', value: 'li:nth-of-type(3)' },
  ];
  test.each(ranked.slice(1).map((less, at) => [ranked[at], less] as const))('%j before %j', (more, less) => {
    expect(more && stabilityOf(more)).toBeGreaterThan(stabilityOf(less));
  });

  test('and no more than the part of the page that it is told by', () => {
    const within: Candidate = { by: 'css', value: 'div.card' };
    const narrowed: Candidate = { by: 'role', role: 'button', name: 'Save', within };
    expect(stabilityOf(narrowed)).toBeLessThan(stabilityOf(within));
  });
});
