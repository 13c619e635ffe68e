import { looksGenerated } from './target/generated.ts';
import { matchesWildcard } from './wildcard.ts';

/**
 * How journeys write addresses: a path for the journey's own site (`/offices?city=Oslo`), the whole address
 * for any other. `*` stands for one path segment or query value that differs from run to run.
 */

/** Writes `url` as a journey does: relative to `baseUrl` when it is on that origin, whole otherwise. */
export function shortUrl(url: string, baseUrl: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname, search, hash } = new URL(url);
  // A path that starts with two slashes would be read as the address of another host.
  const isOwn = origin === new URL(baseUrl).origin && !pathname.startsWith('//');
  return isOwn ? pathname + search + hash : url;
}

/**
 * `shortUrl` with generated-looking parts (ids, hashes, tokens) replaced by `*`, for waits and checks. The
 * hash is kept only where it is a route (`#/offices`).
 */
export function stableUrl(url: string, baseUrl: string): string {
  const [, origin = '', path = '', query = '', hash = ''] =
    /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(shortUrl(url, baseUrl)) ?? [];
  const stableQuery = query.replace(/(?<=[?&][^=&]*=)[^&]+/g, stablePart);
  return origin + stablePath(path) + stableQuery + (/^#!?\//.test(hash) ? stablePath(hash) : '');
}

/**
 * An address without what it may give away: the values of parameters that sound like secrets, as a form sends
 * them that is sent by GET, and a user's name and password before the host. `*` stands in their place.
 */
export function hideSecrets(url: string): string {
  return url
    .replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#@]*@/i, '$1')
    .replace(/(?<=[?&#])([^=&#]*)=([^&#]+)/g, (pair: string, name: string) =>
      SOUNDS_SECRET.test(decode(name)) ? `${name}=*` : pair,
    );
}

const SOUNDS_SECRET =
  /pass(word|wd|phrase|code)?$|^(p?w|pwd|pin|otp|cvc|cvv|csc)$|secret|token|card-?_?(number|no)|api-?_?key|one-?_?time/i;

function stablePath(path: string): string {
  return path.split('/').map(stablePart).join('/');
}

function stablePart(part: string): string {
  return looksGenerated(decode(part)) ? '*' : part;
}

/** The absolute address of a journey's `url` (a path or a whole address). */
export function fullUrl(url: string, baseUrl: string): string {
  return new URL(url, baseUrl).href;
}

/**
 * Whether `url` is what `pattern` names. The path must match whole; query and hash count only where the
 * pattern has them. `*` matches one path segment or one query value, or a part of it.
 */
export function matchesUrl(pattern: string, url: string, baseUrl: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(pattern, baseUrl)) return pattern === url;
  const wanted = new URL(pattern, baseUrl);
  const seen = new URL(url);
  return (
    wanted.origin === seen.origin &&
    matchesParts(wanted.pathname, seen.pathname, '/') &&
    (wanted.search === '' || matchesParts(wanted.search, seen.search, '&')) &&
    (wanted.hash === '' || matchesParts(wanted.hash, seen.hash, '/'))
  );
}

/**
 * Whether `url` lies in one of the scopes. A scope is an origin (`https://shop.example`, all of it) or an
 * address or path that ends in `/*` (everything below it) or stands for itself.
 */
export function inScope(url: string, scopes: readonly string[], baseUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, pathname } = new URL(url);
  return scopes.some((scope) => {
    if (!URL.canParse(scope, baseUrl)) return false;
    const wanted = new URL(scope, baseUrl);
    // Files of the machine, and addresses that are text of their own, have none.
    if (wanted.origin !== origin || origin === 'null') return false;
    if (scope === wanted.origin) return true;
    if (!wanted.pathname.endsWith('/*')) return matchesParts(wanted.pathname, pathname, '/');
    // Servers may read an encoded slash as a slash, and then the dots behind it.
    return [pathname, decodedPath(pathname, origin)].every((path) =>
      `${path}/`.startsWith(wanted.pathname.slice(0, -1)),
    );
  });
}

function decodedPath(path: string, origin: string): string {
  return new URL(origin + path.replace(/%2f/gi, '/').replace(/%5c/gi, '\\')).pathname;
}

function matchesParts(pattern: string, seen: string, separator: string): boolean {
  const wanted = pattern.split(separator);
  const parts = seen.split(separator);
  return (
    wanted.length === parts.length && wanted.every((part, at) => matchesWildcard(part, parts[at] ?? '', 1))
  );
}

/** The pattern by which browsers name a site in permissions: its scheme and host; ports are not known to all browsers. */
export function patternOf(baseUrl: string): string {
  const { protocol, hostname } = new URL(baseUrl);
  return `${protocol}//${hostname}/*`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
