import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT, scratch, waymark } from '../command.ts';
import { startSite, type Site } from '../site/server.ts';

let site: Site;

beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

async function repo(): Promise<Awaited<ReturnType<typeof scratch>> & { at(name: string): string }> {
  const folder = await scratch();
  const at = (name: string): string => join(folder.path, name);
  await mkdir(at('node_modules'));
  await symlink(join(ROOT, 'dist/package'), at('node_modules/waymark'));
  return { ...folder, at };
}

test('a repo is set up, and its first journey passes', async () => {
  await using folder = await repo();
  const from = folder.at('node_modules/waymark');
  const set = await waymark(['init', `${site.url}/offices`], { cwd: folder.path, from });
  expect(set.stderr).toBe('');
  expect(set.stdout).toContain('Next: npx waymark run');
  expect(await readFile(folder.at('.gitignore'), 'utf8')).toBe('node_modules/\n.waymark/\n.env\n');
  const workflow: unknown = parse(await readFile(folder.at('.github/workflows/waymark.yml'), 'utf8'));
  expect(workflow).toMatchObject({ jobs: { journeys: { steps: expect.any(Array) } } });
  expect(await readFile(folder.at('journeys/first.ts'), 'utf8')).toContain('toHaveTitle("Offices · Nook")');
  await writeFile(folder.at('package.json'), '{}'); // as npm writes it, without a word on modules
  const { status, stdout, stderr } = await waymark(['run'], { cwd: folder.path, from });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/\n1 passed, 0 failed\n$/);
  expect(status).toBe(0);
});

test('what is there stays as it is', async () => {
  await using folder = await repo();
  const own: Record<string, string> = {
    'waymark.config.ts': 'export default { timeout: 3 };\n',
    '.gitignore': 'dist\n/.waymark\n.env',
    'journeys/mine.ts': "import { journey } from 'waymark';\n",
    '.gitlab-ci.yml': 'stages: [test]\n',
  };
  await mkdir(folder.at('journeys'));
  for (const [name, text] of Object.entries(own)) await writeFile(folder.at(name), text);
  for (const _ of [1, 2]) expect((await waymark(['init', site.url], { cwd: folder.path })).status).toBe(0);
  for (const [name, text] of Object.entries(own)) expect(await readFile(folder.at(name), 'utf8')).toBe(text);
  expect(await readdir(folder.at('journeys'))).toEqual(['mine.ts']);
  expect((await readdir(folder.path)).toSorted()).toEqual(
    [
      ...Object.keys(own).filter((name) => !name.includes('/')),
      '.gitlab',
      'journeys',
      'node_modules',
    ].toSorted(),
  );
});

test.each([
  ['a page that does not come', ['http://127.0.0.1:9/'], /could not be opened \(ERR_/],
  ['what is no address', ['shop'], /Expected an address .* saw “shop”/],
  ['an unknown CI', ['--ci', 'jenkins'], /--ci: expected github, gitlab or none, saw “jenkins”/],
])('%s is refused, and nothing is written', async (_, args, words) => {
  await using folder = await scratch();
  const { status, stderr } = await waymark(['init', ...args], { cwd: folder.path });
  expect(stderr).toMatch(words);
  expect(status).toBe(2);
  expect(await readdir(folder.path)).toEqual([]);
});
