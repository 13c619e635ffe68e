import { describe, expect, test } from 'vitest';
import { journeyOf, recordingOf } from '../../extension/background/journey-of.ts';
import {
  append,
  begin,
  edit,
  EMPTY,
  interrupted,
  paused,
  restarted,
  resumed,
  tabLost,
  take,
  undo,
  type Session,
} from '../../extension/background/session.ts';
import type { Report } from '../../extension/messages.ts';
import { button, MAIN, SITE, Story } from './stream.ts';
import { idOf, readSession } from './words.ts';

test('a click onto a box is the box being checked, also when the page changed around it meanwhile', () => {
  const story = new Story();
  const [best] = button('Post').candidates;
  if (!best) throw new Error('A button has a name.');
  const later = { ...button('Post'), candidates: [best, { by: 'css' as const, value: '#post' }] };
  story.page(MAIN, '/').arrived('start').click('Post').act({ kind: 'check', target: later });
  expect(read(story)).toEqual(['Go to /', 'Check button “Post”']);
});

describe('how a page was reached', () => {
  test('the first page is gone to, under its title', () => {
    const story = new Story();
    story.page(MAIN, '/offices', '(2) Offices · Nook').arrived('start').click('Find');
    expect(read(story)).toEqual(['Offices', 'Go to /offices', 'Click button “Find”']);
  });

  test('a page that an act led to is its effect', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Book').leaving();
    story.page(MAIN, '/book').arrived();
    expect(read(story)).toEqual(['Go to /', 'Click button “Book” → goes to /book']);
  });

  test('an address that was typed is a step', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Like');
    story.page(MAIN, '/book').arrived();
    expect(read(story)).toEqual(['Go to /', 'Click button “Like”', 'Go to /book']);
  });

  test('reload, back and forward are steps', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Book').leaving();
    story.page(MAIN, '/book').arrived('load', 1);
    story.page(MAIN, '/book').arrived('reload', 1);
    story.page(MAIN, '/').arrived('traverse', 0);
    story.page(MAIN, '/book').arrived('traverse', 1);
    expect(read(story)).toEqual([
      'Go to /',
      'Click button “Book” → goes to /book',
      'Reload the page',
      'Go back → goes to /',
      'Go forward → goes to /book',
    ]);
  });

  test('a reload that the page does itself is the effect of the act', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Refresh').leaving();
    story.page(MAIN, '/').arrived('reload');
    expect(read(story)).toEqual(['Go to /', 'Click button “Refresh” → goes to /']);
  });

  test('a page that began to leave and had a file for an answer is not left by what the person does then', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Invoice').leaving('load');
    story.page(MAIN, '/').arrived('reload');
    expect(read(story)).toEqual(['Go to /', 'Click button “Invoice”', 'Reload the page']);
    const later = new Story();
    later.page(MAIN, '/').arrived('start').click('Invoice').leaving('load');
    later.now += 60_000;
    later.page(MAIN, '/book').arrived('load');
    expect(read(later)).toEqual(['Go to /', 'Click button “Invoice”', 'Go to /book']);
  });

  test('downloads hang on the act, each under the stable part of its name', () => {
    const story = new Story();
    const page = story.page(MAIN, '/').arrived('start');
    page.click('Export').download('tours.csv').download('tours-2027.csv');
    expect(read(story)).toEqual([
      'Go to /',
      'Click button “Export” → downloads “tours.csv”, downloads “tours-*.csv”',
    ]);
  });

  test('a page that comes as a file belongs to the act that the page was to leave by, in its own tab or in a new one', () => {
    const story = new Story();
    const page = story.page(MAIN, '/').arrived('start').click('Export').leaving().click('Like');
    story.answered(MAIN, 'tours-2027.csv');
    page.click('Plan');
    story.opened(2, MAIN);
    story.answered(2, 'plan.xlsx');
    story.closed(2);
    page.click('Framed');
    story.answered(MAIN, 'small.csv', false);
    story.now += 5000;
    page.click('Book').leaving();
    story.page(MAIN, '/book').arrived();
    expect(read(story)).toEqual([
      'Go to /',
      'Click button “Export” → downloads “tours-*.csv”',
      'Click button “Like”',
      'Click button “Plan” → downloads “plan.xlsx”',
      'Click button “Framed” → downloads “small.csv”',
      'Click button “Book” → goes to /book',
    ]);
  });

  test('a page that comes after a file was not asked for by the click on the file', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Export').leaving();
    story.answered(MAIN, 'tours.csv');
    story.page(MAIN, '/book').arrived();
    expect(read(story)).toEqual(['Go to /', 'Click button “Export” → downloads “tours.csv”', 'Go to /book']);
  });

  test('a tab in which the browser shows what it has downloaded is no part of the walk', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Report').leaving();
    story.answered(MAIN, 'report.pdf');
    story.opened(2, MAIN);
    const { now } = story;
    story.add((session) => tabLost(session, 2, now));
    expect(read(story)).toEqual(['Go to /', 'Click button “Report” → downloads “report.pdf”']);
  });

  test('files of tabs that are not recorded are nobody’s business', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Like');
    story.answered(7, 'other.csv');
    expect(read(story)).toEqual(['Go to /', 'Click button “Like”']);
  });

  test('data that an act is the first to ask for hangs on it', () => {
    const story = new Story();
    const page = story.page(MAIN, '/').arrived('start').requested('/api/offices', false);
    page.click('Find').requested('/api/offices').requested('/api/seats/8f14e45fceea167a');
    page.click('Find more').requested('/api/seats/c9f0f895fb98ab91').requested('/api/price');
    expect(read(story)).toEqual([
      'Go to /',
      'Click button “Find” → requests /api/seats/*',
      'Click button “Find more” → requests /api/price',
    ]);
  });

  test('data is nothing to wait for where a page or a file is', () => {
    const story = new Story();
    const page = story.page(MAIN, '/').arrived('start');
    page.click('Export').requested('/api/export').download('tours.csv').requested('/api/count');
    page.click('Book').requested('/api/book').leaving();
    story.page(MAIN, '/book').arrived();
    expect(read(story)).toEqual([
      'Go to /',
      'Click button “Export” → downloads “tours.csv”',
      'Click button “Book” → goes to /book',
    ]);
  });

  test('of two clicks before a page is there, the one that made the page leave led to it', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Book').leaving().click('Like');
    story.page(MAIN, '/book').arrived();
    expect(read(story)).toEqual(['Go to /', 'Click button “Book” → goes to /book', 'Click button “Like”']);
  });

  test('what a click set going belongs to the double click that it was part of', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Book').leaving().click('Book').click('Book', { count: 2 });
    story.page(MAIN, '/book').arrived();
    expect(read(story)).toEqual(['Go to /', 'Double-click button “Book” → goes to /book']);
  });

  test('what a click has brought about, at a place in its element, is of the double click that it was part of', () => {
    const story = new Story();
    const place = { position: { x: 0.4, y: 0.5 } };
    story
      .page(MAIN, '/')
      .arrived('start')
      .click('Book', place)
      .requested('/api/book')
      .click('Book', place)
      .click('Book', { ...place, count: 2 });
    expect(read(story)).toEqual(['Go to /', 'Double-click button “Book” at 40 %, 50 % → requests /api/book']);
  });

  test('routes hang on the act; a replaced query does not, a later route replaces an earlier', () => {
    const story = new Story();
    story
      .page(MAIN, '/')
      .arrived('start')
      .fill('City', 'Oslo')
      .routed('/?city=Oslo', 'replace')
      .click('Find')
      .routed('/found')
      .routed('/found/48151623', 'replace');
    expect(read(story)).toEqual([
      'Go to /',
      'Fill button “City” with “Oslo”',
      'Click button “Find” → goes to /found/*',
    ]);
  });

  test('back and forward between routes are steps when the person went', () => {
    const story = new Story();
    story
      .page(MAIN, '/')
      .arrived('start')
      .click('Find')
      .routed('/found', 'push', 1)
      .routed('/', 'traverse', 0, true)
      .routed('/found', 'traverse', 1, true)
      .click('Undo')
      .routed('/', 'traverse', 0);
    expect(read(story)).toEqual([
      'Go to /',
      'Click button “Find” → goes to /found',
      'Go back → goes to /',
      'Go forward → goes to /found',
      'Click button “Undo” → goes to /',
    ]);
  });

  test('pages of other sites are not recorded', () => {
    const report: Report = {
      type: 'report',
      document: 'd',
      seq: 1,
      at: 1,
      url: 'http://127.0.0.1:4174/',
      seen: { kind: 'act', act: { kind: 'press', key: 'Enter' }, title: '' },
    };
    const session = begin(MAIN, SITE);
    expect(take(session, report, MAIN).items).toEqual([]);
    expect(take(session, { ...report, url: 'http://127.0.0.1:4173.evil.test/' }, MAIN).items).toEqual([]);
  });
});

describe('acts that are parts of others', () => {
  test('a click into a field goes into the typing, and typing on into the same step', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Name').fill('Name', 'R', 't').fill('Name', 'Ru', 't');
    expect(read(story)).toEqual(['Go to /', 'Fill button “Name” with “Ru”']);
  });

  test('a click on another element, with keys, or with an effect stays', () => {
    const story = new Story();
    story
      .page(MAIN, '/')
      .arrived('start')
      .click('Other')
      .click('Name', { modifiers: ['Shift'] })
      .click('Name')
      .dialog('Sure?')
      .fill('Name', 'R');
    expect(read(story)).toEqual([
      'Go to /',
      'Click button “Other”',
      'Click button “Name” with Shift',
      'Click button “Name” → answers the confirm “Sure?”',
      'Fill button “Name” with “R”',
    ]);
  });

  test('a click is a step beside the scrolling of the same element', () => {
    const story = new Story();
    const page = story.page(MAIN, '/').arrived('start').click('List');
    page.act({ kind: 'scroll', target: button('List'), to: 300 }, 'way');
    page.act({ kind: 'scroll', target: button('List'), to: 'end' }, 'way');
    expect(read(story)).toEqual(['Go to /', 'Click button “List”', 'Scroll button “List” to its end']);
  });

  test('a click is no part of pointing at the same element after it', () => {
    const story = new Story();
    story
      .page(MAIN, '/')
      .arrived('start')
      .click('Menu')
      .act({ kind: 'hover', target: button('Menu') })
      .click('Copy');
    expect(read(story)).toEqual([
      'Go to /',
      'Click button “Menu”',
      'Point at button “Menu”',
      'Click button “Copy”',
    ]);
  });

  test('typing into a field that can no longer be told apart leaves nothing of what it was', () => {
    const story = new Story();
    story
      .page(MAIN, '/')
      .arrived('start')
      .fill('Name', 'R', 't')
      .dialog('Sure?')
      .act({ kind: 'unsupported', reason: 'Typing on input' }, 't');
    expect(read(story)).toEqual(['Go to /', 'Unsupported: Typing on input → answers the confirm “Sure?”']);
    expect(journeyOf(story.told(begin(MAIN, SITE))).steps[1]).not.toHaveProperty('target');
  });
});

describe('tabs and dialogs', () => {
  test('a popup hangs on the act that opened it, its end on the act that closed it', () => {
    const story = new Story();
    const main = story.page(MAIN, '/').arrived('start').click('Plan');
    story.opened(2, MAIN);
    story.page(2, '/floor-plan').arrived('load', 0, true).click('Done');
    story.closed(2);
    main.click('Next');
    expect(read(story)).toEqual([
      'Go to /',
      'Click button “Plan” → opens the tab “floor-plan”',
      'floor-plan: Click button “Done” → closes the tab',
      'Click button “Next”',
    ]);
  });

  test('a tab that the person opens and closes are steps', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Like');
    story.now += 5000;
    story.opened(2, MAIN);
    story.page(2, '/floor-plan').arrived();
    story.closed(2);
    const session = story.told(begin(MAIN, SITE));
    expect(readSession(session)).toEqual([
      'Go to /',
      'Click button “Like”',
      'floor-plan: Open a tab “floor-plan” at /floor-plan',
      'floor-plan: Close the tab “floor-plan”',
    ]);
  });

  test('no two tabs have one name, also when the first did nothing and is gone', () => {
    const story = new Story();
    const main = story.page(MAIN, '/').arrived('start').click('Plan');
    story.opened(2, MAIN);
    story.page(2, '/plan').arrived('load', 0, true);
    story.closed(2);
    main.click('Plan');
    story.opened(3, MAIN);
    story.page(3, '/plan').arrived('load', 0, true);
    expect(read(story)).toEqual([
      'Go to /',
      'Click button “Plan” → opens the tab “plan”',
      'plan: Close the tab “plan”',
      'Click button “Plan” → opens the tab “plan-2”',
    ]);
  });

  test('nor when the first was closed in a pause', () => {
    const story = new Story();
    const main = story.page(MAIN, '/').arrived('start').click('Plan');
    story.opened(2, MAIN);
    story.page(2, '/plan').arrived('load', 0, true);
    story.add((session) => paused(session, story.now));
    story.closed(2);
    story.add((session) => resumed(session, undefined, story.now));
    main.click('Plan');
    story.opened(3, MAIN);
    story.page(3, '/plan').arrived('load', 0, true);
    let session = begin(MAIN, SITE);
    story.now = 1_000_000;
    for (const deliver of story.deliveries) {
      session = deliver(session);
      story.now += 100;
    }
    expect(readSession(session).at(-1)).toBe('Click button “Plan” → opens the tab “plan-2”');
  });

  test('a tab of another site is told of', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Pay');
    story.opened(2, MAIN);
    const session = tabLost(story.told(begin(MAIN, SITE)), 2);
    expect(readSession(session).at(-1)).toBe(
      `Unsupported: A tab with a page of another site was opened; only ${SITE} is recorded`,
    );
  });

  test('a tab that the person opened for something else is no step, until it comes to the site', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Like');
    story.now += 5000;
    story.opened(2, MAIN);
    const session = tabLost(story.told(begin(MAIN, SITE)), 2);
    expect(readSession(session)).toEqual(['Go to /', 'Click button “Like”']);
    story.page(2, '/plan').arrived();
    expect(readSession(story.told(session, 3)).at(-1)).toBe('plan: Open a tab “plan” at /plan');
  });

  test('a dialog in a tab in which nothing was done is told of', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Plan');
    story.opened(2, MAIN);
    story.page(2, '/plan').arrived('load', 0, true).dialog('Cookies?');
    expect(read(story).at(-1)).toBe(
      'plan: Unsupported: The confirm “Cookies?” came before anything was done in its tab',
    );
  });

  test('what is done in a pause is not kept, and what was done before it counts also when told of late', () => {
    const story = new Story();
    const page = story.page(MAIN, '/').arrived('start').click('Like').click('Before');
    const late = story.deliveries.pop();
    const before = paused(story.told(begin(MAIN, SITE)), story.now);
    story.now += 100;
    const end = story.deliveries.length;
    page
      .click('Meanwhile')
      .fill('Diary', 'Nobody knows')
      .dialog('Whose secret?', 'Mine')
      .download('diary.pdf');
    const during = story.told(before, end);
    expect(JSON.stringify(during)).not.toMatch(/Meanwhile|Diary|Nobody|secret|Mine|diary/);
    const after = story.told(resumed(late?.(during) ?? during, MAIN, story.now + 100), end);
    expect(readSession(after)).toEqual(['Go to /', 'Click button “Like”', 'Click button “Before”']);
  });

  test('when the last tab is closed the recording pauses, and goes on in another', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start');
    story.closed(MAIN);
    const session = story.told(begin(MAIN, SITE));
    expect(session.state).toBe('paused');
    story.page(7, '/book').arrived('start').click('Book');
    const after = story.told(resumed(session, 7), 2);
    expect(readSession(after)).toEqual(['Go to /', 'Go to /book', 'Click button “Book”']);
  });
});

describe('pausing and stopping', () => {
  test('nothing after a pause is recorded; what came before it is, however late it is told of', () => {
    const story = new Story();
    const start = story.now;
    story.page(MAIN, '/').arrived('start').click('Before').click('After').fill('After', 'x');
    const [arrived, before, ...after] = story.deliveries;
    const session = [arrived, ...after, before].reduce(
      (now, deliver) => deliver?.(now) ?? now,
      paused(begin(MAIN, SITE), start + 150),
    );
    expect(readSession(session)).toEqual(['Go to /', 'Click button “Before”']);
  });

  test('a page that an act led to before the pause is its effect', () => {
    const story = new Story();
    const start = story.now;
    story.page(MAIN, '/').arrived('start').click('Book').leaving();
    story.page(MAIN, '/book').arrived();
    const session = paused(begin(MAIN, SITE), start + 250);
    expect(readSession(story.told(session))).toEqual(['Go to /', 'Click button “Book” → goes to /book']);
  });

  test('a recording that goes on elsewhere goes there first; one that goes on in place does not', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Book');
    const session = interrupted(story.told(begin(MAIN, SITE)));
    expect(session.state).toBe('paused');
    story.page(MAIN, '/').arrived('start');
    expect(readSession(resumed(session, undefined))).toHaveLength(2);
    expect(readSession(story.deliveries.at(-1)?.(resumed(session, undefined)) ?? EMPTY)).toHaveLength(2);
    story.page(MAIN, '/away').arrived('load');
    const away = story.deliveries.at(-1)?.(session) ?? EMPTY;
    story.page(MAIN, '/away').arrived('start');
    const back = story.deliveries.at(-1)?.(resumed(away, undefined)) ?? EMPTY;
    expect(readSession(back)).toEqual(['Go to /', 'Click button “Book”', 'Go to /away']);
  });

  test('after a restart of the browser the tabs are others', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start');
    const session = restarted(story.told(begin(MAIN, SITE)));
    expect(session).toMatchObject({ state: 'paused', tabs: {} });
    expect(restarted(EMPTY)).toBe(EMPTY);
  });

  test.each(['idle', 'stopped'] as const)('a report changes nothing when %s', (state) => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Book');
    const session: Session = { ...begin(MAIN, SITE), state };
    expect(story.told(session)).toBe(session);
  });

  test('a click that points at an element is no step', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Book');
    expect(readSession(story.told({ ...begin(MAIN, SITE), pointing: true }))).toEqual(['Go to /']);
  });
});

describe('what the person changes', () => {
  test('a deleted step comes back in its place', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('A').click('B').click('C');
    const session = story.told(begin(MAIN, SITE));
    const without = edit(session, { type: 'delete', ids: [idOf(session, 'Click button “B”')] });
    expect(readSession(without)).toEqual(['Go to /', 'Click button “A”', 'Click button “C”']);
    expect(recordingOf(without).undo).toBe('Deleted: Click button “B”');
    expect(readSession(undo(without))).toEqual(readSession(session));
    expect(recordingOf(undo(without))).toMatchObject({ redo: 'Deleted: Click button “B”' });
    expect(recordingOf(undo(without)).undo).toBeUndefined();
  });

  test('a late report changes nothing of what was deleted', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('A').click('B').click('C');
    const [arrived, a, b, c] = story.deliveries;
    const session = [arrived, a, c].reduce((now, deliver) => deliver?.(now) ?? now, begin(MAIN, SITE));
    const late = b?.(edit(session, { type: 'delete', ids: [idOf(session, 'Click button “A”')] })) ?? EMPTY;
    expect(readSession(late)).toEqual(['Go to /', 'Click button “B”', 'Click button “C”']);
  });

  test('a page that a deleted act led to is gone to', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Like').click('Book').leaving();
    const session = story.told(begin(MAIN, SITE));
    const without = edit(session, { type: 'delete', ids: [idOf(session, 'Click button “Book”')] });
    story.page(MAIN, '/book').arrived();
    expect(readSession(story.deliveries.at(-1)?.(without) ?? EMPTY)).toEqual([
      'Go to /',
      'Click button “Like”',
      'Go to /book',
    ]);
  });

  test('typing on in a field whose typing was deleted is typing', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').fill('Name', 'R', 't').fill('Name', 'Ru', 't');
    const [arrived, first, second] = story.deliveries;
    const typed = [arrived, first].reduce((now, deliver) => deliver?.(now) ?? now, begin(MAIN, SITE));
    const without = edit(typed, { type: 'delete', ids: [idOf(typed, 'Fill button “Name” with “R”')] });
    expect(readSession(second?.(without) ?? EMPTY)).toEqual(['Go to /', 'Fill button “Name” with “Ru”']);
  });

  test('with the step that opened a tab go the steps in it, and come back with it', () => {
    const story = new Story();
    const main = story.page(MAIN, '/').arrived('start').click('Plan');
    story.opened(2, MAIN);
    const popup = story.page(2, '/plan').arrived('load', 0, true).click('Zoom');
    main.click('Next');
    const session = story.told(begin(MAIN, SITE));
    const without = edit(session, {
      type: 'delete',
      ids: [idOf(session, 'Click button “Plan” → opens the tab “plan”')],
    });
    expect(readSession(without)).toEqual(['Go to /', 'Click button “Next”']);
    expect(readSession(undo(without))).toEqual(readSession(session));

    popup.click('Turn');
    const after = story.deliveries.at(-1)?.(without) ?? EMPTY;
    expect(readSession(after)).toEqual([
      'Go to /',
      'Click button “Next”',
      'plan: Open a tab “plan” at /plan',
      'plan: Click button “Turn”',
    ]);
    expect(readSession(undo(after)).filter((words) => words.includes('Open a tab'))).toEqual([]);
  });

  test('a heading keeps the name that the person gave it', () => {
    const story = new Story();
    const page = story.page(MAIN, '/', 'Offices').arrived('start');
    const session = story.told(begin(MAIN, SITE));
    const renamed = edit(session, { type: 'retitle', id: idOf(session, 'Offices'), title: 'Look around' });
    page.click('Find');
    const after = story.deliveries.at(-1)?.(renamed) ?? EMPTY;
    expect(readSession(after)).toEqual(['Look around', 'Go to /', 'Click button “Find”']);
    expect(readSession(edit(after, { type: 'retitle', id: idOf(after, 'Look around'), title: ' ' }))).toEqual(
      readSession(after),
    );
  });

  test('checks and screenshots come last, a screenshot of the tab in which something was last done', () => {
    const story = new Story();
    story.page(MAIN, '/').arrived('start').click('Plan');
    story.opened(2, MAIN);
    story.page(2, '/plan').arrived('load', 0, true).click('Zoom');
    const session = append(story.told(begin(MAIN, SITE)), { kind: 'screenshot', name: 'plan' });
    expect(readSession(session).at(-1)).toBe('plan: Take the screenshot “plan”');
  });
});

/** A story as its steps read when it is told in order. */
function read(story: Story): string[] {
  return readSession(story.told(begin(MAIN, SITE)));
}
