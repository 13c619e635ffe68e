import type { CDPSession } from 'puppeteer';
import { inScope } from '../../journey/url.ts';
import type { Sign } from './sign.ts';

/**
 * Marks what a page does as synthetic, so that analytics can leave it out: by the end of its user agent, by
 * `navigator.synthetic`, and by a header that only the journey's own site gets: a header that others don't expect would
 * keep their data from the page (CORS).
 */
export interface Marking {
  scopes: readonly string[];
  baseUrl: string;
  /** Signs what goes to the site. */
  sign?: Sign | undefined;
}

/** What a site is told. */
const SYNTHETIC_HEADER = 'Waymark-Synthetic';

/** Marks a page from its next document on. With a key each request is signed; without, only documents have the header. */
export async function markPage(client: CDPSession, marking: Marking): Promise<void> {
  client.on('Fetch.requestPaused', ({ requestId, request }) => {
    void letOn(client, requestId, request, marking);
  });
  await Promise.all([
    client.send('Page.addScriptToEvaluateOnNewDocument', { source: FLAG }),
    client.send('Fetch.enable', {
      patterns: originsOf(marking).map((origin) => ({
        urlPattern: `${origin}/*`,
        ...(!marking.sign && { resourceType: 'Document' as const }),
      })),
    }),
  ]);
}

/** A script that has `navigator` tell the pages. */
export const FLAG = `Object.defineProperty(Navigator.prototype, 'synthetic', { value: 'Waymark', enumerable: true });`;

async function letOn(client: CDPSession, requestId: string, request: Asked, marking: Marking): Promise<void> {
  try {
    const own = await headersFor(request, marking);
    const headers = Object.entries({ ...request.headers, ...own }).map(([name, value]) => ({ name, value }));
    await client.send('Fetch.continueRequest', { requestId, ...(own && { headers }) });
  } catch {
    // The page or its browser went away; so did the request.
  }
}

interface Asked {
  method: string;
  url: string;
  headers: Record<string, string>;
}

/** What is added to the headers of a request; undefined where it goes elsewhere. */
export async function headersFor(
  request: Asked,
  { scopes, baseUrl, sign }: Marking,
): Promise<Record<string, string> | undefined> {
  if (!inScope(request.url, scopes, baseUrl)) return undefined;
  return { [SYNTHETIC_HEADER]: '?1', ...(await sign?.(request)) };
}

/** The origins of the journey's own site. */
export function originsOf({ scopes, baseUrl }: Marking): string[] {
  const urls = [baseUrl, ...scopes].filter((scope) => URL.canParse(scope));
  return [...new Set(urls.map((url) => new URL(url).origin))].filter((origin) => origin !== 'null');
}
