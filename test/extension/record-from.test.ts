import { expect, test } from 'vitest';
import { opened } from '../../extension/background/opening.ts';
import { journeyOf } from '../../extension/background/journey-of.ts';
import { begin, paused, resumedAfter, type Session } from '../../extension/background/session.ts';
import { wordStep } from '../../journey/wording.ts';
import { MAIN, SITE, Story } from './stream.ts';
import { idOf } from './words.ts';

/** What is recorded after the steps up to one were replayed has its place behind that step, with no address before it. */

const OTHER_TAB = 7;

/** The steps without headings after a step was replayed up to, and two acts were done from there. */
function recordedFrom(before: Session, after: string): string[] {
  const story = new Story();
  story.now = 2_000_000;
  story.page(OTHER_TAB, '/'); // another document than that of the walk, whose reports were taken
  const session = resumedAfter(before, idOf(before, after), OTHER_TAB, `${SITE}/`, 1_999_000);
  story.page(OTHER_TAB, '/').arrived('start').click('X').click('Y');
  const { steps } = journeyOf(story.told(session));
  return steps.flatMap((step) => (step.kind === 'group' ? [] : [wordStep(step)]));
}

function walk(): Session {
  const story = new Story();
  story.page(MAIN, '/').arrived('start').click('A').click('B');
  return story.told(begin(MAIN, SITE));
}

const [GO, A, B, X, Y] = ['Go to /', ...['A', 'B', 'X', 'Y'].map((name) => `Click button “${name}”`)];

test('of a paused recording, in the midst or at its end', () => {
  const session = paused(walk(), 1_500_000);
  expect(recordedFrom(session, A ?? '')).toEqual([GO, A, X, Y, B]);
  expect(recordedFrom(session, B ?? '')).toEqual([GO, A, B, X, Y]);
});

test('of a kept journey that was opened', () => {
  const session = opened(journeyOf(walk()), { key: 'k', name: '', now: 1_600_000 });
  expect(recordedFrom(session, A ?? '')).toEqual([GO, A, X, Y, B]);
});
