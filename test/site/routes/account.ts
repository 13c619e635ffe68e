import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { dashboardPage, loginPage } from '../pages/account.ts';
import { textOf } from '../shared/booking-form.ts';
import { type Booking, DEMO_EMAIL } from '../state.ts';
import { type Env, SESSION_COOKIE, isSignedIn } from './env.ts';

const HOME = '/dashboard';

/** Signing in and out, and the shell of the signed-in area. */
export function accountPages(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/login', (c) => {
    const next = ownPath(c.req.query('next'));
    return isSignedIn(c) ? c.redirect(next) : c.html(loginPage({ email: '', next, wrong: false }));
  });
  app.post('/login', async (c) => {
    const form = await c.req.formData();
    const email = textOf(form, 'email');
    const next = ownPath(textOf(form, 'next'));
    if (email.toLowerCase() !== DEMO_EMAIL || form.get('password') !== c.var.state.password) {
      return c.html(loginPage({ email, next, wrong: true }));
    }
    const session = randomUUID();
    c.var.state.sessions.add(session);
    setCookie(c, SESSION_COOKIE, session, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return c.redirect(next, 303);
  });
  app.post('/logout', (c) => {
    const session = getCookie(c, SESSION_COOKIE);
    if (session !== undefined) c.var.state.sessions.delete(session);
    deleteCookie(c, SESSION_COOKIE, { path: '/' });
    return c.redirect('/', 303);
  });
  const titles = {
    '/dashboard': 'Dashboard',
    '/dashboard/bookings': 'Bookings',
    '/dashboard/profile': 'Profile',
  };
  for (const [path, title] of Object.entries(titles)) {
    app.get(path, (c) =>
      isSignedIn(c) ? c.html(dashboardPage(title)) : c.redirect(`/login?next=${encodeURIComponent(path)}`),
    );
  }
  app.get('/dashboard/bookings.csv', (c) => {
    if (!isSignedIn(c)) return c.redirect('/login');
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="bookings.csv"');
    return c.body(bookingsAsCsv(c.var.state.bookings.values()));
  });
  return app;
}

function bookingsAsCsv(bookings: Iterable<Booking>): string {
  const own = [...bookings].filter(({ mine, cancelled }) => mine && !cancelled);
  const rows = own.map(({ reference, office, start, desks }) => [reference, office, start, desks]);
  return [['Reference', 'Office', 'Start', 'Desks'], ...rows].map((row) => `${row.join(',')}\n`).join('');
}

/** A path of this site, so that signing in never leads elsewhere. */
function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/[a-z]/.test(path) ? path : HOME;
}
