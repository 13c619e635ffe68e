import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseJourney } from '../../journey/parse.ts';
import { savingTo } from '../../runner/commands/record.ts';
import type { Cause, Run } from '../../runner/evidence/run.ts';
import { openRecorder } from '../../runner/recorder.ts';
import { ROOT, run, scratch, waymark, type Outcome } from '../command.ts';
import { BREAKS, startSite, type Break, type Site } from '../site/server.ts';
import { Person } from './person.ts';
import { WALK_SCRIPT } from './workshop-script.ts';
import { WALK_SECRETS, WALK_START, recordTheWalk } from './workshop-walk.ts';

/**
 * The main job: a walk is recorded with the real extension, saved as a script, and replayed headless; the latter by the
 * npm package that was built, as it is installed beside a team's scripts.
 */

let site: Site;
let folder: Awaited<ReturnType<typeof scratch>>;
let stored: string;
const NAME = 'book-a-tour-of-the-workshop';
const path = (name: string): string => join(folder.path, name);

beforeAll(async () => {
  site = await startSite();
  folder = await scratch();
  await mkdir(path('node_modules'));
  await symlink(join(ROOT, 'dist/package'), path('node_modules/waymark'));
  const recorder = await openRecorder(
    site.url + WALK_START,
    savingTo(folder.path, () => undefined),
    {
      headless: true,
    },
  );
  try {
    const person = new Person(recorder);
    await recordTheWalk(person);
    await person.stopAndSave();
    stored = await recorder.panel.evaluate(async () => {
      const areas = await Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]);
      return JSON.stringify(areas);
    });
  } finally {
    await recorder.browser.close();
  }
});

afterAll(async () => {
  await site?.close();
  await folder?.[Symbol.asyncDispose]();
});

/** Replays as a process of its own, as CI does; gives the run's record beside the outcome. */
async function replay(
  file: string,
  { timeout = '10', isInChrome = false } = {},
): Promise<Outcome & { run: Run; out: string }> {
  const out = path(`out-${crypto.randomUUID()}`);
  const outcome = await waymark(['run', path(file), '--out', out, '--timeout', timeout], {
    from: path('node_modules/waymark'),
    env: WALK_SECRETS,
    isInChrome,
  });
  const [id] = await readdir(join(out, 'runs'));
  const record: Run = JSON.parse(await readFile(join(out, 'runs', id ?? '', 'run.json'), 'utf8'));
  return { ...outcome, run: record, out };
}

const broken = new Map<Break, ReturnType<typeof replayBroken>>();

/** What a replay comes to when the site is broken in that way; replayed once, however often it is asked for. */
function whenBrokenBy(name: Break): ReturnType<typeof replayBroken> {
  const before = broken.get(name) ?? replayBroken(name);
  broken.set(name, before);
  return before;
}

async function replayBroken(
  name: Break,
): Promise<Awaited<ReturnType<typeof replay>> & { asked: string[]; booked: number }> {
  site.reset();
  site.breakWith(name);
  const before = site.bookings().length;
  const outcome = await replay(`${NAME}.ts`, { timeout: '3' });
  const asked = site.requests.map(({ path: at }) => at);
  return { ...outcome, asked, booked: site.bookings().length - before };
}

describe('the script', () => {
  test('holds every act of the walk, in fewer than 60 lines of 80 columns', async () => {
    const journey = parseJourney(await readFile(path(`${NAME}.journey.json`), 'utf8'), NAME);
    const acts = journey.steps.filter(({ kind }) => kind !== 'group' && kind !== 'expect');
    expect(acts.map(({ kind }) => kind).join(' ')).toBe(
      'navigate fill fill click click click click click fill fill fill click select fill check click check click click',
    );
    const script = await readFile(path(`${NAME}.ts`), 'utf8');
    expect(script.trimEnd().split('\n').length).toBeLessThan(60);
    expect(script.replace(site.url, 'http://127.0.0.1')).toBe(WALK_SCRIPT);
  });

  test('type-checks under strict, with no any', async () => {
    const config = { extends: join(ROOT, 'tsconfig.json'), include: [`${NAME}.ts`] };
    await writeFile(path('tsconfig.json'), JSON.stringify(config));
    const tsc = join(ROOT, 'node_modules/typescript-7/bin/tsc');
    const { status, stdout } = await run(process.execPath, [tsc, '-p', path('tsconfig.json')]);
    expect(stdout).toBe('');
    expect(status).toBe(0);
    expect(await readFile(path(`${NAME}.ts`), 'utf8')).not.toMatch(/\bany\b|\bas\b|@ts-/);
  });

  test('has the same bytes when it is generated again', async () => {
    const again = await waymark(['generate', path(`${NAME}.journey.json`), '--out', '-'], {
      from: path('node_modules/waymark'),
    });
    expect(again.stdout).toBe(await readFile(path(`${NAME}.ts`), 'utf8'));
  });
});

describe('the replay', () => {
  test('of the script passes on the healthy site', async () => {
    site.reset();
    const before = site.bookings().length;
    const { status, stdout, run: record, out } = await replay(`${NAME}.ts`, { isInChrome: true });
    expect(await readFile(join(out, '.gitignore'), 'utf8')).toBe('*\n');
    expect(stdout).toMatch(/\n1 passed, 0 failed\n$/);
    expect(status).toBe(0);
    expect(record.verdict).toBe('passed');
    expect(record.steps.map((step) => step.screenshot).filter(Boolean)).toHaveLength(record.steps.length);
    expect(site.bookings()).toHaveLength(before + 1);
  });

  test('of the journey file does the same', async () => {
    site.reset();
    const before = site.bookings().length;
    await cp(path(`${NAME}.journey.json`), path('alone.journey.json'));
    const { status, run: record } = await replay('alone.journey.json');
    expect(record.failure).toBeUndefined();
    expect(status).toBe(0);
    expect(site.bookings()).toHaveLength(before + 1);
  });

  const causes: Record<Break, [Cause, RegExp]> = {
    'tour-throws': ['page-error', /The tour has no room "Attic"/],
    'api-500': ['failed-request', /GET \S+\/api\/offices\S* answered 500/],
    'api-hangs': ['pending-request', /GET \S+\/api\/offices\S* has had no answer for/],
    'renamed-button': ['missing', /Nothing matches button “Book the tour”.*“Reserve now”/],
    overlay: ['covered', /“Go to the toy hall” is covered by <div class="promo">/],
    'page-404': ['document-status', /father-christmas-workshop answered 404/],
  };

  test.each(BREAKS)('fails with one clear first cause when the site is broken by %s', async (name) => {
    const { status, stdout, run: record, booked } = await whenBrokenBy(name);
    const [cause, words] = causes[name];
    expect(record.failure).toMatchObject({ cause, message: expect.stringMatching(words) });
    expect(record.failure?.place).toMatch(new RegExp(`/${NAME}\\.ts:\\d+$`));
    expect(record.verdict).toBe('failed');
    expect(stdout).toMatch(/\n0 passed, 1 failed\n$/);
    expect(status).toBe(1);
    expect(booked).toBe(0);
  });
});

test('the password is nowhere: not in storage, journey, script, report, record, screenshots or logs', async () => {
  const { PASSWORD } = WALK_SECRETS;
  const { stdout, stderr, out, asked } = await whenBrokenBy('renamed-button'); // failures tell the most
  expect(stored).toContain('"secret":"PASSWORD"');
  expect(asked).toContain('/dashboard'); // it was typed
  const written = await filesIn(folder.path);
  expect(written.some((file) => file.startsWith(out) && file.endsWith('report.html'))).toBe(true);
  expect(written.some((file) => file.startsWith(out) && file.endsWith('.png'))).toBe(true);
  for (const text of [stored, stdout, stderr]) expect(text).not.toContain(PASSWORD);
  for (const file of written) {
    expect((await readFile(file)).includes(PASSWORD), `${file} holds the password`).toBe(false);
  }
});

async function filesIn(top: string): Promise<string[]> {
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
