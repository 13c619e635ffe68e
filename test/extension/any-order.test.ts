import fc from 'fast-check';
import { expect, test } from 'vitest';
import { begin, journeyOf, type Session } from '../../extension/background/session.ts';
import { printJourney } from '../../journey/parse.ts';
import { inAnyOrder, story, ToldStory } from './any-story.ts';
import { MAIN, SITE, stored } from './stream.ts';

test('reports in any order, some of them twice, make the journey that they make in order', () => {
  fc.assert(
    fc.property(story.chain(inAnyOrder), ([told, deliveries]) => {
      const inOrder = told.told(begin(MAIN, SITE));
      const shuffled = deliveries.reduce((now, deliver) => deliver(now), begin(MAIN, SITE));
      expect(withoutIds(shuffled)).toEqual(withoutIds(inOrder));
    }),
  );
});

test('a background that is stopped after each report, and reads from storage what it knew, makes the same journey', () => {
  fc.assert(
    fc.property(story, (told) => {
      const undisturbed = told.told(begin(MAIN, SITE));
      const stopped = told.deliveries.reduce((now, deliver) => deliver(stored(now)), begin(MAIN, SITE));
      expect(stopped).toEqual(undisturbed);
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

test('of a long recording the session keeps no more than its steps and the last reports', () => {
  const long = new ToldStory();
  const page = long.page(MAIN, '/', 'Walk').arrived('start');
  for (let number = 0; number < 10_000; number += 1) page.fill('Name', `text ${number}`, 'typing');
  const session = long.told(begin(MAIN, SITE));
  expect(journeyOf(session).steps).toHaveLength(3);
  expect(session.taken).toEqual({ 'document-1': { upTo: 10_001, beyond: [] } });
  expect(session.recent.length).toBeLessThanOrEqual(200);
});

function withoutIds(session: Session): unknown {
  const { steps, ...rest } = journeyOf(session);
  return { ...rest, steps: steps.map((step) => ({ ...step, id: '' })) };
}
