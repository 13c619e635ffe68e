import { type Context, Hono } from 'hono';
import { bookingPage, confirmationPage } from '../pages/booking.ts';
import { buildingPage } from '../pages/building.ts';
import { homePage } from '../pages/home.ts';
import { officesPage } from '../pages/offices.ts';
import { notFoundPage } from '../pages/trouble.ts';
import { brochurePage, calculatorPage, floorPlanPage } from '../pages/windows.ts';
import { officeBySlug } from '../shared/offices.ts';
import { type Env, isSignedIn } from './env.ts';

/** The pages that anyone can see. */
export function publicPages(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/', (c) => c.html(homePage(isSignedIn(c))));
  app.get('/offices', (c) => c.html(officesPage(isSignedIn(c))));
  app.get('/offices/:slug', (c) => {
    const office = officeBySlug(c.req.param('slug'));
    if (!office || c.var.broken === 'page-404') return missing(c);
    return c.html(buildingPage(office, isSignedIn(c), c.var.broken));
  });
  app.get('/offices/:slug/floor-plan', (c) => {
    const office = officeBySlug(c.req.param('slug'));
    return office ? c.html(floorPlanPage(office)) : missing(c);
  });
  app.get('/offices/:slug/brochure', (c) => {
    const office = officeBySlug(c.req.param('slug'));
    return office ? c.html(brochurePage(office)) : missing(c);
  });
  app.get('/embed/calculator', (c) => {
    const office = officeBySlug(c.req.query('office') ?? 'father-christmas-workshop');
    return office ? c.html(calculatorPage(office)) : missing(c);
  });
  app.get('/book/:slug', (c) => {
    const office = officeBySlug(c.req.param('slug'));
    return office ? c.html(bookingPage(office, isSignedIn(c), c.var.broken)) : missing(c);
  });
  app.get('/bookings/:id/confirmation', (c) => {
    const booking = c.var.state.bookings.get(c.req.param('id'));
    const office = booking && officeBySlug(booking.office);
    return office ? c.html(confirmationPage(booking, office, isSignedIn(c))) : missing(c);
  });
  return app;
}

/** Answers that there is no such page. */
export function missing(c: Context<Env>) {
  return c.html(notFoundPage(isSignedIn(c)), 404);
}
