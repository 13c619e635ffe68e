import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where a browser may lie that Puppeteer has downloaded, the newest first. Puppeteer itself can't be asked: where its
 * variables name a Chromium, it gives that. Plain JavaScript that needs nothing: setting up uses it.
 * @param {string} browser as Puppeteer names its folder
 * @param {readonly string[]} paths from a version's folder to the program, on each system
 * @returns {string[]}
 */
export function puppeteersDownloads(browser, paths) {
  const cache = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer');
  const folder = join(cache, browser);
  if (!existsSync(folder)) return [];
  const versions = readdirSync(folder).toSorted().toReversed();
  return versions.flatMap((version) => paths.map((path) => join(folder, version, path)));
}
