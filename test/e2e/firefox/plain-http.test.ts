import { expect, test } from 'vitest';
import { groundIn } from '../record/bench.ts';
import { servePages } from '../record/own-pages.ts';
import { openFirefox } from './open.ts';

const at = groundIn(openFirefox, async () => {
  const pages = await servePages((path) => PAGES[path]);
  return { ...pages, url: pages.url.replace('127.0.0.1', 'shop.test') };
});

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
