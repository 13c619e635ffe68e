import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type {
  JourneyCard,
  JourneyPage,
  Overview,
  RunPage,
  Trend,
} from '../../../runner/monitor/dashboard/data.ts';
import { statusPage } from '../../../runner/monitor/dashboard/status.ts';
import { evidenceFolder } from '../../../runner/monitor/evidence-folder.ts';
import { run } from '../../command.ts';
import { endPostgres, scratchHistory, STORES } from './histories.ts';
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

test('a page of another site can neither look nor act, whatever name it gives the dashboard', async () => {
  await using shown = await openShop();
  const { hostname, port } = new URL(shown.at.url);
  const status = async (path: string, method: string, headers: Record<string, string>): Promise<unknown> => {
    const asked = request({ hostname, port, path, method, headers }).end();
    const [answer]: { statusCode?: number }[] = await once(asked, 'response');
    return answer?.statusCode;
  };
  // What a name of its own, which it points at this machine, comes to.
  expect(await status('/api/overview', 'GET', { host: `evil.example:${port}` })).toBe(421);
  expect(await status('/api/overview', 'GET', { host: `localhost:${port}` })).toBe(200);
  const start = '/api/journeys/sign-in/run';
  expect(await status(start, 'POST', {})).toBe(403);
  expect(await status(start, 'POST', { 'content-type': 'text/plain' })).toBe(403);
  expect(await status(start, 'POST', { 'x-waymark': '1', 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await status(start, 'POST', { 'x-waymark': '1', 'sec-fetch-site': 'cross-site' })).toBe(403);
  const { headers } = await fetch(`${shown.at.url}/api/overview`);
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('of what somebody sends who has not signed in little is read', async () => {
  await using shown = await openShop({ token: 'north' });
  const body = JSON.stringify({ token: 'x'.repeat(1_000_000) });
  const asked = { method: 'POST', headers: { 'x-waymark': '1' }, body };
  expect((await fetch(`${shown.at.url}/api/sign-in`, asked)).status).toBe(413);
});

test('no file is read or taken away but those of runs', async () => {
  await using scratch = await scratchHistory();
  const runs = join(scratch.folder, 'runs');
  await mkdir(join(runs, 'run', 'sub'), { recursive: true });
  await mkdir(join(runs, '.hidden'));
  for (const file of [
    'secret.txt',
    'runs/run/a.png',
    'runs/run/sub/a.png',
    'runs/.hidden/a',
    'runs/run/.env',
  ]) {
    await writeFile(join(scratch.folder, file), 'x');
  }
  const evidence = evidenceFolder(runs);
  expect(await evidence.read('run/a.png')).toBeDefined();
  const elsewhere = [
    '../secret.txt',
    '/etc/passwd',
    'run/../../secret.txt',
    'run/..',
    'run/sub/a.png',
    'run/.env',
    '.hidden/a',
  ];
  for (const path of [...elsewhere, 'run/a.png\0.txt', ''])
    expect(await evidence.read(path), path).toBeUndefined();
  await evidence.remove('../secret.txt');
  expect(await readFile(join(scratch.folder, 'secret.txt'), 'utf8')).toBe('x');
});

test('what is recorded is text on the status page, and no page of ours makes markup of text', async () => {
  const title = '<img src=x onerror=alert(1)> "\'&';
  const journey: JourneyCard = {
    key: title,
    title,
    state: 'up',
    since: null,
    isRunning: false,
    nextAt: null,
    runs: [],
    uptime: { day: null, month: null },
    p50: null,
    p95: null,
    trouble: null,
  };
  const shown = { now: 0, journeys: [journey], channels: [], problems: [] };
  const text = String(await statusPage(shown));
  expect(text).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;&#39;&amp;');
  expect(text).not.toContain('<img');
  const markup = [
    '-rlE',
    'dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\braw\\(',
  ];
  const { stdout } = await run('grep', [...markup, 'runner/report', 'runner/monitor/dashboard']);
  expect(stdout).toBe('');
});

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
  const tour = '/api/journeys/no-such/run';
  expect(await status(tour, { method: 'POST', headers: { authorization } })).toBe(403);
  expect(await status(tour, { method: 'POST', headers: { authorization, 'x-waymark': '1' } })).toBe(404);
  const page = await fetch(url);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
});
