import { strFromU8, unzipSync } from 'fflate';
import { chmod, cp, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { packNpm } from '../../scripts/pack-npm.ts';
import { zipFolder } from '../../scripts/zip-folder.ts';
import { ROOT, scratch } from '../command.ts';

afterEach(() => vi.unstubAllEnvs());

const FILES: [string, string][] = [
  ['manifest.json', '{}'],
  ['assets/panel.js', 'run()'],
  ['assets/Panel.css', ''],
  ['10.txt', 'ten'],
  ['9.txt', 'nine'],
];

async function written(folder: string, files: [string, string][], at: Date): Promise<void> {
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
    await utimes(join(folder, name), at, at);
  }
}

test('a zip has the same bytes whenever, wherever and in which order its files were written', async () => {
  await using one = await scratch();
  await using other = await scratch();
  await written(one.path, FILES, new Date('2024-01-01T12:00:00Z'));
  await written(other.path, FILES.toReversed(), new Date('2026-07-31T23:59:59Z'));
  vi.stubEnv('TZ', 'America/Los_Angeles');
  const first = zipFolder(one.path);
  vi.stubEnv('TZ', 'Asia/Tokyo');
  const second = zipFolder(relative('', other.path));
  expect(Buffer.from(second).equals(first)).toBe(true);
  const within = Object.entries(unzipSync(first)).map(([name, bytes]) => [name, strFromU8(bytes)]);
  expect(within.toSorted()).toEqual(FILES.toSorted());
});

test('the npm package has the same bytes whenever, and with whatever rights, its files were written', async () => {
  await using folder = await scratch();
  const packs: Buffer[] = [];
  for (const [at, mode] of [
    ['2024-01-01', 0o600],
    ['2026-07-31', 0o664],
  ] as const) {
    const own = join(folder.path, at, 'package');
    await cp(join(ROOT, 'dist/package/package.json'), join(own, 'package.json'));
    await cp(join(ROOT, 'dist/package/bin'), join(own, 'bin'), { recursive: true });
    await utimes(join(own, 'package.json'), new Date(at), new Date(at));
    await chmod(join(own, 'package.json'), mode);
    const to = join(folder.path, at);
    packs.push(await readFile(join(to, packNpm(own, to))));
  }
  const [first, second] = packs;
  expect(second && first?.equals(second)).toBe(true);
});

test.each(['chrome', 'firefox'])(
  'no file of the extension for %s is named after where it was built',
  async (browser) => {
    const files = await readdir(join(ROOT, 'dist', browser, 'assets'));
    expect(files).toContain('recorder.iife.ts.js');
    expect(files.filter((name) => /-[\w-]{8}\.\w+$/.test(name))).toEqual([]);
  },
);
