import { join } from 'node:path';
import { chosenOr } from './installed-browser.js';
import { puppeteersDownloads } from './puppeteers-downloads.js';

/**
 * Plain JavaScript that needs nothing: setting up uses it before anything is installed.
 */

/** Where Firefox lives, on each system. */
const PLACES = [
  '/usr/bin/firefox',
  '/usr/bin/firefox-esr',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
];

/** Where it lies in a download of Puppeteer's, on each system. */
const DOWNLOADED = ['firefox/firefox', 'Firefox.app/Contents/MacOS/firefox', 'core/firefox.exe'];

/** What there is to say where no Firefox is: which tests are left out, and what to do. */
export const NO_FIREFOX =
  'The tests in Firefox are no part of this run: there is no Firefox here. Install it, or set WAYMARK_FIREFOX to one.';

/**
 * The Firefox to use: the one that WAYMARK_FIREFOX names, else one that is installed, else
 * one that Puppeteer has downloaded.
 * @returns {string | undefined} its path; undefined where there is none
 * @throws {Error} when the variable names a file that is not there
 */
export function installedFirefox() {
  return chosenOr('WAYMARK_FIREFOX', () => [...PLACES, ...puppeteersDownloads('firefox', DOWNLOADED)]);
}
