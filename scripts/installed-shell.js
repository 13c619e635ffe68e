import { existsSync } from 'node:fs';
import { puppeteersDownloads } from '../runner/play/puppeteers-downloads.js';

/** Plain JavaScript that needs nothing: setting up uses it before anything is installed. */

/** Where it lies in a download of Puppeteer's, on each system. */
const DOWNLOADED = ['linux64', 'mac-arm64', 'mac-x64', 'win64'].map(
  (system) =>
    `chrome-headless-shell-${system}/chrome-headless-shell${system.startsWith('win') ? '.exe' : ''}`,
);

/**
 * Chrome's headless shell: opens a page in a third of Chrome's time, so most tests of the replay run in it.
 * @returns {string | undefined} its path; undefined where there is none
 */
export function installedShell() {
  const places = [
    '/usr/bin/chromium-headless-shell',
    ...puppeteersDownloads('chrome-headless-shell', DOWNLOADED),
  ];
  return places.find((path) => existsSync(path));
}
