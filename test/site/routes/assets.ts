import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { Hono } from 'hono';
import { officeBySlug } from '../shared/offices.ts';
import { FAVICON, drawOffice } from '../pages/illustration.ts';

const stripped = new Map<string, string>();

/** Serves the style sheet, the drawings, and the client modules with their types stripped. */
export function assetRoutes(): Hono {
  const app = new Hono();
  app.get('/style.css', async (c) =>
    c.body(await readFile(new URL('../style.css', import.meta.url), 'utf8'), 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  );
  for (const path of ['/favicon.svg', '/favicon.ico'] as const) {
    app.get(path, (c) => c.body(FAVICON, 200, svgHeaders));
  }
  app.get('/img/:slug/:file{[a-z]+\\.svg}', (c) => {
    const office = officeBySlug(c.req.param('slug'));
    const drawing = office && drawOffice(office, c.req.param('file').replace('.svg', ''));
    return drawing === undefined ? c.notFound() : c.body(drawing, 200, svgHeaders);
  });
  app.get('/:folder{client|shared}/:file{[a-z-]+\\.ts}', async (c) => {
    const code = await clientModule(`${c.req.param('folder')}/${c.req.param('file')}`);
    return code === undefined
      ? c.notFound()
      : c.body(code, 200, {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'no-cache',
        });
  });
  return app;
}

const svgHeaders = { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' };

async function clientModule(path: string): Promise<string | undefined> {
  const known = stripped.get(path);
  if (known !== undefined) return known;
  const source = await readFile(new URL(`../${path}`, import.meta.url), 'utf8').catch(() => undefined);
  if (source === undefined) return undefined;
  const code = stripTypeScriptTypes(source);
  stripped.set(path, code);
  return code;
}
