import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Break } from '../breaks.ts';
import type { SiteState } from '../state.ts';

/** The name of the session cookie. */
export const SESSION_COOKIE = 'nook_session';

/** What every handler of the site can read from its context. */
export interface Env {
  Variables: { state: SiteState; broken: Break | undefined };
}

/** Tells whether the request comes from someone who signed in. */
export function isSignedIn(c: Context<Env>): boolean {
  const session = getCookie(c, SESSION_COOKIE);
  return session !== undefined && c.var.state.sessions.has(session);
}
