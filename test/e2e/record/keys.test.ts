import { test } from 'vitest';
import { atDemoSite } from './bench.ts';

const at = atDemoSite();

test('arrow keys that move in a list box are presses', async () => {
  const { bench, site } = at;
  await bench.record('/lab/keys');
  const list = await bench.person.see('listbox', 'Colour');
  await list.focus();
  await bench.person.press('ArrowDown');
  await bench.person.press('End');
  await bench.person.press('ArrowUp');
  await bench.expectSteps([
    'Press ArrowDown in listbox “Colour”',
    'Press End in listbox “Colour”',
    'Press ArrowUp in listbox “Colour”',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('Escape that closes a menu is a press', async () => {
  const { bench, site } = at;
  await bench.record('/lab/keys');
  await bench.person.click('button', 'Actions');
  await bench.person.press('Escape');
  await bench.person.click('button', 'Actions');
  await bench.person.click('menuitem', 'Share');
  await bench.expectSteps([
    'Click button “Actions”',
    'Press Escape in button “Actions”',
    'Click button “Actions”',
    'Click menuitem “Share”',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('Enter that picks from a menu is a press', async () => {
  const { bench, site } = at;
  await bench.record('/lab/keys');
  await bench.person.click('button', 'Actions');
  await bench.person.press('ArrowDown');
  await bench.person.press('ArrowDown');
  await bench.person.press('Enter');
  await bench.expectSteps([
    'Click button “Actions”',
    'Press ArrowDown in button “Actions”',
    'Press ArrowDown in menuitem “Print”',
    'Press Enter in menuitem “Share”',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('Tab is a press only where it completes, not where it moves on', async () => {
  const { bench, site } = at;
  await bench.record('/lab/keys');
  await bench.person.type('Place', 'rov');
  await bench.person.press('Tab');
  await bench.person.press('Tab');
  await bench.person.click('button', 'Actions');
  await bench.expectSteps([
    'Fill field “Place” with “rov”',
    'Press Tab in field “Place”',
    'Click button “Actions”',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('Enter in a search field is a press with its navigation', async () => {
  const { bench, site } = at;
  await bench.record('/lab/keys');
  await bench.person.type('Find', 'sledge', undefined, 'searchbox');
  await bench.person.press('Enter');
  await bench.page.waitForSelector('::-p-text(You searched for)');
  await bench.expectSteps([
    'Fill field “Find” with “sledge”',
    'Press Enter in field “Find” → goes to /lab/keys?find=sledge',
  ]);
  await bench.expectRoundTrip(site.reset);
});
