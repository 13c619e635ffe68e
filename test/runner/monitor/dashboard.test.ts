import { afterAll, expect, test } from 'vitest';
import type { JourneyPage, Overview, RunPage, Trend } from '../../../runner/monitor/dashboard/data.ts';
import { endPostgres, STORES } from './histories.ts';
import { openShop } from './shop-dashboard.ts';

afterAll(endPostgres);

test.each(STORES)(
  'on %s the dashboard tells each journey’s state, its runs and its incidents',
  async (store) => {
    await using shown = await openShop({}, store);
    const get = async (path: string) => (await fetch(shown.at.url + path)).json();
    const overview: Overview = await get('/api/overview');
    expect(overview.journeys[0]).toMatchObject({ key: 'book-a-tour', state: 'down' });
    const signIn = overview.journeys.find(({ key }) => key === 'sign-in');
    expect(signIn).toMatchObject({ state: 'up', uptime: { month: 1 } });
    const page: JourneyPage = await get('/api/journeys/book-a-tour');
    expect(page.incidents[0]).toMatchObject({
      endedAt: null,
      step: 'Father Christmas Workshop',
      deployed: 'v42',
    });
    expect(page.steps).toHaveLength(5);
    const trend: Trend = await get(`/api/trend/${page.whole}`);
    expect(trend.points.length).toBeGreaterThan(0);
    expect(await get('/api/incidents')).toContainEqual(page.incidents[0]);
    const run: RunPage = await get(`/api/runs/${page.runs[0]?.id}`);
    expect(run.record?.failure?.cause).toBe('page-error');
    expect(run.lastGreen).toBe(page.runs.find(({ verdict }) => verdict === 'passed')?.id);
    expect(await (await fetch(`${shown.at.url}/status`)).text()).toContain('1 of 4 journeys in trouble');
  },
);

test('it lets only those in who know its token, and obeys only its own page', async () => {
  await using shown = await openShop({ token: 'north' });
  const { url } = shown.at;
  const status = async (path: string, init?: RequestInit): Promise<number> =>
    (await fetch(url + path, init)).status;
  expect(await status('/api/overview')).toBe(401);
  expect(await status('/status')).toBe(401);
  expect(await status('/api/overview', { headers: { authorization: 'Bearer south' } })).toBe(401);
  const authorization = 'Bearer north';
  expect(await status('/api/overview', { headers: { authorization } })).toBe(200);
  const run = '/api/journeys/no-such/run';
  expect(await status(run, { method: 'POST', headers: { authorization } })).toBe(403);
  expect(await status(run, { method: 'POST', headers: { authorization, 'x-waymark': '1' } })).toBe(404);
  const page = await fetch(url);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
});
