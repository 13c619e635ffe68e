import { describe, expect, test } from 'vitest';
import { isOutOfReach } from '../../extension/panel/out-of-reach.ts';
import { proposalsOf, tabOfLastAct } from '../../extension/panel/proposed.ts';
import type { Journey, Step, Target } from '../../journey/model.ts';

const heading: Target = {
  candidates: [{ by: 'role', role: 'heading', name: 'Booked' }],
  fingerprint: { tag: 'h1', role: 'heading', name: 'Booked' },
};
/** The same as it comes out of storage, its keys in another order. */
const stored: Target = {
  candidates: [{ by: 'role', name: 'Booked', role: 'heading' }],
  fingerprint: { name: 'Booked', role: 'heading', tag: 'h1' },
};
const message: Target = {
  candidates: [
    { by: 'text', value: 'Saved' },
    { by: 'role', role: 'status' },
  ],
  fingerprint: { tag: 'p', role: 'status' },
};
const SEEN = {
  url: 'http://127.0.0.1/bookings/48151623',
  title: 'Booked · Nook',
  said: [
    { kind: 'message' as const, text: 'Saved', target: message },
    { kind: 'heading' as const, text: 'Booked', target: heading },
  ],
};
const press: Step = { id: 'press', kind: 'press', key: 'Enter' };

function journey(...steps: Step[]): Journey {
  return {
    version: 1,
    id: 'walk',
    title: 'Walk',
    baseUrl: 'http://127.0.0.1',
    inputs: {},
    secrets: [],
    environment: { viewport: { width: 1280, height: 800 } },
    steps,
  };
}

describe('checks that suggest themselves', () => {
  test('are about what is new: messages by what they read, headings, the address without its numbers, the title', () => {
    const proposals = proposalsOf(SEEN, journey(press));
    expect(proposals.map(({ words }) => words)).toEqual([
      'Message “Saved”',
      'Heading “Booked”',
      'Address /bookings/*',
      'Title “Booked · Nook”',
    ]);
    // An element that is named by its text would always read so.
    expect(proposals[0]).toMatchObject({
      check: { kind: 'text', text: 'Saved' },
      target: {
        candidates: [
          { by: 'role', role: 'status' },
          { by: 'text', value: 'Saved' },
        ],
      },
    });
    expect(proposalsOf({ said: [] }, journey(press))).toEqual([]);
  });

  test('are none that the journey has after its last act, but those that it had before that act', () => {
    const checks: Step[] = [
      { id: 'a', kind: 'expect', check: { kind: 'url', url: '/bookings/*' } },
      { id: 'b', kind: 'expect', target: stored, check: { kind: 'visible' } },
    ];
    const words = (steps: Step[]): string[] => proposalsOf(SEEN, journey(...steps)).map((one) => one.words);
    expect(words([press, ...checks])).toEqual(['Message “Saved”', 'Title “Booked · Nook”']);
    expect(words([...checks, press])).toHaveLength(4);
  });

  test('are seen in the tab of the last act', () => {
    const check: Step = { id: 'a', kind: 'expect', check: { kind: 'url', url: '/' } };
    expect(tabOfLastAct(journey(press, { ...press, id: 'b', page: 'plan' }, check))).toBe('plan');
    expect(tabOfLastAct(journey())).toBe('main');
  });
});

test('a background that is gone is told apart from one that refuses', () => {
  expect(isOutOfReach('Could not establish connection. Receiving end does not exist.')).toBe(true);
  expect(isOutOfReach('Extension context invalidated.')).toBe(true);
  expect(isOutOfReach('“Click button “A”” can’t come before “Go to /”, which goes to the first page.')).toBe(
    false,
  );
});
