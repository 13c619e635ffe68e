import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Plain JavaScript that needs nothing: setting up uses it before anything is installed.
 */

/** Where Chrome, Chromium and Edge live, on each system. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
];

/**
 * The browser to use: the one that PUPPETEER_EXECUTABLE_PATH names, else one that is installed.
 * @returns {string | undefined} its path; undefined where there is none
 * @throws {Error} when the variable names a file that is not there
 */
export function installedBrowser() {
  return chosenOr('PUPPETEER_EXECUTABLE_PATH', () => PLACES);
}

/**
 * The program that an environment variable names, else the first of those places that is there.
 * @param {string} variable
 * @param {() => readonly string[]} places
 * @returns {string | undefined} its path; undefined where there is none
 * @throws {Error} when the variable names a file that is not there
 */
export function chosenOr(variable, places) {
  const chosen = process.env[variable];
  if (!chosen) return places().find((path) => existsSync(path));
  if (existsSync(chosen)) return chosen;
  throw new Error(`${variable} names ${chosen}, which is not there. Correct it, or unset it.`);
}
