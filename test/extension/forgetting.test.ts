import { expect, test } from 'vitest';
import { forgotten } from '../../extension/background/forgetting.ts';
import { journeyOf } from '../../extension/background/journey-of.ts';
import { begin, edit, undo, type Session } from '../../extension/background/session.ts';
import { MAIN, SITE, stored, Story } from './stream.ts';
import { idOf, readSession } from './words.ts';

const TEXT = 'Rudolph-42';

/** A recording in which a text is typed letter by letter, then again into another field. */
function recorded(): Session {
  const story = new Story();
  const page = story.page(MAIN, '/').arrived('start');
  for (let length = 1; length <= TEXT.length; length += 1) page.fill('Code', TEXT.slice(0, length), 'a');
  page.fill('Code again', TEXT, 'b').fill('Name', 'Santa', 'c');
  return story.told(begin(MAIN, SITE));
}

function called(session: Session, words: string, secret: string): Session {
  const asked = { type: 'set', id: idOf(session, words), fields: { value: { secret } } } as const;
  return forgotten(edit(session, asked), asked, session);
}

test('a text that the person calls a secret is forgotten, as it was and as it came to be', () => {
  const session = called(recorded(), `Fill button “Code” with “${TEXT}”`, 'CODE');
  expect(readSession(session)).toEqual([
    'Go to /',
    'Fill button “Code” with the secret CODE',
    'Fill button “Code again” with the secret CODE',
    'Fill button “Name” with “Santa”',
  ]);
  for (const part of [TEXT, TEXT.slice(0, 4)]) expect(JSON.stringify(session)).not.toContain(part);
  expect(JSON.stringify(session)).toContain('Santa');
});

test('also what was typed of it before and after the background was stopped', () => {
  const story = new Story();
  const page = story.page(MAIN, '/').arrived('start').fill('Code', 'Rudolph', 'a');
  const before = story.told(begin(MAIN, SITE));
  page.fill('Code', TEXT, 'b');
  const session = called(
    story.told(stored(before), story.deliveries.length - 1),
    `Fill button “Code” with “${TEXT}”`,
    'CODE',
  );
  expect(JSON.stringify(session)).not.toContain('Rudolph');
});

test('and does not come back when that is undone', () => {
  const session = undo(called(recorded(), `Fill button “Code” with “${TEXT}”`, 'CODE'));
  expect(readSession(session)[1]).toBe('Fill button “Code” with the secret CODE');
  expect(journeyOf(session).secrets).toEqual(['CODE']);
});
