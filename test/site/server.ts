import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type Break, breakAskedBy } from './breaks.ts';
import { accountPages } from './routes/account.ts';
import { adminRoutes } from './routes/admin.ts';
import { apiRoutes } from './routes/api.ts';
import { assetRoutes } from './routes/assets.ts';
import type { Env } from './routes/env.ts';
import { labPages } from './routes/lab.ts';
import { missing, publicPages } from './routes/pages.ts';
import { CONTENT_SECURITY_POLICY, vendorRoutes } from './routes/vendor.ts';
import {
  type Booking,
  DEFAULT_PASSWORD,
  type SiteRequest,
  type SiteState,
  createState,
  noteRequest,
  resetState,
} from './state.ts';

export { BREAKS, type Break } from './breaks.ts';
export { DEFAULT_PASSWORD, DEMO_EMAIL, type Booking, type SiteRequest } from './state.ts';

/** One running demo site; it shares nothing with others. */
export interface Site {
  /** The origin, such as `http://127.0.0.1:4173`. */
  readonly url: string;
  /** What the site was asked so far, oldest first; calls to `/admin` are not in it. */
  readonly requests: readonly SiteRequest[];
  /** The bookings made so far, oldest first. */
  bookings(): Booking[];
  /** Breaks the site in one way, or mends it with `undefined`. */
  breakWith(name: Break | undefined): void;
  /** Sets how long the API takes to answer, in milliseconds. */
  latency(ms: number): void;
  /** Forgets sessions, bookings, requests, the break and the latency. */
  reset(): void;
  /** Ends all connections and whatever waits; resolves when the port is free. */
  close(): Promise<void>;
}

/** How a site is started. */
export interface SiteOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** The password of the demo account. */
  password?: string;
}

/** Starts the demo site on 127.0.0.1. Throws when the port is taken. */
export async function startSite({ port = 0, password = DEFAULT_PASSWORD }: SiteOptions = {}): Promise<Site> {
  const state = createState(password);
  const { server, url } = await listen(createApp(state), port);
  return {
    url,
    requests: state.requests,
    bookings: () => [...state.bookings.values()],
    breakWith: (name) => {
      state.broken = name;
    },
    latency: (ms) => {
      state.latency = ms;
    },
    reset: () => resetState(state),
    close: () => {
      state.closing.abort();
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
      return promise;
    },
  };
}

function createApp(state: SiteState): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    if (!c.req.path.startsWith('/admin/')) noteRequest(state, c.req.raw);
    c.set('state', state);
    c.set('broken', breakAskedBy(c.req.raw) ?? state.broken);
    await next();
    c.header('content-security-policy', CONTENT_SECURITY_POLICY);
    c.header('x-content-type-options', 'nosniff');
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-cache');
  });
  app.route('/', publicPages());
  app.route('/', accountPages());
  app.route('/', assetRoutes());
  app.route('/api', apiRoutes());
  app.route('/vendor', vendorRoutes());
  app.route('/lab', labPages());
  app.route('/admin', adminRoutes());
  app.notFound(missing);
  return app;
}

async function listen(app: Hono<Env>, port: number): Promise<{ server: ServerType; url: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ server: ServerType; url: string }>();
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) =>
    resolve({ server, url: `http://127.0.0.1:${address.port}` }),
  );
  server.once('error', reject);
  return promise;
}
