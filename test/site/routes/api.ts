import { setTimeout } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { readableDate, mistakesIn, textOf } from '../shared/booking-form.ts';
import { officeBySlug, searchOffices } from '../shared/offices.ts';
import { type Booking, newBookingNames } from '../state.ts';
import { type Env, isSignedIn } from './env.ts';

/** The data behind the pages; every answer takes the site's latency. */
export function apiRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    await pause(c, c.var.state.latency);
    await next();
  });
  app.get('/offices', async (c) => {
    if (c.var.broken === 'api-hangs') await pause(c, undefined);
    if (c.var.broken === 'api-500') return c.json({ error: 'The search is out of order.' }, 500);
    const { q = '', city = '', minDesks = '', tour } = c.req.query();
    const found = searchOffices({ text: q, city, minDesks: Number(minDesks) || 0, tourOnly: tour === '1' });
    return c.json({
      offices: found.map(({ slug, name, city: place, desks, price, summary, rooms }) => ({
        slug,
        name,
        city: place,
        desks,
        price,
        summary,
        tour: rooms.length > 0,
      })),
    });
  });
  app.post('/bookings', async (c) => book(c));
  app.use('/me/*', async (c, next) => (isSignedIn(c) ? next() : c.json({ error: 'Sign in first.' }, 401)));
  app.get('/me/overview', (c) => c.json(overview(c)));
  app.post('/me/bookings/:id/cancel', (c) => {
    const booking = c.var.state.bookings.get(c.req.param('id'));
    if (!booking?.mine) return c.json({ error: 'There is no such booking.' }, 404);
    booking.cancelled = true;
    return c.json(overview(c));
  });
  app.post('/me/profile', async (c) => {
    const form = await c.req.formData();
    const { profile } = c.var.state;
    profile.name = textOf(form, 'name') || profile.name;
    profile.team = textOf(form, 'team') || profile.team;
    return c.json(overview(c));
  });
  return app;
}

async function book(c: Context<Env>) {
  const form = await c.req.formData();
  const office = officeBySlug(textOf(form, 'office'));
  if (!office) return c.json({ error: 'There is no such office.' }, 404);
  const mistakes = mistakesIn(form, office.desks);
  if (Object.keys(mistakes).length > 0) return c.json({ mistakes }, 422);
  const document = form.get('document');
  const booking: Booking = {
    ...newBookingNames(),
    office: office.slug,
    name: textOf(form, 'name'),
    team: textOf(form, 'team'),
    desks: Number(textOf(form, 'desks')),
    plan: textOf(form, 'plan'),
    start: textOf(form, 'start'),
    addOns: form.getAll('addOn').filter((value) => typeof value === 'string'),
    visit: textOf(form, 'visit'),
    message: textOf(form, 'message'),
    // A file field left empty still sends a file, without name and content.
    document:
      document instanceof File && document.name ? { name: document.name, size: document.size } : undefined,
    mine: isSignedIn(c),
    cancelled: false,
  };
  c.var.state.bookings.set(booking.id, booking);
  return c.json({ reference: booking.reference, page: `/bookings/${booking.id}/confirmation` }, 201);
}

function overview(c: Context<Env>) {
  const { profile, bookings } = c.var.state;
  return {
    profile,
    bookings: [...bookings.values()]
      .filter((booking) => booking.mine)
      .map(({ id, reference, office, desks, plan, start, cancelled }) => ({
        id,
        reference,
        desks,
        plan,
        cancelled,
        office: officeBySlug(office)?.name ?? office,
        start: readableDate(start),
      })),
  };
}

/** Waits some milliseconds, or for ever, but no longer than the site is up and the visitor there. */
async function pause(c: Context<Env>, ms: number | undefined): Promise<void> {
  const signal = AbortSignal.any([c.var.state.closing.signal, c.req.raw.signal]);
  if (ms === 0 || signal.aborted) return;
  if (ms === undefined) {
    const gone = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => gone.resolve(), { once: true });
    await gone.promise;
  } else {
    await setTimeout(ms, undefined, { signal }).catch(() => undefined);
  }
}
