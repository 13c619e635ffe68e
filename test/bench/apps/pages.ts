import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join, relative } from 'node:path';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { build } from 'vite';
import type { RunningApp } from './app.ts';

/** Serves a page that takes an app's files from its packages, which are below `/lib/`. */
export async function servePage(folder: string, html: string, server = new Hono()): Promise<RunningApp> {
  const root = relative('', join(folder, 'node_modules'));
  server.get('/', (context) => context.html(whole(html)));
  server.get('/lib/*', serveStatic({ root, rewriteRequestPath: (path) => path.slice('/lib'.length) }));
  return listen(server);
}

/** Builds a page whose script imports an app's packages, as Vite does for any site, and serves it. */
export async function serveBuilt(folder: string, html: string, server = new Hono()): Promise<RunningApp> {
  const source = join(folder, 'page');
  await mkdir(source, { recursive: true });
  await writeFile(join(source, 'index.html'), whole(html));
  const outDir = join(folder, 'built');
  await build({
    root: source,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: Infinity },
  });
  server.get('/*', serveStatic({ root: relative('', outDir) }));
  return listen(server);
}

async function listen(app: Hono): Promise<RunningApp> {
  app.get('/favicon.ico', (context) => context.body(null, 204));
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The pages have no address.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function whole(html: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8">${html}</html>`;
}
