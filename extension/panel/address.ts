/** What a tab shows: a site that can be recorded, a page that can't be, or nothing the panel may know. */
export type Place =
  { kind: 'site'; origin: string } | { kind: 'unrecordable'; why: string } | { kind: 'unknown' };

/** What the address of a tab says about recording it. */
export function placeOf(url: string | undefined): Place {
  if (url === undefined || !URL.canParse(url)) return { kind: 'unknown' };
  const { protocol, origin } = new URL(url);
  if (protocol === 'http:' || protocol === 'https:') return { kind: 'site', origin };
  if (protocol === 'file:') {
    return {
      kind: 'unrecordable',
      why: 'Files from your disk can’t be recorded; serve them on a local web server.',
    };
  }
  const what = protocol.endsWith('extension:')
    ? 'Pages of extensions can’t be recorded.'
    : `Pages of the browser itself (${protocol}) can’t be recorded.`;
  return { kind: 'unrecordable', why: `${what} Go to your site, or type its address.` };
}

/** The whole address that a person means by `localhost:5173` or `shop.example/offices`; undefined if none. */
export function addressOf(typed: string): string | undefined {
  const text = typed.trim();
  const isLocal = /^(localhost|127\.|\[::1\]|[^/.]+:\d)/.test(text);
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${isLocal ? 'http' : 'https'}://${text}`;
  if (text === '' || !URL.canParse(whole)) return undefined;
  const { protocol, hostname, href } = new URL(whole);
  return /^https?:$/.test(protocol) && hostname ? href : undefined;
}
