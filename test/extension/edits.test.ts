import { describe, expect, test } from 'vitest';
import { journeyOf, recordingOf } from '../../extension/background/journey-of.ts';
import {
  append,
  begin,
  edit,
  EMPTY,
  mark,
  redo,
  undo,
  type Session,
} from '../../extension/background/session.ts';
import { MOST_UNDONE } from '../../extension/background/edits.ts';
import { historyKey } from '../../extension/panel/history-key.ts';
import { button, MAIN, SITE, Story } from './stream.ts';
import { idOf, readSession } from './words.ts';

/** Three clicks on the first page, under its heading. */
function clicks(): { story: Story; page: ReturnType<Story['page']>; session: Session } {
  const story = new Story();
  const page = story.page(MAIN, '/', 'Shop').arrived('start').click('A').click('B').click('C');
  return { story, page, session: story.told(begin(MAIN, SITE)) };
}

const CLICKS = ['Shop', 'Go to /', 'Click button “A”', 'Click button “B”', 'Click button “C”'];

/** The session after what was told since. */
function more(story: Story, session: Session, from: number): Session {
  return story.told(session, from);
}

describe('undo and redo', () => {
  test('go back and forth through edits of all kinds, over acts that came since', () => {
    const { story, page, session } = clicks();
    let now = edit(session, { type: 'delete', ids: [idOf(session, 'Click button “B”')] });
    now = edit(now, { type: 'retitle', id: idOf(now, 'Shop'), title: 'Look' });
    now = append(now, { kind: 'screenshot', name: 'seen' });
    page.click('D');
    now = more(story, now, 4);
    expect(readSession(now)).toEqual([
      'Look',
      'Go to /',
      'Click button “A”',
      'Click button “C”',
      'Take the screenshot “seen”',
      'Click button “D”',
    ]);
    const back = undo(undo(undo(now)));
    expect(readSession(back)).toEqual([...CLICKS, 'Click button “D”']);
    expect(recordingOf(back)).toMatchObject({ redo: 'Deleted: Click button “B”' });
    expect(recordingOf(back).undo).toBeUndefined();
    expect(undo(back)).toBe(back);
    expect(readSession(redo(redo(redo(back))))).toEqual(readSession(now));
  });

  test('an edit after an undo is another way on: what was undone can’t be done again', () => {
    const { session } = clicks();
    const undone = undo(edit(session, { type: 'delete', ids: [idOf(session, 'Click button “B”')] }));
    const other = edit(undone, { type: 'delete', ids: [idOf(undone, 'Click button “A”')] });
    expect(redo(other)).toBe(other);
    expect(readSession(undo(other))).toEqual(CLICKS);
  });

  test('many edits can be undone, and not endlessly many', () => {
    const { session } = clicks();
    let now = session;
    for (let number = 0; number < MOST_UNDONE + 3; number += 1) {
      now = edit(now, { type: 'retitle', id: idOf(session, 'Shop'), title: `Title ${number}` });
    }
    let count = 0;
    for (; recordingOf(now).undo !== undefined; count += 1) now = undo(now);
    expect(count).toBe(MOST_UNDONE);
    expect(readSession(now)[0]).toBe('Title 2');
    for (; recordingOf(now).redo !== undefined; count -= 1) now = redo(now);
    expect(count).toBe(0);
  });

  test('the usual keys ask for them', () => {
    const keys = { key: 'z', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    expect(historyKey({ ...keys, ctrlKey: true })).toBe('undo');
    expect(historyKey({ ...keys, metaKey: true })).toBe('undo');
    expect(historyKey({ ...keys, key: 'Z', ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(historyKey({ ...keys, key: 'y', ctrlKey: true })).toBe('redo');
    for (const other of [
      keys,
      { ...keys, ctrlKey: true, altKey: true },
      { ...keys, key: 'x', ctrlKey: true },
    ])
      expect(historyKey(other)).toBeUndefined();
  });

  test('a name is undone as a whole and not by the letter', () => {
    const { session } = clicks();
    const named = ['T', 'To', 'Toy'].reduce((now, title) => edit(now, { type: 'name', title }), session);
    expect(recordingOf(named).name).toBe('Toy');
    expect(recordingOf(undo(named)).name).toBe('');
  });

  test('an act that comes late has its place, and the edits stay', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('A').click('B').click('C');
    const [arrived, a, b, c] = story.deliveries;
    let now = [arrived, a, c].reduce((session, deliver) => deliver?.(session) ?? session, begin(MAIN, SITE));
    now = edit(now, { type: 'move', ids: [idOf(now, 'Click button “C”')], after: idOf(now, 'Go to /') });
    now = b?.(now) ?? EMPTY;
    expect(readSession(now)).toEqual(['Go to /', 'Click button “C”', 'Click button “A”', 'Click button “B”']);
    expect(readSession(undo(now))).toEqual([
      'Go to /',
      'Click button “A”',
      'Click button “B”',
      'Click button “C”',
    ]);
  });
});

describe('the order', () => {
  test('steps go where they are put, and what is recorded then comes after them all', () => {
    const { story, page, session } = clicks();
    const ids = [idOf(session, 'Click button “A”'), idOf(session, 'Click button “B”')];
    const after = idOf(session, 'Click button “C”');
    const there = edit(session, { type: 'move', ids, after });
    page.click('D');
    expect(readSession(more(story, there, 4))).toEqual([
      'Shop',
      'Go to /',
      'Click button “C”',
      'Click button “A”',
      'Click button “B”',
      'Click button “D”',
    ]);
  });

  test('nothing is done before its tab is opened, or after it is closed', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Plan');
    story.opened(2, MAIN);
    story.page(2, '/plan').arrived('load', 0, true).click('Zoom');
    story.now += 5000;
    story.closed(2);
    const session = story.told(begin(MAIN, SITE));
    const zoom = idOf(session, 'plan: Click button “Zoom”');
    const put = (ids: string[], after: string) => () => edit(session, { type: 'move', ids, after });
    expect(put([zoom], idOf(session, 'Go to /'))).toThrow(
      '“Click button “Zoom”” can’t come before “Click button “Plan””, which opens the tab “plan” that it is in.',
    );
    expect(put([zoom], idOf(session, 'plan: Close the tab “plan”'))).toThrow('its tab is closed by then');
    expect(put([idOf(session, 'Click button “Plan” → opens the tab “plan”')], '')).toThrow(
      'can’t come before “Go to /”, which goes to the first page.',
    );
  });
});

describe('the content of steps', () => {
  test('a typed text becomes an input that holds it, and the input gets another name and value', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').fill('Name', 'Rudolph', 't');
    let now = story.told(begin(MAIN, SITE));
    const id = idOf(now, 'Fill button “Name” with “Rudolph”');
    now = edit(now, { type: 'set', id, fields: { value: { input: 'guest' } }, inputs: { guest: 'Rudolph' } });
    expect(journeyOf(now).inputs).toEqual({ guest: 'Rudolph' });
    now = edit(now, { type: 'rename-input', from: 'guest', to: 'visitor' });
    now = edit(now, { type: 'input', name: 'visitor', value: 'Dasher' });
    expect(journeyOf(now).inputs).toEqual({ visitor: 'Dasher' });
    expect(readSession(now).at(-1)).toBe('Fill button “Name” with the input visitor');
    expect(journeyOf(undo(undo(undo(now)))).inputs).toEqual({});
  });

  test('a typed text becomes a secret: the journey has its name and not its text', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').fill('Token', 'hunter2', 't');
    const session = story.told(begin(MAIN, SITE));
    const id = idOf(session, 'Fill button “Token” with “hunter2”');
    const journey = journeyOf(edit(session, { type: 'set', id, fields: { value: { secret: 'TOKEN' } } }));
    expect(journey.secrets).toEqual(['TOKEN']);
    expect(JSON.stringify(journey)).not.toContain('hunter2');
  });

  test('more typing in a field whose text the person wrote anew is a step of its own', () => {
    const story = new Story();
    const page = story.page(MAIN, '/').arrived('start').fill('Name', 'Ru', 't');
    const session = story.told(begin(MAIN, SITE));
    const id = idOf(session, 'Fill button “Name” with “Ru”');
    const changed = edit(session, { type: 'set', id, fields: { value: 'Dasher' } });
    page.fill('Name', 'Rud', 't');
    expect(readSession(more(story, changed, 2))).toEqual([
      'Go to /',
      'Fill button “Name” with “Dasher”',
      'Fill button “Name” with “Rud”',
    ]);
  });

  test('what a step brings about later stays with it when it was edited', () => {
    const story = new Story();
    const page = story.page(MAIN, '/').arrived('start').click('Book');
    const session = story.told(begin(MAIN, SITE));
    const id = idOf(session, 'Click button “Book”');
    const other = edit(session, { type: 'set', id, fields: { target: button('Reserve'), count: 2 } });
    page.leaving();
    story.page(MAIN, '/book').arrived();
    expect(readSession(more(story, other, 2))).toEqual([
      'Go to /',
      'Double-click button “Reserve” → goes to /book',
    ]);
  });

  test('what the model does not take is refused in words, and changes nothing', () => {
    const { session } = clicks();
    const id = idOf(session, 'Click button “A”');
    const set = (fields: Record<string, unknown>) => () => edit(session, { type: 'set', id, fields });
    expect(set({ count: 3 })).toThrow('count: expected 2');
    expect(set({ key: 'Enter' })).toThrow('“Click button “A”” was not changed');
    expect(() => edit(session, { type: 'input', name: '1st', value: '' })).toThrow('can’t be a name');
  });
});

describe('groups', () => {
  const titles = ['Shop', 'Pick', 'Shop'];

  test('a run of steps gets its sentence, and what follows stays under its own heading', () => {
    const { session } = clicks();
    const grouped = edit(session, {
      type: 'group',
      ids: [idOf(session, 'Click button “A”'), idOf(session, 'Click button “B”')],
      title: 'Pick',
    });
    expect(readSession(grouped)).toEqual([
      'Shop',
      'Go to /',
      'Pick',
      'Click button “A”',
      'Click button “B”',
      'Shop',
      'Click button “C”',
    ]);
    expect(journeyOf(grouped).steps.flatMap((step) => (step.kind === 'group' ? [step.title] : []))).toEqual(
      titles,
    );
    expect(readSession(edit(grouped, { type: 'ungroup', id: idOf(grouped, 'Pick') }))).toEqual(CLICKS);
    expect(readSession(undo(grouped))).toEqual(CLICKS);
  });

  test('a run at the start of a group leaves no heading without steps, one at the end needs none after it', () => {
    const { session } = clicks();
    const start = edit(session, { type: 'group', ids: [idOf(session, 'Go to /')], title: 'Arrive' });
    expect(readSession(start)).toEqual(['Arrive', 'Go to /', ...CLICKS.slice(0, 1), ...CLICKS.slice(2)]);
    const end = edit(session, { type: 'group', ids: [idOf(session, 'Click button “C”')], title: 'End' });
    expect(readSession(end)).toEqual([...CLICKS.slice(0, 4), 'End', 'Click button “C”']);
  });
});

describe('the mark', () => {
  test('what is recorded and added has its place there, until the mark is taken away', () => {
    const { story, page, session } = clicks();
    let now = mark(session, idOf(session, 'Click button “A”'));
    page.click('X').click('Name').fill('Name', 'Ru', 't').fill('Name', 'Rudolph', 't');
    now = append(more(story, now, 4), { kind: 'screenshot', name: 'seen' });
    expect(recordingOf(now).mark).toBe(idOf(now, 'Take the screenshot “seen”'));
    now = mark(now, undefined);
    const from = story.deliveries.length;
    page.click('D');
    now = more(story, now, from);
    const there = [
      'Shop',
      'Go to /',
      'Click button “A”',
      'Click button “X”',
      'Fill button “Name” with “Rudolph”',
      'Take the screenshot “seen”',
      'Click button “B”',
      'Click button “C”',
      'Click button “D”',
    ];
    expect(readSession(now)).toEqual(there);
    expect(readSession(undo(now))).toEqual(there.filter((words) => !words.includes('screenshot')));
  });

  test('it stays in its place when the step before it is deleted', () => {
    const { story, page, session } = clicks();
    let now = mark(session, idOf(session, 'Click button “B”'));
    now = edit(now, { type: 'delete', ids: [idOf(now, 'Click button “B”')] });
    expect(recordingOf(now).mark).toBe(idOf(now, 'Click button “A”'));
    page.click('X');
    now = more(story, now, 4);
    expect(readSession(now)).toEqual([...CLICKS.slice(0, 3), 'Click button “X”', 'Click button “C”']);
  });

  test('a tab that was opened anew there is opened once, when what opened it first is back', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Plan');
    story.opened(2, MAIN);
    const plan = story.page(2, '/plan').arrived('load', 0, true);
    let now = story.told(begin(MAIN, SITE));
    const from = story.deliveries.length;
    now = edit(now, { type: 'delete', ids: [idOf(now, 'Click button “Plan” → opens the tab “plan”')] });
    now = mark(now, idOf(now, 'Go to /'));
    plan.click('Zoom');
    now = more(story, now, from);
    const anew = 'plan: Open a tab “plan” at /plan';
    expect(readSession(now)).toEqual(['Go to /', anew, 'plan: Click button “Zoom”']);
    const back = undo(now);
    const first = 'Click button “Plan” → opens the tab “plan”';
    expect(readSession(back)).toEqual(['Go to /', first, 'plan: Click button “Zoom”']);
    expect(readSession(redo(back))).toEqual(readSession(now));
  });
});
