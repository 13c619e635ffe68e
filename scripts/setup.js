import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installedBrowser } from '../runner/play/installed-browser.js';
import { installedFirefox, NO_FIREFOX } from '../runner/play/installed-firefox.js';
import { installedPostgres, NO_POSTGRES } from './installed-postgres.js';
import { installedShell } from './installed-shell.js';

/**
 * Gets a fresh checkout ready: packages, then a browser; with `--for-tests` also the browsers and the database
 * that only tests need.
 * Needs nothing but Node 20 and npm; does nothing when all is there.
 */

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

try {
  installPackages();
  findBrowser();
  if (process.argv.includes('--for-tests')) {
    findFirefox();
    findShell();
    findPostgres();
  }
} catch (error) {
  console.error(`\nSetting up failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

function installPackages() {
  const lock = readFileSync('package-lock.json', 'utf8');
  const mark = 'node_modules/.waymark-installed';
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock && statSync('node_modules').isDirectory())
    return;
  console.log('Installing packages …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) throw new Error('“npm ci” did not succeed; see above.');
  writeFileSync(mark, lock);
}

function findBrowser() {
  const isThere = () => installedBrowser() ?? downloadedBrowser();
  if (isThere() || fetched('chrome', 'chromium', isThere)) return;
  throw new Error(
    'no browser. Install Chrome or Chromium, or set PUPPETEER_EXECUTABLE_PATH to one, then try again.',
  );
}

/** Where nobody but the person is told of it, a missing Firefox is no failure: its tests say that they are left out. */
function findFirefox() {
  if (installedFirefox() || fetched('firefox', 'firefox-esr', installedFirefox)) return;
  if (process.env.CI) throw new Error(NO_FIREFOX);
  console.warn(NO_FIREFOX);
}

/** Tests that can do with Chrome’s headless shell are faster in it; without it they run in the browser itself. */
function findShell() {
  if (!installedShell()) fetched('chrome-headless-shell', 'chromium-headless-shell', installedShell);
}

/** Without it the tests on it say that they are left out. */
function findPostgres() {
  if (installedPostgres()) return;
  console.log('Looking for PostgreSQL …');
  if (installed('postgresql') && installedPostgres()) return;
  if (process.env.CI) throw new Error(NO_POSTGRES);
  console.warn(NO_POSTGRES);
}

/**
 * Fetches a browser: Puppeteer's own download of that name, else, as root, Debian's package.
 * @param {'chrome' | 'chrome-headless-shell' | 'firefox'} name
 * @param {string} debian
 * @param {() => string | undefined} isThere
 */
function fetched(name, debian, isThere) {
  console.log(`Looking for ${name} …`);
  if (run('npx', ['--no-install', 'puppeteer', 'browsers', 'install', name]) && isThere()) return true;
  return installed(debian) && isThere() !== undefined;
}

/**
 * Installs a package of Debian, where this is one and we may.
 * @param {string} name
 */
function installed(name) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  console.log(`Installing Debian’s ${name} …`);
  run('apt-get', ['update', '-qq']);
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
}

/** @returns {string | undefined} the browser that Puppeteer itself has downloaded */
function downloadedBrowser() {
  const ask = "import('puppeteer').then(async (p) => console.log(await p.executablePath()))";
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', ask], {
    encoding: 'utf8',
  });
  const path = stdout.trim();
  return status === 0 && existsSync(path) ? path : undefined;
}

/**
 * Runs a command with its output shown.
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it succeeded
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  return status === 0;
}
