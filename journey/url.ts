import { looksGenerated } from './target/generated.ts';

/**
 * How journeys write addresses: a path for the journey's own site (`/offices?city=Oslo`), the whole address
 * for any other. `*` stands for one path segment or query value that differs from run to run.
 */

/** Writes `url` as a journey does: relative to `baseUrl` when it is on that origin, whole otherwise. */
export function shortUrl(url: string, baseUrl: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  return parsed.origin === new URL(baseUrl).origin ? parsed.pathname + parsed.search + parsed.hash : url;
}

/** `shortUrl` with generated-looking parts (ids, hashes, tokens) replaced by `*`, for waits and checks. */
export function stableUrl(url: string, baseUrl: string): string {
  const [path = '', query] = shortUrl(url, baseUrl).split('#')[0]?.split('?') ?? [];
  const stablePath = path
    .split('/')
    .map((segment) => (looksGenerated(decode(segment)) ? '*' : segment))
    .join('/');
  if (!query) return stablePath;
  const stableQuery = query
    .split('&')
    .map((pair) => {
      const [key, value] = pair.split('=');
      return value !== undefined && looksGenerated(decode(value)) ? `${key}=*` : pair;
    })
    .join('&');
  return `${stablePath}?${stableQuery}`;
}

/** The absolute address of a journey's `url` (a path or a whole address). */
export function fullUrl(url: string, baseUrl: string): string {
  return new URL(url, baseUrl).href;
}

/**
 * Whether `url` is what `pattern` names. The path must match whole; query and hash count only where the
 * pattern has them. `*` matches one path segment or one query value.
 */
export function matchesUrl(pattern: string, url: string, baseUrl: string): boolean {
  if (!URL.canParse(url)) return pattern === url;
  const wanted = new URL(pattern, baseUrl);
  const seen = new URL(url);
  return (
    wanted.origin === seen.origin &&
    matchesPart(wanted.pathname, seen.pathname) &&
    (wanted.search === '' || matchesPart(wanted.search, seen.search)) &&
    (wanted.hash === '' || wanted.hash === seen.hash)
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
    const wanted = new URL(scope, baseUrl);
    if (wanted.origin !== origin) return false;
    if (scope === wanted.origin) return true;
    if (!wanted.pathname.endsWith('/*')) return matchesPart(wanted.pathname, pathname);
    return `${pathname}/`.startsWith(wanted.pathname.slice(0, -1));
  });
}

function matchesPart(pattern: string, seen: string): boolean {
  const source = pattern.split('*').map(RegExp.escape).join('[^/&]+');
  return new RegExp(`^${source}$`).test(seen);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
