/** The ways the site can be broken on purpose, one at a time, for trying what watches it. */
export const BREAKS = [
  'tour-throws',
  'api-500',
  'api-hangs',
  'renamed-button',
  'overlay',
  'page-404',
] as const;

/** The name of one way to break the site. */
export type Break = (typeof BREAKS)[number];

/** Tells whether a text names a break. */
export function isBreak(name: string | undefined): name is Break {
  return BREAKS.some((known) => known === name);
}

/**
 * The break that one request asks for by `?break=NAME`. Requests that a page makes for its own parts (data,
 * scripts, frames) take after the address of that page; a click on a link does not.
 */
export function breakAskedBy(request: Request): Break | undefined {
  const own = new URL(request.url).searchParams.get('break') ?? undefined;
  if (isBreak(own)) return own;
  const referrer = request.headers.get('referer');
  const followsLink = request.headers.get('sec-fetch-dest') === 'document';
  if (!referrer || followsLink || !URL.canParse(referrer)) return undefined;
  const inherited = new URL(referrer).searchParams.get('break') ?? undefined;
  return isBreak(inherited) ? inherited : undefined;
}
