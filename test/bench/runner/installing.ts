import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { install } from '../installing.ts';

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
  const folder = install('peers', PACKAGES);
  cpSync(fileURLToPath(new URL('walks/elsewhere', import.meta.url)), folder, { recursive: true });
  return folder;
}

/** The version of a package that is compared with. */
export function versionOf(name: keyof typeof PACKAGES): string {
  return PACKAGES[name];
}
