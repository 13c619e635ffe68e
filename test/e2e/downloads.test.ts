import { expect, test } from 'vitest';
import { DEFAULT_PASSWORD } from '../site/server.ts';
import { atDemoSite } from './record/bench.ts';

const at = atDemoSite();

test('a download is recorded on its click, and a replay has the file', async () => {
  const { bench, site } = at;
  const { person } = bench;
  site.reset();
  await bench.record('/login');
  await person.type('Email', 'santa@example.test');
  await person.type('Password', DEFAULT_PASSWORD);
  await person.press('Enter');
  await person.arrive('/dashboard');
  await person.click('link', 'Bookings');
  await person.click('link', 'Download my bookings as CSV');
  await bench.seeSteps((steps) =>
    expect(steps.at(-1)).toBe('Click link “Download my bookings as CSV” → downloads “bookings.csv”'),
  );
  await bench.command({ type: 'expect-page', what: 'url' });
  const { verdict, failure, downloads } = await bench.replay(site.reset);
  expect({ verdict, failure }).toEqual({ verdict: 'passed', failure: undefined });
  expect(downloads).toMatchObject([{ name: 'bookings.csv', file: 'download-01-bookings.csv' }]);
  expect(downloads?.[0]?.size).toBeGreaterThan(20);
});
