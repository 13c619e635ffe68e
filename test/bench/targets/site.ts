import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Pages that packages bring, and snapshots of others, on loopback. */
export interface PackageSite {
  readonly url: string;
  /** Serves that HTML at a path. */
  show(path: string, html: string): void;
  close(): Promise<void>;
}

const packages = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/** Serves files of packages by `/package/path`; their pages without scripts and without what lies on other sites. */
export async function servePackages(): Promise<PackageSite> {
  const shown = new Map<string, string>();
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const html = shown.get(pathname);
    if (html !== undefined) return void response.writeHead(200, { 'content-type': HTML }).end(html);
    const path = normalize(decodeURIComponent(pathname));
    readFile(join(packages, path)).then(
      (content) => {
        const type = TYPES[extname(path)] ?? 'application/octet-stream';
        const body = type === HTML ? still(content.toString()) : content;
        response.writeHead(200, { 'content-type': type }).end(body);
      },
      () => response.writeHead(404).end(),
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
    show: (path, page) => void shown.set(path, page),
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

const HTML = 'text/html; charset=utf-8';
const TYPES: Readonly<Record<string, string>> = {
  '.html': HTML,
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

function still(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
    .replace(/<link\b[^>]*href=["']?(https?:)?\/\/[^>]*>/gi, '')
    .replace(/src=(["'])(https?:)?\/\/[^"']*\1/gi, `src=$1${PIXEL}$1`);
}

/** In place of pictures from elsewhere. */
const PIXEL =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22120%22 height=%2280%22/%3E';
