import { expect, test } from 'vitest';
import { atDemoSite } from './bench.ts';

const at = atDemoSite();

test('a double click is one step', async () => {
  const { bench, site } = at;
  await bench.record('/lab/double');
  const item = await bench.page.waitForSelector('::-p-text(Wooden horse)');
  await item?.click({ count: 2 });
  const field = await bench.person.see('textbox', 'New name');
  await field.type('Sledge');
  await bench.person.press('Enter');
  await bench.expectSteps([
    'Double-click text “Wooden horse”',
    'Fill field “New name” with “Sledge”',
    'Press Enter in field “New name”',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('a right click opens the menu of an item', async () => {
  const { bench, site } = at;
  await bench.record('/lab/double');
  const item = await bench.page.waitForSelector('::-p-text(Kite)');
  await item?.click({ button: 'right' });
  await bench.person.click('menuitem', 'Duplicate');
  await bench.expectSteps(['Right-click text “Kite”', 'Click menuitem “Duplicate”']);
  await bench.expectRoundTrip(site.reset);
});

test('a middle click opens a tab', async () => {
  const { bench, site } = at;
  await bench.record('/lab/double');
  const link = await bench.person.see('link', 'Open page 1');
  await link.click({ button: 'middle' });
  await bench.expectSteps([expect.stringMatching(/^Middle-click link “Open page 1” → opens the tab “/)]);
  await bench.expectRoundTrip(site.reset);
});

test('keys that are held down belong to the click', async () => {
  const { bench } = at;
  await bench.record('/lab/double');
  const item = await bench.page.waitForSelector('::-p-text(Toy train)');
  await bench.page.keyboard.down('Shift');
  await item?.click();
  await bench.page.keyboard.up('Shift');
  await bench.expectSteps(['Click text “Toy train” with Shift']);
});

test('a drag turns the view of a tour and chooses no room', async () => {
  const { bench, site } = at;
  await bench.record('/offices/father-christmas-workshop');
  const picture = await bench.page.waitForSelector('canvas');
  await bench.page.waitForFunction(() => document.body.innerText.includes('You are in'));
  await picture?.scrollIntoView();
  const before = await picture?.screenshot();
  const box = await picture?.boundingBox();
  const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
  const { mouse } = bench.page;
  await mouse.move(x + width / 2, y + height / 2);
  await mouse.down();
  await mouse.move(x + width * 0.3, y + height * 0.45, { steps: 12 });
  await mouse.up();
  expect(await picture?.screenshot()).not.toEqual(before);
  await bench.expectSteps([
    expect.stringMatching(/^Drag application “Virtual tour of .*” from 50 %, 50 % to 30 %, 45 %$/),
  ]);
  await bench.person.checkAt('#tour-place', 'It reads this text');
  await bench.expectRoundTrip(site.reset);
});

test('a click on a picture without parts is told by its place', async () => {
  const { bench, site } = at;
  await bench.record('/offices/father-christmas-workshop');
  const picture = await bench.page.waitForSelector('canvas');
  await bench.page.waitForFunction(() => document.body.innerText.includes('You are in'));
  const box = await picture?.boundingBox();
  await picture?.click({ offset: { x: (box?.width ?? 0) / 4, y: (box?.height ?? 0) / 2 } });
  await bench.expectSteps([expect.stringMatching(/^Click application “Virtual tour of .*” at 25 %, 50 %$/)]);
  await bench.expectRoundTrip(site.reset);
});
