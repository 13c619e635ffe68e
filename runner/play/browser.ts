import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch, executablePath, type Browser, type LaunchOptions } from 'puppeteer';
import { Misuse } from './failure.ts';
import { installedBrowser } from './installed-browser.js';
import { installedFirefox } from './installed-firefox.js';

/**
 * Starts a browser with a fresh profile that talks to no one but the sites it is sent to. Its processes and its
 * profile are gone with it, also when it or this process is killed.
 * @param options Puppeteer's; Chromium, unless they ask for Firefox
 * @throws {Misuse} when there is no browser, or it does not start
 */
export async function startBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { args = [], ...rest } = options;
  const isFirefox = options.browser === 'firefox';
  const path = isFirefox ? firefoxPath() : await chromiumPath();
  const browser = await launch({
    headless: true,
    pipe: !isFirefox,
    executablePath: path,
    defaultViewport: null,
    ...rest,
    args: isFirefox ? args : [...QUIET, ...(isUnconfined() ? ['--no-sandbox'] : []), ...args],
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Misuse(`The browser ${path} could not be started: ${why}`, { cause: error });
  });
  reapAfterwards(browser);
  return browser;
}

/** Ends a browser: by asking it, and by force when it has not ended after some milliseconds. */
export async function endBrowser(browser: Browser, patience = PATIENCE): Promise<void> {
  const child = browser.process();
  const isOver =
    child && child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  await inTime(browser.close(), patience);
  if (child?.exitCode !== null || child.signalCode !== null) return;
  if (child.pid !== undefined) killGroup(child.pid);
  await isOver;
}

/** Whether a browser answers within some milliseconds. One that is stuck does nothing that is asked of it. */
export async function answers(browser: Browser, patience = PATIENCE): Promise<boolean> {
  if (!browser.connected) return false;
  // A browser has to be started before how to speak to it is loaded.
  const { engineOf } = await import('./engine.ts');
  return (await inTime(engineOf(browser).ask(browser), patience)) !== undefined;
}

/** How long an answer is waited for (milliseconds). */
const PATIENCE = 5000;

async function inTime<T>(work: Promise<T>, patience: number): Promise<T | undefined> {
  const over = new AbortController();
  const late = sleep(patience, undefined, { signal: over.signal }).catch(() => undefined);
  const settled = work.catch(() => undefined);
  return Promise.race([settled, late]).finally(() => over.abort());
}

function killGroup(leader: number): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/**
 * What a browser leaves behind when it is killed (its helpers and its profile) is cleared away by a shell that
 * waits for the browser's, or this process's, end: it reads from a pipe that only their ends close.
 */
function reapAfterwards(browser: Browser): void {
  const child = browser.process();
  if (!child?.pid || process.platform === 'win32') return;
  // The pipes to a browser that is killed break; that it is gone is told otherwise.
  for (const stream of child.stdio) stream?.on('error', () => undefined);
  const profile = profileIn(child.spawnargs);
  const isOwn = /puppeteer_dev_\w+_profile-\w+$/.test(profile);
  const reaper = spawn('/bin/sh', ['-c', REAP, 'waymark-reaper', String(child.pid), isOwn ? profile : ''], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  reaper.on('error', () => undefined); // without a shell there is nothing to clear away with
  reaper.stdin?.on('error', () => undefined);
  reaper.unref();
  if (reaper.stdin && 'unref' in reaper.stdin && typeof reaper.stdin.unref === 'function')
    reaper.stdin.unref();
  child.once('exit', () => reaper.stdin?.end());
}

/** The folder that a browser was told to keep its profile in: `--user-data-dir=…`, or `--profile …` of Firefox. */
export function profileIn(args: readonly string[]): string {
  const chromium = args.flatMap((arg) => /^--user-data-dir=(.*)/s.exec(arg)?.[1] ?? [])[0];
  const place = args.indexOf('--profile');
  return chromium ?? (place < 0 ? '' : (args[place + 1] ?? ''));
}

/** What is killed may write a little longer; the profile is gone when it has not come back for a while. */
const REAP = `
read -r _
kill -9 -- "-$1"
[ -n "$2" ] || exit 0
gone=0
for _ in $(seq 50); do
  if [ -e "$2" ]; then rm -rf -- "$2"; gone=0; else gone=$((gone + 1)); fi
  [ $gone -lt 3 ] || exit 0
  sleep 0.1
done`;

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

function firefoxPath(): string {
  const path = installedFirefox();
  if (path !== undefined) return path;
  throw new Misuse(
    'No Firefox was found. Install one, or set WAYMARK_FIREFOX to its path, ' +
      'or run “npx puppeteer browsers install firefox”.',
  );
}

async function chromiumPath(): Promise<string> {
  const installed = installedBrowser() ?? (await executablePath());
  if (existsSync(installed)) return installed;
  throw new Misuse(
    'No Chrome or Chromium was found. Install one, or set PUPPETEER_EXECUTABLE_PATH to its path, ' +
      'or run “npx puppeteer browsers install chrome”.',
  );
}
