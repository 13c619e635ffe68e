import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Journey } from '../../journey/model.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { savingTo } from '../../runner/commands/record.ts';
import { scratch, waymark, type Outcome } from '../command.ts';
import { journeyOf, targetOf } from '../codegen/journey-of.ts';

/** A script and its journey stay in step, whichever of the two is changed. */

let folder: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  folder = await scratch();
});
afterAll(() => folder[Symbol.asyncDispose]());

const tour = journeyOf(
  [
    { id: 'a', kind: 'navigate', url: '/login' },
    { id: 'b', kind: 'fill', target: targetOf({ by: 'label', value: 'Email' }), value: 'santa@example.test' },
    {
      id: 'c',
      kind: 'expect',
      target: targetOf({ by: 'role', role: 'heading', name: 'Hello' }),
      check: { kind: 'visible' },
    },
  ],
  { id: 'tour' },
);
const again: Journey = {
  ...tour,
  steps: tour.steps.map((step) => (step.id === 'a' ? { id: 'a', kind: 'navigate', url: '/sign-in' } : step)),
};

/** A folder with the journey and its script in it. */
async function started(name: string): Promise<{ cwd: string; read: (file: string) => Promise<string> }> {
  const cwd = join(folder.path, name);
  await mkdir(join(cwd, 'journeys'), { recursive: true });
  await writeFile(join(cwd, 'journeys/tour.journey.json'), printJourney(tour));
  expect((await waymark(['generate', 'journeys/tour.journey.json'], { cwd })).status).toBe(0);
  return { cwd, read: (file) => readFile(join(cwd, 'journeys', file), 'utf8') };
}

async function edit(cwd: string, from: string, to: string): Promise<void> {
  const file = join(cwd, 'journeys/tour.ts');
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

describe('sync', () => {
  test('takes over what was edited, says what changed, and is silent about the rest', async () => {
    const { cwd, read } = await started('sync');
    await edit(cwd, 'fill("santa@example.test");', 'fill("elf@example.test"); // the new one');
    const check = await waymark(['sync', '--check'], { cwd });
    expect(check.status).toBe(1);
    expect(await read('tour.journey.json')).toBe(printJourney(tour));
    const outcome = await waymark(['sync'], { cwd });
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    expect(outcome.stdout).toBe(
      'journeys/tour.ts: wrote journeys/tour.journey.json\n' +
        '  changed  Fill field “Email” with “elf@example.test”\n  added    Code: // the new one\n',
    );
    const { steps } = parseJourney(await read('tour.journey.json'), 'it');
    expect(steps.map(({ id }) => id)).toEqual(['a', 'b', 'h1', 'c']);
    expect(steps[1]).toEqual({ ...tour.steps[1], value: 'elf@example.test' });
    expect(await waymark(['sync', '--check', 'journeys/tour.ts'], { cwd })).toMatchObject({
      status: 0,
      stdout: 'journeys/tour.ts: in step\n',
    });
  });

  test.each([
    [
      'is not TypeScript',
      'await page.goto("/login");',
      'await page.goto("/login";',
      'tour.ts:7:29: this is not TypeScript',
    ],
    [
      'has another shape',
      'export default journey(',
      'export const tour = journey(',
      'tour.ts:1:1: expected export default',
    ],
    [
      'uploads what is not there',
      'await page.goto("/login");',
      'await page.getByLabel("Plan").upload("tour.files/a.pdf");',
      'tour.ts:7:5: the file tour.files/a.pdf',
    ],
    [
      'names a tab that nothing opened',
      'await page.goto("/login");',
      'await tabs.help.reload();',
      'tour.ts:7:5: page: expected a tab',
    ],
  ])('writes nothing for a script that %s', async (_, from, to, why) => {
    const { cwd, read } = await started(why.replaceAll(/\W/g, ''));
    await edit(cwd, from, to);
    const outcome: Outcome = await waymark(['sync', 'journeys/tour.ts'], { cwd });
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain(why);
    expect(await read('tour.journey.json')).toBe(printJourney(tour));
  });
});

describe('generate, into a script that is there', () => {
  test('writes what is new, and leaves what a person wrote', async () => {
    const { cwd, read } = await started('generate');
    await edit(cwd, 'fill("santa@example.test");', 'fill("elf@example.test"); // the new one');
    await writeFile(join(cwd, 'new.journey.json'), printJourney(again));
    const outcome = await waymark(['generate', 'new.journey.json', '--out', 'journeys/tour.ts'], { cwd });
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    const script = await read('tour.ts');
    expect(script).toContain('await page.goto("/sign-in");');
    expect(script).toContain('fill("elf@example.test"); // the new one');
    expect((await waymark(['sync', '--check'], { cwd })).status).toBe(0);
  });

  test('ends with 2 where both changed the same step, and has both in the script', async () => {
    const { cwd, read } = await started('clash');
    await edit(cwd, '"/login"', '"/log-in"');
    await writeFile(join(cwd, 'new.journey.json'), printJourney(again));
    const outcome = await waymark(['generate', 'new.journey.json', '--out', 'journeys/tour.ts'], { cwd });
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain('journeys/tour.ts:7:1');
    expect(await read('tour.ts')).toMatch(/<{7}.*\n.*"\/log-in".*\n={7}\n.*"\/sign-in".*\n>{7}/);
  });

  test('takes the last commit for what it came from, and writes nothing where there is none', async () => {
    const { cwd, read } = await started('committed');
    await edit(cwd, 'await page.goto', '// Begin.\n    await page.goto');
    const edited = await read('tour.ts');
    await writeFile(join(cwd, 'journeys/tour.journey.json'), printJourney(again));
    const unknown = await waymark(['generate', 'journeys/tour.journey.json'], { cwd });
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('--base');
    expect(await read('tour.ts')).toBe(edited);
    await writeFile(join(cwd, 'journeys/tour.journey.json'), printJourney(tour));
    const git = (...args: string[]) =>
      promisify(execFile)('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.test', ...args], { cwd });
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-qm', 'Add the tour');
    await writeFile(join(cwd, 'journeys/tour.journey.json'), printJourney(again));
    expect((await waymark(['generate', 'journeys/tour.journey.json'], { cwd })).status).toBe(0);
    expect(await read('tour.ts')).toBe(edited.replace('"/login"', '"/sign-in"'));
  });
});

test('check ends with 1 until all is mended, and mends script and journey alike', async () => {
  const { cwd, read } = await started('check');
  await edit(cwd, '"/login"', '"http://127.0.0.1:4173/login"');
  const found = await waymark(['check'], { cwd });
  expect(found.status).toBe(1);
  expect(found.stdout).toMatch(/^journeys\/tour\.ts:7:5: absolute-url: \(--fix\) .*\n1 to mend\.\n$/);
  const mended = await waymark(['check', '--fix', 'journeys'], { cwd });
  expect(mended).toMatchObject({ status: 0, stderr: '' });
  expect(await read('tour.journey.json')).toBe(printJourney(tour));
  expect((await waymark(['check'], { cwd })).stdout).toBe('Nothing to mend.\n');
});

test('a journey that is recorded again goes into its script, beside what a person wrote', async () => {
  const { cwd, read } = await started('again');
  await edit(cwd, 'await page.goto', '// Begin.\n    await page.goto');
  const edited = await read('tour.ts');
  const save = savingTo(join(cwd, 'journeys'), () => undefined, 'tour');
  expect(await save(printJourney({ ...again, id: 'sign-in', title: 'Sign in' }))).toMatchObject({
    files: expect.any(Array),
  });
  expect(await read('tour.ts')).toBe(edited.replace('"/login"', '"/sign-in"'));
  expect(parseJourney(await read('tour.journey.json'), 'it').title).toBe('Book a tour');
});

test('a replay waits for no code generator: run loads neither codegen nor what it is made of', async () => {
  const loaded = async (command: string): Promise<string> => {
    const code = `
      import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) { console.log(url); return next(url, context); } });
      const { main } = await import(${JSON.stringify(new URL('../../runner/cli.ts', import.meta.url).href)});
      await main([${JSON.stringify(command)}, 'nothing.journey.json']);`;
    const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code];
    return (await promisify(execFile)(process.execPath, args, { cwd: folder.path })).stdout;
  };
  await writeFile(join(folder.path, 'nothing.journey.json'), printJourney(journeyOf([])));
  const codegen = /\/(?:codegen|ts-morph|prettier|node-diff3)\//;
  expect(await loaded('run')).not.toMatch(codegen);
  expect(await loaded('run')).toContain('/runner/commands/run.ts');
  expect(await loaded('generate')).toMatch(codegen);
});
