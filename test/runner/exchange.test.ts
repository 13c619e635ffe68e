import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratch, waymark } from '../command.ts';

let folder: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  folder = await scratch();
});
afterAll(() => folder[Symbol.asyncDispose]());

const recording = JSON.stringify({
  title: '../../Book a tour',
  steps: [
    { type: 'navigate', url: 'http://127.0.0.1:4173/' },
    { type: 'click', selectors: [['aria/Go[role="button"]']], offsetX: 1, offsetY: 1, odd: true },
    { type: 'waitForExpression', expression: 'x' },
  ],
});

test('a recording is imported as a script and a journey, which export it again as it was', async () => {
  await writeFile(join(folder.path, 'walk.json'), recording);
  const { status, stdout, stderr } = await waymark(['import', 'walk.json', '--out', 'in'], {
    cwd: folder.path,
  });
  expect(status).toBe(0);
  expect(stdout).toBe('Wrote in/book-a-tour.ts\nWrote in/book-a-tour.journey.json\n');
  expect(stderr).toContain('1 step is unsupported and will fail');
  expect(stderr).toContain('it checks nothing at its end');
  expect(await readFile(join(folder.path, 'in/book-a-tour.ts'), 'utf8')).toContain(
    'page.getByRole("button", "Go").click()',
  );
  const exported = await waymark(
    ['export', 'in/book-a-tour.journey.json', '--format', 'chrome', '--out', '-'],
    { cwd: folder.path },
  );
  expect(exported).toMatchObject({ status: 0, stdout: recording, stderr: '' });
});

test('the other tools’ files are told by what is in them', async () => {
  const side = {
    url: 'http://127.0.0.1:4173',
    tests: [{ name: 'Side', commands: [{ command: 'open', target: '/' }] }],
  };
  await writeFile(join(folder.path, 'a.txt'), JSON.stringify(side));
  await writeFile(
    join(folder.path, 'b.txt'),
    `test('Spec', async ({ page }) => { await page.goto('http://127.0.0.1:4173/'); });`,
  );
  for (const name of ['a.txt', 'b.txt']) {
    expect(await waymark(['import', name, '--out', 'others'], { cwd: folder.path })).toMatchObject({
      status: 0,
    });
  }
  expect((await readdir(join(folder.path, 'others'))).toSorted()).toEqual([
    'side.journey.json',
    'side.ts',
    'spec.journey.json',
    'spec.ts',
  ]);
});

test.each([
  [['import'], 'Name one file to import'],
  [['import', 'nowhere.json'], "nowhere.json can't be read"],
  [['import', 'walk.json', '--base-url', 'ftp://x'], '--base-url: expected an address'],
  [['import', 'prose.txt'], 'prose.txt is no recording that Waymark knows'],
  [['import', 'cut.json'], 'cut.json is not a recording:\n  line 1, column 12'],
  [['export', 'x.journey.json'], '--format: expected chrome, saw nothing'],
  [['export', 'x.ts', '--format', 'chrome'], 'expected NAME.journey.json'],
])('wrong use is refused: %j', async (args, words) => {
  await writeFile(join(folder.path, 'prose.txt'), 'Dear elf');
  await writeFile(join(folder.path, 'cut.json'), '{"steps": [');
  const { status, stderr, stdout } = await waymark(args, { cwd: folder.path });
  expect(stderr).toContain(words);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});
