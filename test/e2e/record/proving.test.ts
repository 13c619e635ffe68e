import type { Page } from 'puppeteer';
import { expect, test } from 'vitest';
import { DEFAULT_PASSWORD, DEMO_EMAIL } from '../../site/server.ts';
import { WALK_START, walkToTheWorkshop } from '../workshop-walk.ts';
import { atDemoSite } from './bench.ts';

/** What was recorded is replayed from the panel: to see that it works, and to record on from the midst of it. */

const at = atDemoSite();
const panel = (): Page => at.bench.recorder.panel;

/** The steps, each with what the replay came to at it. */
async function marks(): Promise<string[]> {
  return panel().$$eval('ol[aria-label="Steps"] li:not(.group,.mark)', (items) =>
    items.map((item) => item.querySelector('.proof')?.textContent?.replace(/[\d.]+ s$/, 'N s') ?? 'nothing'),
  );
}

/** Waits until the panel says something of a replay; gives all that it says of it. */
async function says(words: string): Promise<string> {
  const part = await panel()
    .waitForSelector(`[aria-label="Proof"] ::-p-text(${words})`, { timeout: 60_000 })
    .catch(async () => {
      const seen = await panel().evaluate(() => document.body.innerText);
      throw new Error(`The panel does not say “${words}”; it reads: ${seen}`);
    });
  return (await part?.evaluate((element) => element.closest('section')?.innerText)) ?? '';
}

async function stored(): Promise<string> {
  return panel().evaluate(async () => {
    const areas = await Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]);
    return JSON.stringify(areas);
  });
}

async function signInAndLookAtTheWorkshop(): Promise<void> {
  const { person } = at.bench;
  await at.bench.record('/login');
  await person.type('Email', DEMO_EMAIL);
  await person.type('Password', DEFAULT_PASSWORD);
  await person.click('button', 'Sign in');
  await person.arrive('/dashboard');
  await person.click('link', 'Offices');
  await person.arrive('/offices');
  await person.click('link', 'Father Christmas Workshop');
  await person.arrive('/offices/father-christmas-workshop');
  await person.check('heading', 'Father Christmas Workshop', 'It is visible');
}

const STEPS = [
  'Go to /login',
  `Fill field “Email” with “${DEMO_EMAIL}”`,
  'Fill field “Password” with the secret PASSWORD',
  'Click button “Sign in” → goes to /dashboard',
  'Click link “Offices” → goes to /offices',
  'Click link “Father Christmas Workshop” → goes to /offices/father-christmas-workshop',
  'Expect heading “Father Christmas Workshop” to be visible',
];

/** By the keyboard: the list scrolls while a replay tells of its steps, and what is clicked moves away. */
async function recordFrom(step: string): Promise<void> {
  const button = await at.bench.person.see('button', `Record from here: ${step}`, panel());
  await button.press('Enter');
}

async function givePassword(): Promise<void> {
  const field = await panel().waitForSelector('aria/PASSWORD');
  await field?.type(DEFAULT_PASSWORD);
  await at.bench.person.panel('Replay');
}

test('under `waymark record` a journey is replayed with real input, and recorded on from a step in its page', async () => {
  const { bench, site } = at;
  const { person } = bench;
  await signInAndLookAtTheWorkshop();
  await bench.seeSteps((steps) => expect(steps).toEqual(STEPS));
  await person.panel('Prove it');
  await givePassword();
  await says('It works');
  expect(await marks()).toEqual(STEPS.map(() => 'passed in N s'));
  expect(await bench.session()).toMatchObject({ state: 'paused' });
  expect(await bench.steps()).toEqual(STEPS);

  site.breakWith('page-404');
  await person.panel('Prove it');
  expect(await says('It does not work')).toMatch(
    /at “Click link “Father Christmas Workshop””\.\s+The page .*father-christmas-workshop answered 404/,
  );
  expect((await marks()).map((mark) => mark.split(' ')[0])).toEqual([
    ...Array.from({ length: 5 }, () => 'passed'),
    'failed:',
    'nothing',
  ]);
  await recordFrom('Click link “Father Christmas Workshop”');
  expect(await says('the replay failed')).toContain('answered 404');
  expect(await bench.session()).toMatchObject({ state: 'paused' });
  site.reset();

  await recordFrom('Click link “Offices”');
  await says('Recording goes on after “Click link “Offices””');
  expect(new URL(bench.page.url()).pathname).toBe('/offices');
  await person.see('button', 'Pause', panel());
  await bench.page.bringToFront();
  await person.type('Search', 'Rovaniemi', undefined, 'searchbox');
  await bench.seeSteps((steps) =>
    expect(steps).toEqual([...STEPS.slice(0, 5), expect.stringContaining('Rovaniemi'), ...STEPS.slice(5)]),
  );
  expect(await stored()).not.toContain(DEFAULT_PASSWORD);
});

test('without it a journey is replayed in its tab by a script, which says so, and recorded on from a step there', async () => {
  const { bench, site } = at;
  const { person } = bench;
  site.reset();
  await bench.record(WALK_START);
  await walkToTheWorkshop(person);
  await bench.seeSteps((steps) => expect(steps.at(-1)).toContain('Your tour is booked'));
  const steps = await bench.steps();
  await panel().evaluate(() => {
    globalThis.waymarkProve = undefined;
  });
  await afresh();
  await person.panel('Prove it');
  await givePassword();
  const outcome = await says('It works');
  expect(outcome).toContain('by the input of a script');
  expect(await marks()).toEqual(steps.map(() => 'passed in N s'));
  expect(site.bookings().filter(({ name }) => name === 'Rudolph')).toHaveLength(1);
  expect(await bench.steps()).toEqual(steps);
  expect(await bench.session()).toMatchObject({ state: 'paused' });

  await afresh();
  site.breakWith('overlay');
  await recordFrom('Click button “Go to the toy hall”');
  expect(await says('the replay failed')).toMatch(
    /at “Click button “Go to the toy hall””\.\s+button “Go to the toy hall” is covered by <div class="promo">/,
  );
  expect(await bench.session()).toMatchObject({ state: 'paused' });

  await afresh();
  await recordFrom('Click button “Go to the toy hall”');
  await says('Recording goes on after “Click button “Go to the toy hall””');
  await bench.page.bringToFront();
  await person.click('button', 'Go to the letter office');
  const place = steps.findIndex((step) => step.includes('Go to the toy hall')) + 1;
  await bench.seeSteps((now) =>
    expect(now).toEqual(steps.toSpliced(place, 0, 'Click button “Go to the letter office”')),
  );
  expect(await stored()).not.toContain(DEFAULT_PASSWORD);
});

/** The site as it was before, with nobody signed in. */
async function afresh(): Promise<void> {
  const { bench, site } = at;
  site.reset();
  const session = await bench.page.createCDPSession();
  await session.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'all' });
  await session.detach();
}
