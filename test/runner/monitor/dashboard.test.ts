import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDashboard, type Dashboard } from '../../../runner/monitor/dashboard/server.ts';
import type { JourneyPage, Overview, RunPage } from '../../../runner/monitor/dashboard/data.ts';
import { evidenceFolder } from '../../../runner/monitor/evidence-folder.ts';
import { startMonitor } from '../../../runner/monitor/monitor.ts';
import { settingsOf, timingOf } from '../../../runner/monitor/settings.ts';
import { fillHistory, SHOP } from './a-day.ts';
import { scratchHistory } from './histories.ts';

/** A dashboard of a shop some days old, whose monitor waits for New Year. */
async function open(dashboard: object = {}): Promise<AsyncDisposable & { at: Dashboard }> {
  const scratch = await scratchHistory();
  const { history, folder } = scratch;
  await fillHistory(history, folder, { runs: 14, every: 600_000 });
  const settings = settingsOf({ cron: '0 3 1 1 *', dashboard: { port: 0, ...dashboard } }, 'test');
  const evidence = evidenceFolder(join(folder, 'runs'));
  const monitor = await startMonitor({
    history,
    settings,
    evidence,
    linkTo: () => undefined,
    perform: () => Promise.reject(new Error('nothing is due')),
    journeys: SHOP.map((journey) => ({ ...journey, baseUrl: '', timing: timingOf(settings, journey.file) })),
  });
  const at = await openDashboard({ history, settings, monitor, evidence, problems: [] });
  return {
    at,
    async [Symbol.asyncDispose]() {
      await at[Symbol.asyncDispose]();
      await monitor.stop();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

test('the dashboard tells each journey’s state, its runs and its incidents', async () => {
  await using shown = await open();
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
  const run: RunPage = await get(`/api/runs/${page.runs[0]?.id}`);
  expect(run.record?.failure?.cause).toBe('page-error');
  expect(run.lastGreen).toBe(page.runs.find(({ verdict }) => verdict === 'passed')?.id);
  expect(await (await fetch(`${shown.at.url}/status`)).text()).toContain('1 of 4 journeys in trouble');
});

test('it lets only those in who know its token, and obeys only its own page', async () => {
  await using shown = await open({ token: 'north' });
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
