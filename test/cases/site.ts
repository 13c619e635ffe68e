import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { Case } from './case.ts';
import { bundle } from './bundle.ts';

/** The pages of cases, served on this machine. */
export interface CaseSite {
  /** The origin; a case's page is at its name below it. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the pages of cases on loopback; those with components are bundled first. */
export async function serveCases(cases: readonly Case[]): Promise<CaseSite> {
  const built = await bundle(cases.filter(({ component }) => component !== undefined));
  const pages = new Map([['/', whole('<title>Cases</title><h1>Cases</h1>')]]);
  for (const { name, html, more = {}, component } of cases) {
    if (component === undefined) pages.set(`/${name}`, whole(html));
    for (const [path, page] of Object.entries(more)) pages.set(`/${name}/${path}`, whole(page));
  }
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const page = pages.get(pathname);
    if (page !== undefined) return answer(response, page, 'text/html; charset=utf-8');
    const file = built.files.get(pathname);
    if (file === undefined) {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
      return undefined;
    }
    readFile(file).then(
      (content) => answer(response, content, TYPES[extname(file)] ?? 'application/octet-stream'),
      () => response.writeHead(500).end(),
    );
    return undefined;
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The pages have no address.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
      await built.remove();
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

function answer(response: ServerResponse, content: string | Uint8Array, type: string): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(content);
}

function whole(html: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8">${html}</html>`;
}
