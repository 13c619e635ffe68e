import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** Who may look and act. */
export interface Guard {
  /** Lets through only those who may; answers others. */
  protect: MiddlewareHandler;
  /** Signs a browser in. @returns whether the token is right */
  signIn(context: Context, token: string): Promise<boolean>;
}

const COOKIE = 'waymark';

/**
 * A guard of the dashboard.
 * @param token nothing when whoever reaches it may look, since only this machine can
 * @param hosts the names by which it may be called: a page of another site that points its name here is refused
 */
export function guardOf(token: string | undefined, hosts: ReadonlySet<string> | undefined): Guard {
  const expected = token === undefined ? undefined : digest(token);
  let waiting: Promise<unknown> = Promise.resolve();
  const isRight = (given: string): boolean => expected !== undefined && isSame(digest(given), expected);
  return {
    async protect(context, next) {
      const host = context.req.header('host') ?? '';
      if (hosts && !hosts.has(host)) return context.text(`This dashboard is not called “${host}”.`, 421);
      if (context.req.method !== 'GET') {
        // A form of another site can't send this header, and a script of one may not.
        const site = context.req.header('sec-fetch-site') ?? 'same-origin';
        if (context.req.header('x-waymark') !== '1' || site !== 'same-origin')
          return context.text('Only the dashboard itself may ask for this.', 403);
      }
      const isOpen = expected === undefined || OPEN.test(context.req.path);
      if (isOpen) return next();
      const bearer = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
      const cookie = getCookie(context, COOKIE) ?? '';
      if (isSame(cookie, expected) || (bearer !== undefined && isRight(bearer))) return next();
      return context.text('Sign in with the token of this dashboard.', 401);
    },
    async signIn(context, given) {
      // One try at a time, and a second each: nobody guesses a token that way.
      const turn = waiting.then(async () => {
        if (isRight(given)) return true;
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return false;
      });
      waiting = turn;
      if (!(await turn) || expected === undefined) return false;
      const secure = new URL(context.req.url).protocol === 'https:';
      setCookie(context, COOKIE, expected, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        maxAge: 30 * 86_400,
        secure,
      });
      return true;
    },
  };
}

/** What anybody may have: the page without any data, and the place to sign in. */
const OPEN = /^\/(|dashboard\.(js|css)|api\/sign-in|healthz)$/;

/** Takes no longer for what is nearly the same. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function digest(text: string): string {
  return createHash('sha256').update(`waymark dashboard ${text}`).digest('base64url');
}
