import { existsSync } from 'node:fs';
import { launch, executablePath, type Browser, type LaunchOptions } from 'puppeteer';
import { Misuse } from './failure.ts';
import { installedBrowser } from './installed-browser.js';

/**
 * Starts a browser with a fresh profile that talks to no one but the sites it is sent to.
 * @throws {Misuse} when there is no browser to start
 */
export async function startBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { args = [], ...rest } = options;
  return launch({
    headless: true,
    pipe: true,
    executablePath: await browserPath(),
    defaultViewport: null,
    ...rest,
    args: [...QUIET, ...(isUnconfined() ? ['--no-sandbox'] : []), ...args],
  });
}

const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // 3D pages also work where there is no graphics card.
  '--enable-unsafe-swiftshader',
];

/** Chromium's sandbox can't start as root and seldom in CI's containers; everyone else keeps it. */
function isUnconfined(): boolean {
  return process.getuid?.() === 0 || Boolean(process.env.CI);
}

async function browserPath(): Promise<string> {
  const installed = installedBrowser() ?? (await executablePath());
  if (existsSync(installed)) return installed;
  throw new Misuse(
    'No Chrome or Chromium was found. Install one, or set PUPPETEER_EXECUTABLE_PATH to its path, ' +
      'or run “npx puppeteer browsers install chrome”.',
  );
}
