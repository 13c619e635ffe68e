import { cases, fc } from '../random.ts';
import { describe, expect, test } from 'vitest';
import { journeyOf, recordingOf } from '../../extension/background/journey-of.ts';
import { begin, redo, undo, type Session } from '../../extension/background/session.ts';
import { changesOf } from '../../extension/background/edits.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { anyEdit } from './any-edit.ts';
import { inAnyOrder, story } from './any-story.ts';
import { MAIN, SITE, type Delivery } from './stream.ts';

/** A walk with edits at any places in it, in the order in which both came. */
const edited: fc.Arbitrary<Delivery[]> = story
  .chain(inAnyOrder)
  .chain(([, all]) =>
    fc
      .array(fc.tuple(fc.nat(all.length), anyEdit), { maxLength: 14 })
      .map((edits) => edits.reduce((now, [place, one]) => now.toSpliced(place, 0, one), all)),
  );

describe('whatever happens and whatever the person edits', () => {
  test('the journey can be read back at every moment, and so it can after every undo and redo', () => {
    fc.assert(
      fc.property(edited, (all) => {
        let session = begin(MAIN, SITE);
        for (const deliver of all) {
          session = deliver(session);
          expectReadable(session);
        }
        for (const back of [undo, undo, undo, undo, redo, redo]) {
          session = back(session);
          expectReadable(session);
        }
      }),
      { numRuns: cases(80) },
    );
  });

  test('so many undos and as many redos give the same journey again', () => {
    fc.assert(
      fc.property(edited, fc.integer({ min: 1, max: 14 }), (all, most) => {
        const session = all.reduce((now, deliver) => deliver(now), begin(MAIN, SITE));
        let now = session;
        let count = 0;
        // Edits that were undone before are done again by a redo too.
        while (recordingOf(now).redo !== undefined) now = redo(now);
        const whole = journeyOf(now);
        for (; count < most && recordingOf(now).undo !== undefined; count += 1) now = undo(now);
        for (; count > 0; count -= 1) now = redo(now);
        expect(journeyOf(now)).toEqual(whole);
      }),
      { numRuns: cases(80) },
    );
  });

  test('a recorded step is missing only where a deletion in force names it', () => {
    fc.assert(
      fc.property(edited, (all) => {
        let session = begin(MAIN, SITE);
        for (const deliver of [...all, undo, undo, redo]) {
          session = deliver(session);
          expect(missingOf(session)).toEqual([]);
        }
      }),
      { numRuns: cases(80) },
    );
  });

  test('every act that was recorded is there when all edits are undone', () => {
    fc.assert(
      fc.property(edited, (all) => {
        let session = all.reduce((now, deliver) => deliver(now), begin(MAIN, SITE));
        while (recordingOf(session).undo !== undefined) session = undo(session);
        const ids = journeyOf(session).steps.map(({ id }) => id);
        expect(ids).toEqual(expect.arrayContaining(recordedIn(session)));
      }),
      { numRuns: cases(80) },
    );
  });
});

/** What was recorded and that nobody deleted, but is not in the journey. */
function missingOf(session: Session): string[] {
  const { steps } = journeyOf(session);
  const deleted = new Set(
    changesOf(session.edits ?? []).flatMap((change) => (change.kind === 'deleted' ? change.ids : [])),
  );
  return recordedIn(session).filter((id) => !deleted.has(id) && !steps.some((step) => step.id === id));
}

/** A tab that was opened anew, as what opened it was deleted, needs no opening once that is back. */
function recordedIn({ items }: Session): string[] {
  return items.flatMap(({ step, isAdded }) => (isAdded || step.kind === 'open' ? [] : [step.id]));
}

function expectReadable(session: Session): void {
  const journey = journeyOf(session);
  expect(parseJourney(printJourney(journey), 'walk.journey.json')).toEqual(journey);
}
