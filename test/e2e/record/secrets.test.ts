import { expect, test } from 'vitest';
import { atPages, type Bench } from './bench.ts';

const PASSWORD = 'hunter2-Xy';
const CODE = 'Q7X-35-K2';
const CARD = '4111111111111111';

const at = atPages({
  '/': `<title>Sign in</title><form action="/in" method="get" onsubmit="password.name = code.name = card.name = ''">
    <label>Password <input type="password" id="password"></label>
    <label><input type="checkbox" onclick="password.type = this.checked ? 'text' : 'password'"> Show</label>
    <label>Code <input id="code" autocomplete="one-time-code"></label>
    <label>Card number <input id="card" autocomplete="section-pay billing cc-number"></label>
    <button>Sign in</button></form>`,
  '/plain': '<title>Plain</title><label>Badge <input></label>',
  '/in': '<title>In</title><h1>Welcome</h1>',
});

/** Collects what is said to the extension's pages and what is stored, from now on. */
async function listen({ recorder: { panel, extension } }: Bench): Promise<() => Promise<string>> {
  const [worker] = await extension.workers();
  const hear = (): void => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener((message: unknown) => {
      heard.push(JSON.stringify(message));
    });
    chrome.storage.onChanged.addListener((changes) => heard.push(JSON.stringify(changes)));
  };
  const tell = async (): Promise<string> => {
    const { local, session, sync } = chrome.storage;
    const stored = await Promise.all([local.get(null), session.get(null), sync.get(null)]);
    return JSON.stringify([Reflect.get(globalThis, 'heard'), stored]);
  };
  await panel.evaluate(hear);
  await worker?.evaluate(hear);
  return async () => (await panel.evaluate(tell)) + ((await worker?.evaluate(tell)) ?? '');
}

test('what is typed into password, code and card fields is in no message, storage or journey', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  const all = await listen(bench);
  await person.type('Password', PASSWORD);
  await person.type('Code', CODE);
  await person.type('Card number', CARD);
  await person.click('button', 'Sign in');
  await person.arrive('/in');
  await bench.expectSteps([
    'Fill field “Password” with the secret PASSWORD',
    'Fill field “Code” with the secret CODE',
    'Fill field “Card number” with the secret CARD_NUMBER',
    expect.stringContaining('Click button “Sign in” → goes to /in'),
  ]);
  const told = await all();
  expect(told).toContain('PASSWORD');
  for (const secret of [PASSWORD, CODE, CARD]) {
    // Neither whole nor as far as it was typed at some moment.
    for (const part of [secret, secret.slice(0, 5)]) expect(told).not.toContain(part);
  }
});

test('a password that the page shows as plain text stays a secret', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  const all = await listen(bench);
  await person.type('Password', PASSWORD.slice(0, 6));
  await person.click('checkbox', 'Show');
  await person.type('Password', PASSWORD);
  await bench.expectSteps([
    'Fill field “Password” with the secret PASSWORD',
    'Check field “Show”',
    'Fill field “Password” with the secret PASSWORD',
  ]);
  expect(await all()).not.toContain(PASSWORD.slice(0, 5));
});

test('a password that was shown before anything was typed into it is a secret', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  const all = await listen(bench);
  await person.click('checkbox', 'Show');
  await person.type('Password', PASSWORD);
  await bench.expectSteps(['Check field “Show”', 'Fill field “Password” with the secret PASSWORD']);
  expect(await all()).not.toContain(PASSWORD.slice(0, 5));
});

test('pointing at a password for a check gives nothing of it away', async () => {
  const { bench } = at;
  const { person } = bench;
  await bench.record('/');
  const all = await listen(bench);
  await person.type('Password', PASSWORD);
  await bench.command({ type: 'point', on: true });
  await bench.page.waitForFunction(() => document.documentElement.childElementCount > 2);
  await person.click('textbox', 'Password');
  while (!(await bench.session()).pick);
  expect(await all()).not.toContain(PASSWORD.slice(0, 5));
});

test('a field that the person calls secret keeps what is typed into it from then on', async () => {
  const { bench } = at;
  await bench.record('/plain');
  await bench.person.type('Badge', 'elf-0815');
  await bench.expectSteps(['Fill field “Badge” with “elf-0815”']);
  const id = (await bench.journey()).steps.at(-1)?.id ?? '';
  await bench.command({ type: 'set', id, fields: { value: { secret: 'ELF_BADGE' } } });
  const all = await listen(bench);
  await bench.page.reload();
  await bench.seeSteps((steps) => expect(steps.at(-1)).toBe('Reload the page'));
  await bench.person.type('Badge', 'elf-4711');
  await bench.expectSteps([
    'Fill field “Badge” with the secret ELF_BADGE',
    'Reload the page',
    'Fill field “Badge” with the secret ELF_BADGE',
  ]);
  const told = await all();
  expect(told).toContain('ELF_BADGE');
  expect(told.includes('elf-4')).toBe(false);
  const stored = await bench.recorder.panel.evaluate(async () =>
    JSON.stringify(await chrome.storage.local.get(null)),
  );
  expect(stored.includes('elf-')).toBe(false);
});
