import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { builtFile } from '../../built.ts';
import type { EvidenceFolder } from '../evidence-folder.ts';
import { prometheusMetrics } from '../metrics/prometheus.ts';
import { oneRun } from '../history/queries.ts';
import { incidents, journeyPage, overview, runPage, trend, type Sources } from './answers.ts';
import { guardOf } from './guard.ts';
import { statusPage } from './status.ts';

/** A dashboard that is open. */
export interface Dashboard extends AsyncDisposable {
  /** Where it is, without a slash at the end. */
  url: string;
  /** The token that is asked for, if any. */
  token: string | undefined;
}

/** What the dashboard shows. */
export interface DashboardParts extends Sources {
  evidence: EvidenceFolder;
}

/** Opens the dashboard. @throws {Error} when its port is taken */
export async function openDashboard(parts: DashboardParts): Promise<Dashboard> {
  const { dashboard } = parts.settings;
  const { host, port } = dashboard;
  const isLocal = ['127.0.0.1', 'localhost', '::1'].includes(host);
  const token = dashboard.token ?? (isLocal ? undefined : randomBytes(24).toString('base64url'));
  const app = new Hono();
  const server = serve({ fetch: app.fetch, port, hostname: host });
  await once(server, 'listening');
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  const names = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${actual}`);
  const own = dashboard.url === undefined ? [] : [new URL(dashboard.url).host];
  const closing = new AbortController();
  addRoutes(app, parts, token, isLocal ? new Set([...names, ...own]) : undefined, closing.signal);
  const shownHost = isLocal ? '127.0.0.1' : host;
  return {
    url: dashboard.url?.replace(/\/$/, '') ?? `http://${shownHost}:${actual}`,
    token,
    async [Symbol.asyncDispose]() {
      closing.abort();
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}

function addRoutes(
  app: Hono,
  parts: DashboardParts,
  token: string | undefined,
  hosts: ReadonlySet<string> | undefined,
  closing: AbortSignal,
): void {
  const { monitor, history, evidence, settings } = parts;
  const guard = guardOf(token, hosts);
  const metrics = prometheusMetrics(monitor, history, settings.location);
  app.use(async (c, next) => {
    await next();
    c.header('content-security-policy', POLICY);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('cross-origin-resource-policy', 'same-origin');
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  if (settings.dashboard.publicStatus)
    app.get('/status', async (c) => c.html(statusPage(await overview(parts))));
  app.use(guard.protect);
  app.use(bodyLimit({ maxSize: MOST_ASKED }));
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  app.get('/', (c) => c.html(SHELL));
  app.get('/dashboard.js', async (c) =>
    c.body(await readFile(builtFile('dashboard/dashboard.js'), 'utf8'), 200, {
      'content-type': 'text/javascript',
    }),
  );
  app.get('/dashboard.css', async (c) =>
    c.body(await readFile(builtFile('dashboard/dashboard.css'), 'utf8'), 200, { 'content-type': 'text/css' }),
  );
  app.get('/status', async (c) => c.html(statusPage(await overview(parts))));
  app.get('/api/overview', async (c) => c.json(await overview(parts)));
  app.get('/api/incidents', async (c) => c.json(await incidents(parts)));
  app.get('/api/journeys/:key', async (c) => {
    const page = await journeyPage(parts, c.req.param('key'), daysOf(c.req.query('days')));
    return page ? c.json(page) : c.text('There is no such journey.', 404);
  });
  app.get('/api/trend/:series', async (c) =>
    c.json(await trend(parts, Number(c.req.param('series')), daysOf(c.req.query('days')))),
  );
  app.get('/api/runs/:id', async (c) => {
    const page = await runPage(parts, Number(c.req.param('id')));
    return page ? c.json(page) : c.text('There is no such run.', 404);
  });
  app.get('/api/runs/:id/:picture', async (c) => {
    const found = await oneRun(history.db, Number(c.req.param('id')));
    const name = c.req.param('picture');
    const isPicture = found?.folder && /^[\w-]+\.png$/.test(name);
    const picture = isPicture ? await evidence.read(`${found.folder}/${name}`) : undefined;
    if (!picture) return c.text('The picture is gone.', 404);
    const headers = { 'content-type': 'image/png', 'cache-control': 'private, max-age=86400, immutable' };
    return c.body(new Uint8Array(picture), 200, headers);
  });
  app.get('/api/events', (c) =>
    streamSSE(c, async (stream) => {
      const ended = Promise.withResolvers<void>();
      const unlisten = monitor.listen((event) => {
        void stream.writeSSE({ event: 'change', data: event.kind });
      });
      stream.onAbort(() => ended.resolve());
      closing.addEventListener('abort', () => ended.resolve());
      await stream.writeSSE({ event: 'hello', data: '' });
      // Proxies end what is silent for long.
      const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }), 20_000);
      await ended.promise;
      clearInterval(beat);
      unlisten();
    }),
  );
  app.post('/api/sign-in', async (c) => {
    const body = z.object({ token: z.string() }).safeParse(await c.req.json().catch(() => undefined));
    const isIn = body.success && (await guard.signIn(c, body.data.token));
    return isIn ? c.json({ ok: true }) : c.text('This is not the token.', 401);
  });
  app.post('/api/journeys/:key/run', (c) =>
    monitor.runNow(c.req.param('key')) ? c.json({ ok: true }) : c.text('There is no such journey.', 404),
  );
  app.post('/api/journeys/:key/maintenance', async (c) => {
    const body = MAINTENANCE.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return c.text('Expected minutes from 0 to 10080.', 400);
    const { minutes, reason } = body.data;
    const now = Date.now();
    const journey = c.req.param('key');
    await history.db
      .updateTable('maintenance')
      .set({ until: now })
      .where('journey', '=', journey)
      .where('until', '>', now)
      .execute();
    const window = { from: now, until: now + minutes * 60_000, journey, reason };
    if (minutes > 0) await history.db.insertInto('maintenance').values(window).execute();
    return c.json({ ok: true });
  });
}

/** Whoever signs in is not known yet: no more than this is read of what is sent (bytes). */
const MOST_ASKED = 10_000;

const MAINTENANCE = z.object({
  minutes: z.number().min(0).max(10_080),
  reason: z.string().max(200).default('Maintenance'),
});

function daysOf(asked: string | undefined): number {
  const days = Number(asked);
  return days >= 1 && days <= 400 ? days : 7;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SHELL = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Waymark</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/dashboard.css">
<script src="/dashboard.js" defer></script>
</head>
<body>
<div id="dashboard"></div>
<noscript>The dashboard needs JavaScript. <a href="/status">The status page</a> does not.</noscript>
</body>
</html>
`;
