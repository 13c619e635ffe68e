import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the bench compares with and Waymark itself needs nowhere: each in this version. */
const PACKAGES = {
  '@elastic/synthetics': '1.26.3',
  '@playwright/test': '1.65.1',
  'selenium-webdriver': '4.49.0',
};

/**
 * Installs the packages of other tools, once, with their walks beside them.
 * @returns the folder
 */
export function installPeers(): string {
  const folder = resolve('.waymark', 'bench', 'peers');
  mkdirSync(folder, { recursive: true });
  cpSync(fileURLToPath(new URL('walks/elsewhere', import.meta.url)), folder, { recursive: true });
  const manifest = `${JSON.stringify({ private: true, type: 'module', dependencies: PACKAGES }, null, 2)}\n`;
  const file = join(folder, 'package.json');
  const isThere = existsSync(join(folder, 'node_modules')) && readFileSync(file, 'utf8') === manifest;
  if (isThere) return folder;
  writeFileSync(file, manifest);
  console.error('Installing what is compared with …');
  // They are to use the browser that is there; their own would not be the same for all.
  const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`npm install failed in ${folder}.`);
  return folder;
}

/** The version of a package that is compared with. */
export function versionOf(name: keyof typeof PACKAGES): string {
  return PACKAGES[name];
}
