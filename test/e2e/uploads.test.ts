import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { savingTo } from '../../runner/commands/record.ts';
import type { Run } from '../../runner/evidence/run.ts';
import { openRecorder } from '../../runner/recorder.ts';
import { scratch, waymark } from '../command.ts';
import { startSite, type Site } from '../site/server.ts';
import { Person } from './person.ts';

/** A document is uploaded while recording, saved beside the script, and uploaded again by each replay. */

const NAME = 'book-with-papers';
const DOCUMENT = Buffer.from(Array.from({ length: 12_345 }, (_, index) => index % 256));
let site: Site;
let folder: Awaited<ReturnType<typeof scratch>>;
const path = (name: string): string => join(folder.path, name);
const saved = (): string => path(`${NAME}-2.files/company.pdf`);

beforeAll(async () => {
  site = await startSite();
  folder = await scratch();
  await writeFile(path('company.pdf'), DOCUMENT);
  // The name is taken: what is saved takes another, and its files with it.
  await writeFile(path(`${NAME}.ts`), '// by hand');
  const start = `${site.url}/book/father-christmas-workshop`;
  const recorder = await openRecorder(
    start,
    savingTo(folder.path, () => undefined),
    { headless: true },
  );
  try {
    const person = new Person(recorder);
    await person.record();
    await bookWithPapers(person);
    await person.name('Book with papers');
    await person.stopAndSave();
  } finally {
    await recorder.browser.close();
  }
});

beforeEach(async () => {
  site.reset();
  await writeFile(saved(), DOCUMENT);
});

afterAll(async () => {
  await site?.close();
  await folder?.[Symbol.asyncDispose]();
});

async function bookWithPapers(person: Person): Promise<void> {
  await person.type('Your name', 'Rudolph');
  await person.type('Team', 'Sleigh crew');
  await person.type('Number of desks', '9', undefined, 'spinbutton');
  await person.click('button', 'Continue');
  await person.choose('Plan', 'Private office');
  await person.date('Start date', '12/24/2027');
  await person.click('radio', 'By video call');
  await person.click('button', 'Continue');
  const field = await person.page.waitForSelector('#document', { visible: true });
  const [chooser] = await Promise.all([person.page.waitForFileChooser(), field?.click()]);
  await chooser.accept([path('company.pdf')]);
  await person.click('checkbox', 'I accept the terms of the tour');
  await person.click('button', 'Continue');
  await person.click('button', 'Book the tour');
  await person.arrive(/\/confirmation$/);
  await person.check('heading', 'Your tour is booked', 'It is visible');
}

/** Replays as a process of its own, from elsewhere than the folder of the script. */
async function replay(file: string): Promise<Run> {
  const out = path(`out-${crypto.randomUUID()}`);
  await waymark(['run', path(file), '--out', out, '--timeout', '5']);
  const [id] = await readdir(join(out, 'runs'));
  return JSON.parse(await readFile(join(out, 'runs', id ?? '', 'run.json'), 'utf8'));
}

test('the document is saved beside the script, byte for byte, and named in it', async () => {
  const names = await readdir(folder.path);
  expect(names).toEqual(
    expect.arrayContaining([`${NAME}-2.ts`, `${NAME}-2.journey.json`, `${NAME}-2.files`]),
  );
  expect((await readFile(saved())).equals(DOCUMENT)).toBe(true);
  const script = await readFile(path(`${NAME}-2.ts`), 'utf8');
  expect(script).toContain(`.upload("${NAME}-2.files/company.pdf");`);
});

test.each(['ts', 'journey.json'])('the site gets it again from the replay of the .%s', async (ending) => {
  const run = await replay(`${NAME}-2.${ending}`);
  expect(run).toMatchObject({ verdict: 'passed', drift: [] });
  const booked = site.bookings().find(({ name }) => name === 'Rudolph');
  expect(booked?.document).toEqual({ name: 'company.pdf', size: DOCUMENT.length });
});

test.each<[string, () => Promise<void>, RegExp, RegExp]>([
  ['missing', () => rm(saved()), /company\.pdf, which is to be uploaded, is not there/, /commit it/],
  [
    'changed',
    () => writeFile(saved(), 'Another'),
    /company\.pdf is another than the one recorded/,
    /"sha256".* to [0-9a-f]{64}/,
  ],
])('a document that is %s fails the replay before it is uploaded', async (_, spoil, message, advice) => {
  await spoil();
  for (const ending of ['ts', 'journey.json']) {
    const { failure } = await replay(`${NAME}-2.${ending}`);
    expect(failure).toMatchObject({
      cause: 'script',
      message: expect.stringMatching(message),
      advice: expect.stringMatching(advice),
      action: 'Upload company.pdf into field “Company document, if you have one”',
    });
  }
  expect(site.bookings().some(({ name }) => name === 'Rudolph')).toBe(false);
});
