import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Hono } from 'hono';
import { IMPORT_MAP } from '../pages/import-map.ts';

const require = createRequire(import.meta.url);
const threeBuild = join(require.resolve('three'), '..');

/** The library files that pages may load, by the name they are served under. */
const FILES: Record<string, string> = {
  'three.module.js': join(threeBuild, 'three.module.js'),
  'three.core.js': join(threeBuild, 'three.core.js'),
  'preact.mjs': require.resolve('preact'),
  'hooks.mjs': require.resolve('preact/hooks'),
};

/** What pages may load: only this site, and the one inline script there is, the import map. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'sha256-${createHash('sha256').update(IMPORT_MAP).digest('base64')}'`,
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** Serves three.js and preact as they are installed. */
export function vendorRoutes(): Hono {
  return new Hono().get('/:file', async (c) => {
    const path = FILES[c.req.param('file')];
    if (path === undefined) return c.notFound();
    return c.body(await readFile(path, 'utf8'), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'max-age=3600',
    });
  });
}
