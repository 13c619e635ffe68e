import { fc } from '../random.ts';
import { expect, test } from 'vitest';
import { journeyOf } from '../../extension/background/journey-of.ts';
import { begin, EMPTY, type Session } from '../../extension/background/session.ts';
import { sessionIn, storedInPlaceOf } from '../../extension/background/stored.ts';
import { canonical } from '../../journey/canonical.ts';
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

test('what lies in storage is the session, whatever came in whichever order, and after another one', () => {
  fc.assert(
    fc.property(story.chain(inAnyOrder), story.chain(inAnyOrder), ([, first], [, second]) => {
      const storage = new Storage();
      for (const deliveries of [first, second]) {
        let session = begin(MAIN, SITE);
        storage.keep(session);
        for (const deliver of deliveries) storage.keep((session = deliver(session)));
        expect(storage.session).toEqual(session);
      }
      storage.keep(EMPTY);
      expect(storage.session).toEqual(EMPTY);
      expect(Object.values(storage.values).filter((value) => value !== null)).toHaveLength(2);
    }),
  );
});

test('of a long recording little is stored with each thing that happens', () => {
  const long = new ToldStory();
  const page = long.page(MAIN, '/', 'Walk').arrived('start');
  for (let number = 0; number < 500; number += 1) page.fill(`Field ${number}`, 'text');
  const storage = new Storage();
  let session = begin(MAIN, SITE);
  const sizes = long.deliveries.map((deliver) => storage.keep((session = deliver(session))));
  expect(storage.session).toEqual(session);
  expect(journeyOf(session).steps).toHaveLength(502);
  // What has happened is put together now and then.
  expect(sizes.filter((size) => size > 1000).length).toBeLessThan(7);
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

/** A storage that knows all that was ever put into it. */
class Storage {
  readonly values: Record<string, unknown> = {};
  #last: Session | undefined;

  /** Stores a session in place of the last; gives how much that was, in letters of JSON. */
  keep(session: Session): number {
    const stored = storedInPlaceOf(this.#last, session);
    this.#last = session;
    Object.assign(this.values, stored);
    return JSON.stringify(stored).length;
  }

  get session(): Session {
    return sessionIn(JSON.parse(canonical(this.values)));
  }
}

function withoutIds(session: Session): unknown {
  const { steps, ...rest } = journeyOf(session);
  return { ...rest, steps: steps.map((step) => ({ ...step, id: '' })) };
}
