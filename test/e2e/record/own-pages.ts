import { createServer } from 'node:http';

/** A site of a test's own, for what the demo site has no page for. */
export interface OwnPages {
  /** The origin, such as `http://127.0.0.1:4173`. */
  url: string;
  close(): Promise<void>;
}

/** An answer that is no page. */
export interface OwnAnswer {
  status?: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** How long the site thinks before it answers (milliseconds). */
  after?: number;
}

/**
 * Serves pages on this machine. `pageAt` gives the HTML for a path, asked of a host (`127.0.0.1:PORT`, or
 * `localhost:PORT`, which is another site), or another answer, or undefined where there is none.
 */
export async function servePages(
  pageAt: (path: string, host: string) => string | OwnAnswer | undefined,
): Promise<OwnPages> {
  const server = createServer(({ url = '/', headers: { host = '' } }, response) => {
    const page = pageAt(new URL(url, 'http://127.0.0.1').pathname, host);
    if (typeof page === 'object') {
      const { status = 200, headers, body, after = 0 } = page;
      setTimeout(() => response.writeHead(status, headers).end(body), after);
      return;
    }
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    });
    response.end(page && `<!doctype html><html lang="en">${page}</html>`);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The pages have no address.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      return closed.promise;
    },
  };
}

/** As `servePages`, asked for as another machine of the house: by plain http, which browsers trust from this one alone. */
export async function servePagesElsewhere(...how: Parameters<typeof servePages>): Promise<OwnPages> {
  const pages = await servePages(...how);
  return { ...pages, url: pages.url.replace('127.0.0.1', 'shop.test') };
}
