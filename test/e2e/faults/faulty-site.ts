import {
  createServer as createPlain,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Site } from '../../site/server.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

/** What is wrong with a site: answers of its own for some paths, and what happens to the HTML of others. */
export interface Wrong {
  /** Answers by itself, by path without query. */
  answers?: Record<string, (response: ServerResponse, request: IncomingMessage) => void>;
  /** Changes a page, by path. */
  pages?: Record<string, (html: string) => string>;
  /** Speaks TLS, with a certificate that nobody vouches for. */
  isSecure?: boolean;
}

/** The demo site as seen through a fault, on a port of its own. */
export async function faultySite(site: Site, wrong: Wrong): Promise<AsyncDisposable & { url: string }> {
  const handle: RequestListener = (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const own = wrong.answers?.[path];
    if (own) return own(response, request);
    void pass(site, request, response, wrong.pages?.[path]);
  };
  const server: Server = wrong.isSecure
    ? createSecure({ key: KEY, cert: CERTIFICATE }, handle)
    : createPlain(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `${wrong.isSecure ? 'https' : 'http'}://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  change: ((html: string) => string) | undefined,
): Promise<void> {
  try {
    const answer = await fetch(site.url + (request.url ?? ''), { redirect: 'manual' });
    const type = answer.headers.get('content-type') ?? 'text/plain';
    const body = Buffer.from(await answer.arrayBuffer());
    // The site's own policy would forbid the scripts that faults put into its pages.
    response.writeHead(answer.status, {
      'content-type': type,
      ...(answer.headers.has('location') && { location: answer.headers.get('location') ?? '' }),
    });
    response.end(change ? change(body.toString()) : body);
  } catch {
    response.destroy(); // the site closes
  }
}
