import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, run, scratch, type Outcome } from '../command.ts';

/** A checkout of its own, with a version and scripts that take no time. */
async function checkout(tests = 'node -e 0', changes = '- It is faster.\n') {
  const folder = await scratch();
  const at = (name: string): string => join(folder.path, name);
  const scripts = { test: tests, pack: 'cp manifest.json packed' };
  const files: Record<string, string> = {
    '.gitignore': 'packed\n',
    'package.json': JSON.stringify({ name: 'shop', version: '0.1.0', scripts }, null, 2),
    'package-lock.json': JSON.stringify(
      { version: '0.1.0', packages: { '': { version: '0.1.0' }, 'node_modules/zod': { version: '4.6.7' } } },
      null,
      2,
    ),
    'manifest.json': '{\n  "version": "0.1.0",\n  "minimum_chrome_version": "122"\n}\n',
    'CHANGELOG.md': `# Changes\n\n## Unreleased\n\n${changes}\n## 0.1.0 (2026-01-01)\n\n- The first.\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(at(name), text);
  const git = async (...args: string[]): Promise<string> =>
    (await run('git', args, { cwd: folder.path })).stdout;
  await git('init', '--quiet');
  await git('config', 'user.name', 'A');
  await git('config', 'user.email', 'a@example.test');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Begin');
  const release = (version: string): Promise<Outcome> =>
    run(process.execPath, [join(ROOT, 'scripts/release.ts'), version], { cwd: folder.path });
  return { ...folder, at, git, release };
}

test('a release is tested, numbered everywhere, packed as that version, committed and tagged', async () => {
  await using shop = await checkout();
  const { status, stderr } = await shop.release('0.2.0');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  for (const name of ['package.json', 'manifest.json', 'packed'])
    expect(JSON.parse(await readFile(shop.at(name), 'utf8'))).toMatchObject({ version: '0.2.0' });
  expect(JSON.parse(await readFile(shop.at('package-lock.json'), 'utf8'))).toEqual({
    version: '0.2.0',
    packages: { '': { version: '0.2.0' }, 'node_modules/zod': { version: '4.6.7' } },
  });
  expect(await readFile(shop.at('CHANGELOG.md'), 'utf8')).toMatch(
    /## Unreleased\n\n## 0\.2\.0 \(\d{4}-\d\d-\d\d\)\n\n- It is faster\.\n\n## 0\.1\.0 \(2026-01-01\)/,
  );
  expect(await shop.git('status', '--porcelain')).toBe('');
  expect(await shop.git('describe')).toBe('v0.2.0\n');
  expect((await shop.release('0.2.0')).stderr).toContain('v0.2.0 was released already');
});

const REFUSALS: [string, Parameters<typeof checkout>, string, string][] = [
  ['its tests fail', ['node -e "process.exit(1)"'], '0.2.0', 'tests failed'],
  ['nothing is said to have changed', [undefined, ''], '0.2.0', 'says of nothing that it changed'],
  ['the version is none', [], 'next', 'name one version'],
];

test.each(REFUSALS)('nothing is released when %s', async (_, made, version, words) => {
  await using shop = await checkout(...made);
  const { status, stderr } = await shop.release(version);
  expect(stderr).toContain(words);
  expect(status).toBe(1);
  expect(await shop.git('status', '--porcelain')).toBe('');
  expect(await shop.git('log', '--format=%s')).toBe('Begin\n');
});

test('nothing is released from a checkout with changes that are not committed', async () => {
  await using shop = await checkout();
  await writeFile(shop.at('new.txt'), 'new');
  expect((await shop.release('0.2.0')).stderr).toContain('not committed');
  expect(await shop.git('log', '--format=%s')).toBe('Begin\n');
});
