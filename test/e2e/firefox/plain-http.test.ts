import { expect, test } from 'vitest';
import { groundIn } from '../record/bench.ts';
import { servePagesElsewhere } from '../record/own-pages.ts';
import { openFirefox } from './open.ts';

const at = groundIn(openFirefox, () => servePagesElsewhere((path) => PAGES[path]));

const PAGES: Record<string, string> = {
  '/': '<title>Wishes</title><label>Name <input></label><a href="/sent">Go on</a>',
  '/sent': '<title>Sent</title><h1>Thank you</h1>',
};

test('a site that comes by plain http from another machine is recorded', async () => {
  const { bench } = at;
  await bench.record('/');
  expect(await bench.page.evaluate(() => isSecureContext)).toBe(false);
  await bench.person.type('Name', 'Rudolph');
  await bench.person.click('link', 'Go on');
  await bench.expectSteps(['Fill field “Name” with “Rudolph”', 'Click link “Go on” → goes to /sent']);
});
