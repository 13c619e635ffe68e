import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printJourney } from '../../journey/parse.ts';
import type { Journey, Step } from '../../journey/model.ts';
import manifest from '../../package.json' with { type: 'json' };
import { ROOT, scratch, waymark, type Outcome } from '../command.ts';

let folder: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  folder = await scratch();
});
afterAll(() => folder[Symbol.asyncDispose]());

const heading: Step & { kind: 'expect' } = {
  id: 's2',
  kind: 'expect',
  target: { candidates: [{ by: 'role', role: 'heading', name: 'Hello' }], fingerprint: { tag: 'h1' } },
  check: { kind: 'visible' },
};

const journey: Journey = {
  version: 1,
  id: 'hello',
  title: 'Hello',
  baseUrl: 'http://127.0.0.1:9',
  inputs: {},
  secrets: [],
  environment: { viewport: { width: 1280, height: 800 } },
  steps: [{ id: 's1', kind: 'navigate', url: '/' }, heading],
};

async function runFile(name: string, text: string): Promise<Outcome> {
  await writeFile(join(folder.path, name), text);
  return waymark(['run', name], { cwd: folder.path });
}

/** Wrong use ends with 2, says why where errors are said, and runs nothing. */
function expectRefused({ status, stdout, stderr }: Outcome, ...words: string[]): void {
  for (const word of words) expect(stderr).toContain(word);
  expect(stdout).toBe('');
  expect(status).toBe(2);
}

describe('a run with nothing to run is refused', () => {
  test('in a folder without journeys', async () => {
    const empty = join(folder.path, 'empty');
    await mkdir(empty);
    const outcome = await waymark(['run'], { cwd: empty });
    expectRefused(outcome, 'no journey found in journeys/', 'waymark record URL');
    expect(await readdir(empty)).toEqual([]);
  });

  test('with a name or pattern that fits no file', async () => {
    expectRefused(await waymark(['run', 'nowhere/*.ts'], { cwd: folder.path }), 'nowhere/*.ts names no');
  });

  test('in a folder that only holds other modules', async () => {
    const other = join(folder.path, 'journeys');
    await mkdir(other);
    await writeFile(join(other, 'data.ts'), 'export const guest = 1;\n');
    expectRefused(await waymark(['run'], { cwd: folder.path }), 'no journey found');
  });
});

describe('a journey file that can’t be used is refused with file, place, expected and seen', () => {
  const text = printJourney(journey);

  test('junk', async () => {
    expectRefused(
      await runFile('junk.journey.json', 'hello'),
      'junk.journey.json',
      'line 1, column 1',
      'saw "hello"',
    );
  });

  test('truncated', async () => {
    const outcome = await runFile('cut.journey.json', text.slice(0, text.length / 2));
    expectRefused(outcome, 'cut.journey.json', 'line ', 'the end of the file');
  });

  test('of a future version', async () => {
    const outcome = await runFile('future.journey.json', text.replace('"version": 1', '"version": 99'));
    expectRefused(outcome, 'future.journey.json', 'version: expected 1, saw 99', 'upgrade');
  });

  test('with a wrong value deep inside', async () => {
    const outcome = await runFile('deep.journey.json', text.replace('"heading"', '7'));
    expectRefused(
      outcome,
      'deep.journey.json',
      'steps[1].target.candidates[0].role: expected a string, saw 7',
    );
  });

  test('and one broken file keeps all others from being run', async () => {
    await writeFile(join(folder.path, 'good.journey.json'), text);
    await writeFile(join(folder.path, 'bad.journey.json'), '{');
    expectRefused(
      await waymark(['run', 'good.journey.json', 'bad.journey.json'], { cwd: folder.path }),
      'bad.journey.json',
    );
  });
});

describe('a journey without an outcome check is refused and told how to add one', () => {
  test('as a journey file', async () => {
    const steps: Step[] = [heading, { id: 's3', kind: 'navigate', url: '/more' }];
    const outcome = await runFile('unproven.journey.json', printJourney({ ...journey, steps }));
    expectRefused(
      outcome,
      'unproven.journey.json',
      'without a check of its outcome',
      'await expect(',
      'Add a check',
    );
  });

  test('as a script', async () => {
    const script = `import { journey } from 'waymark';
      export default journey('Unproven', { baseUrl: 'http://127.0.0.1:9' }, async ({ page }) => {
        await page.goto('/');
      });`;
    expectRefused(
      await runFile('unproven.ts', script),
      'unproven.ts',
      'without a check of its outcome',
      'await expect(',
    );
  });
});

describe('a script that is none is refused', () => {
  test('without a default export', async () => {
    expectRefused(
      await runFile('none.ts', 'export const a = expect(1); function expect(n: number) { return n }'),
      'none.ts',
      'export default journey',
    );
  });

  test('with a syntax error, told with its file', async () => {
    expectRefused(await runFile('syntax.ts', 'expect( this is no code'), 'syntax.ts could not be loaded');
  });

  test('with an address that has a path', async () => {
    const script = `import { journey, expect } from 'waymark';
      export default journey('Path', { baseUrl: 'http://127.0.0.1:9/shop' }, async ({ page }) => {
        await expect(page).toHaveTitle('x');
      });`;
    expectRefused(await runFile('path.ts', script), 'path.ts: baseUrl', 'saw "http://127.0.0.1:9/shop"');
  });
});

test('a secret without a value is asked for by name before anything runs', async () => {
  const script = `import { journey, expect } from 'waymark';
    export default journey('Secret', { baseUrl: 'http://127.0.0.1:9', secrets: ['NORTH_POLE_KEY'] }, async ({ page, secrets }) => {
      await page.getByLabel('Key').fill(secrets.NORTH_POLE_KEY);
      await expect(page).toHaveTitle('x');
    });`;
  expectRefused(await runFile('secret.ts', script), 'NORTH_POLE_KEY', 'secret.ts', '.env');

  // The same in a package that says nothing of modules, as “npm init” makes it: scripts are modules all the same.
  const plain = join(folder.path, 'plain');
  await mkdir(plain);
  await writeFile(join(plain, 'package.json'), '{"type": "commonjs"}');
  await writeFile(join(plain, 'secret.ts'), script);
  expectRefused(await waymark(['run', 'secret.ts'], { cwd: plain }), 'NORTH_POLE_KEY');
});

test.each([
  [['walk'], 'there is no command “walk”.'],
  [['rnu'], 'there is no command “rnu”, but there is run.'],
  [['run', '--fast'], '--fast'],
  [['run', 'x.ts', '--timeout', 'soon'], '--timeout: expected a number of seconds above 0, saw “soon”'],
  [['generate'], 'Name one journey file'],
  [['record', 'ftp://example.test'], 'expected an address such as'],
])('wrong use is refused: %s', async (args, words) => {
  expectRefused(await waymark(args, { cwd: folder.path }), words);
});

test.each([ROOT, join(ROOT, 'dist/package')])('tells which version it is: %s', async (from) => {
  const { status, stdout } = await waymark(['--version'], { from });
  expect(stdout).toBe(`${manifest.version}\n`);
  expect(status).toBe(0);
});

test('generate writes the same bytes each time, and nothing for a broken journey', async () => {
  await writeFile(join(folder.path, 'hello.journey.json'), printJourney(journey));
  const first = await waymark(['generate', 'hello.journey.json', '--out', '-'], { cwd: folder.path });
  const second = await waymark(['generate', 'hello.journey.json', '--out', '-'], { cwd: folder.path });
  expect(first.status).toBe(0);
  expect(first.stdout).toContain('await page.goto("/");');
  expect(second.stdout).toBe(first.stdout);
  await writeFile(join(folder.path, 'broken.journey.json'), '{"version": 1}');
  expectRefused(
    await waymark(['generate', 'broken.journey.json'], { cwd: folder.path }),
    'broken.journey.json',
  );
  expect(await readdir(folder.path)).not.toContain('broken.ts');
});

test('generate says that a journey brings code with it', async () => {
  const custom: Step = { id: 'c1', kind: 'custom', code: "await import('./evil.ts');" };
  const steps = [custom, ...journey.steps];
  await writeFile(
    join(folder.path, 'brought.journey.json'),
    printJourney({ ...journey, steps, id: 'brought' }),
  );
  const { status, stdout } = await waymark(['generate', 'brought.journey.json'], { cwd: folder.path });
  expect([status, stdout]).toEqual([0, expect.stringContaining('It holds code that came with the journey')]);
});
