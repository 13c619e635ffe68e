import { expect, test } from 'vitest';
import { DEFAULT_PASSWORD, DEMO_EMAIL } from '../../site/server.ts';
import { atDemoSite } from './bench.ts';

const at = atDemoSite();

async function signIn(): Promise<void> {
  const { person } = at.bench;
  await person.type('Email', DEMO_EMAIL);
  await person.type('Password', DEFAULT_PASSWORD);
  await person.click('button', 'Sign in');
  await person.arrive('/dashboard');
}

const SIGN_IN = [
  `Fill field “Email” with “${DEMO_EMAIL}”`,
  'Fill field “Password” with the secret PASSWORD',
  'Click button “Sign in” → goes to /dashboard',
];

test('a link, a form and a script that load another document are each one click with its navigation', async () => {
  const { bench, site } = at;
  const { person } = bench;
  await bench.record('/lab/links/1');
  await person.click('link', 'Next');
  await person.arrive('/lab/links/2');
  await person.click('button', 'Next by script');
  await person.arrive('/lab/links/3');
  await person.click('button', 'Next by form');
  await person.arrive('/lab/links/4');
  await bench.expectSteps([
    'Click link “Next” → goes to /lab/links/*',
    'Click button “Next by script” → goes to /lab/links/*',
    'Click button “Next by form” → goes to /lab/links/*',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('a form that is posted and redirected tells the address it ended at', async () => {
  const { bench, site } = at;
  await bench.record('/login');
  await signIn();
  await bench.expectSteps(SIGN_IN);
  await bench.expectRoundTrip(site.reset);
});

test('routes of a single-page application hang on the clicks that took them', async () => {
  const { bench, site } = at;
  const { person } = bench;
  await bench.record('/login');
  await signIn();
  await person.click('link', 'Bookings');
  await person.arrive('/dashboard/bookings');
  await person.click('link', 'Profile');
  await person.arrive('/dashboard/profile');
  await bench.expectSteps([
    ...SIGN_IN,
    'Click link “Bookings” → goes to /dashboard/bookings',
    'Click link “Profile” → goes to /dashboard/profile',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('back and forward through routes and documents are steps of their own', async () => {
  const { bench, site } = at;
  const { person } = bench;
  await bench.record('/login');
  await signIn();
  await person.click('link', 'Bookings');
  await person.arrive('/dashboard/bookings');
  await bench.page.goBack();
  await person.arrive('/dashboard');
  await bench.page.goForward();
  await person.arrive('/dashboard/bookings');
  await person.click('link', 'Offices');
  await person.arrive('/offices');
  await bench.page.goBack();
  await person.arrive('/dashboard/bookings');
  await bench.page.goForward();
  await person.arrive('/offices');
  await bench.expectSteps([
    ...SIGN_IN,
    'Click link “Bookings” → goes to /dashboard/bookings',
    'Go back → goes to /dashboard',
    'Go forward → goes to /dashboard/bookings',
    'Click link “Offices” → goes to /offices',
    'Go back → goes to /dashboard/bookings',
    'Go forward → goes to /offices',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('a reload is a step', async () => {
  const { bench, site } = at;
  const { person } = bench;
  await bench.record('/lab/links/1');
  await person.click('link', 'Next');
  await person.arrive('/lab/links/2');
  await bench.page.reload();
  await bench.expectSteps(['Click link “Next” → goes to /lab/links/*', 'Reload the page']);
  await bench.expectRoundTrip(site.reset);
});

test('an address that was typed is told apart from what a click led to', async () => {
  const { bench, site } = at;
  const { person } = bench;
  await bench.record('/lab/links/1');
  await person.click('link', 'Next');
  await person.arrive('/lab/links/2');
  await bench.page.goto(`${site.url}/lab/links/9`);
  await person.click('link', 'Next');
  await person.arrive('/lab/links/10');
  await bench.expectSteps([
    'Click link “Next” → goes to /lab/links/*',
    'Go to /lab/links/9',
    'Click link “Next” → goes to /lab/links/*',
  ]);
  await bench.expectRoundTrip(site.reset);
});

test('a script that goes elsewhere before anything was done hangs on the step that came to the page', async () => {
  const { bench } = at;
  await bench.record('/lab/links/1');
  await bench.page.evaluate(() => {
    location.href = '/lab/links/7';
  });
  await bench.person.arrive('/lab/links/7');
  await bench.seeSteps((steps) => expect(steps).toEqual(['Go to /lab/links/1 → goes to /lab/links/*']));
});

test('a route that a script takes back is not the person going back', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/login');
  await signIn();
  await person.click('link', 'Bookings');
  await person.arrive('/dashboard/bookings');
  await bench.page.evaluate(() => history.back());
  await person.arrive('/dashboard');
  await bench.expectSteps([...SIGN_IN, 'Click link “Bookings” → goes to /dashboard']);
});
