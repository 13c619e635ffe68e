import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Packages by their names, each in one version. */
export type Versions = Readonly<Record<string, string>>;

/**
 * Installs packages that Waymark itself needs nowhere into a folder of their own, unless they are there already.
 * @param name of the folder, below that of the benches
 * @param overrides versions in place of those that packages among them ask for
 * @returns the folder
 * @throws when npm fails
 */
export function install(name: string, packages: Versions, overrides?: Versions): string {
  const folder = resolve('.waymark', 'bench', name);
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, dependencies: packages, ...(overrides && { overrides }) };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const file = join(folder, 'package.json');
  const done = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(done) && readFileSync(file, 'utf8') === text) return folder;
  writeFileSync(file, text);
  console.error(`Installing ${Object.keys(packages).join(', ')} …`);
  const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    // They are to use the browser that is there; their own would not be the same for all.
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`npm install failed in ${folder}.`);
  return folder;
}
