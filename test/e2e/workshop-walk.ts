import { DEFAULT_PASSWORD, DEMO_EMAIL } from '../site/server.ts';
import type { Person } from './person.ts';

/** The title of the walk's journey. */
const WALK_TITLE = 'Book a tour of the workshop';

/** The path that the walk starts at. */
export const WALK_START = '/login';

/** The environment variable that the walk's script reads the password from. */
export const WALK_SECRETS = { PASSWORD: DEFAULT_PASSWORD };

/** Records the walk of the demo and gives it its title; recording is left on. The panel is at `WALK_START`, and idle. */
export async function recordTheWalk(person: Person): Promise<void> {
  await person.record();
  await walkToTheWorkshop(person);
  await person.name(WALK_TITLE);
}

/**
 * The walk of the demo: signs in, finds the workshop, looks around in its virtual tour and books a visit, with
 * checks on the way. Recording has begun at `WALK_START`; it is left on, on the last page.
 */
export async function walkToTheWorkshop(person: Person): Promise<void> {
  await person.type('Email', DEMO_EMAIL);
  await person.type('Password', DEFAULT_PASSWORD);
  await person.click('button', 'Sign in');
  await person.arrive('/dashboard');

  await person.click('link', 'Offices');
  await person.arrive('/offices');
  await person.click('link', 'Father Christmas Workshop');
  await person.arrive('/offices/father-christmas-workshop');
  await person.click('button', 'Go to the toy hall');
  await person.checkAt('#tour-place', 'It reads this text');

  await person.click('link', 'Book a tour');
  await person.arrive('/book/father-christmas-workshop');
  await person.type('Your name', 'Rudolph');
  await person.type('Team', 'Sleigh crew');
  await person.type('Number of desks', '9', undefined, 'spinbutton');
  await person.click('button', 'Continue');
  await person.choose('Plan', 'Private office');
  await person.date('Start date', '12/24/2027');
  await person.click('radio', 'By video call');
  await person.click('button', 'Continue');
  await person.click('checkbox', 'I accept the terms of the tour');
  await person.click('button', 'Continue');
  await person.click('button', 'Book the tour');
  await person.arrive(/\/confirmation$/);
  await person.check('heading', 'Your tour is booked', 'It is visible');
}
