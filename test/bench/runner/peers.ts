import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from './command.ts';
import { versionOf } from './installing.ts';

/** How a peer is to walk. */
export interface Walking {
  times: number;
  workers: number;
  /** The folder that it may write to. */
  out: string;
  /** Where the packages of other tools are. */
  elsewhere: string;
  /** What its environment tells it. */
  env: Readonly<Record<string, string>>;
}

/** A tool that walks the journey by command lines; several where it has no workers of its own. */
export interface Peer {
  name: string;
  commands(walking: Walking): Command[];
}

const FILE = fileURLToPath(new URL('../book-a-tour-of-the-workshop', import.meta.url));
const NODE = [process.execPath, '--disable-warning=ExperimentalWarning'];

/** The drivers of Debian and of others. */
const DRIVER = ['/usr/bin/chromedriver', '/usr/local/bin/chromedriver'].find((path) => existsSync(path));

/** All that are compared, ours first. */
export const PEERS = new Map<string, Peer>([
  ['waymark', { name: 'Waymark (`waymark run`)', commands: waymark }],
  ['puppeteer', { name: `Puppeteer ${installed('puppeteer')}, by hand`, commands: own('puppeteer.ts') }],
  [
    'replay',
    { name: `@puppeteer/replay ${installed('@puppeteer/replay')}`, commands: own('chrome-recording.ts') },
  ],
  ['playwright', { name: `Playwright Test ${versionOf('@playwright/test')}`, commands: playwright }],
  ['elastic', { name: `@elastic/synthetics ${versionOf('@elastic/synthetics')}`, commands: elastic }],
  ['selenium', { name: `selenium-webdriver ${versionOf('selenium-webdriver')}`, commands: selenium }],
]);

/** Why a peer can't be measured here, where it can't. */
export function missing(name: string): string | undefined {
  if (name !== 'selenium' || DRIVER !== undefined) return undefined;
  return 'there is no chromedriver (Debian: apt-get install chromium-driver)';
}

/** A journey that is run many times is many files; each run writes its evidence and the report, as always. */
function waymark({ times, workers, out, env }: Walking): Command[] {
  const journeys = join(out, 'journeys');
  mkdirSync(journeys);
  for (let number = 1; number <= times; number += 1) {
    for (const ending of ['.ts', '.journey.json'])
      copyFileSync(`${FILE}${ending}`, join(journeys, `book-a-tour-${number}${ending}`));
  }
  const settings = ['--base-url', env.BENCH_URL ?? '', '--concurrency', String(workers), '--out', out];
  return [{ line: [...NODE, 'bin/waymark.js', 'run', journeys, ...settings], env }];
}

function own(file: string): Peer['commands'] {
  const path = fileURLToPath(new URL(`walks/${file}`, import.meta.url));
  return ({ env }) => [{ line: [...NODE, path], env }];
}

function playwright({ elsewhere, env }: Walking): Command[] {
  return [{ line: [...NODE, 'node_modules/@playwright/test/cli.js', 'test'], cwd: elsewhere, env }];
}

/** It walks one journey after the other: workers are processes. Throttling, which it does unless told, is off. */
function elastic({ times, workers, elsewhere, env }: Walking): Command[] {
  const options = JSON.stringify({
    executablePath: env.BENCH_BROWSER,
    args: ['--no-sandbox'],
    viewport: { width: 1274, height: 845 },
  });
  const how = ['--no-throttling', '--screenshots', 'off', '--playwright-options', options];
  const line = [...NODE, 'node_modules/@elastic/synthetics/dist/cli.js', 'walk.journey.js', ...how];
  return Array.from({ length: workers }, () => ({
    line,
    cwd: elsewhere,
    env: { ...env, BENCH_TIMES: String(times / workers) },
  }));
}

function selenium({ elsewhere, env }: Walking): Command[] {
  return [{ line: [...NODE, 'selenium.js'], cwd: elsewhere, env: { ...env, BENCH_DRIVER: DRIVER ?? '' } }];
}

function installed(name: string): string {
  const file = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
  return String(Reflect.get(Object(JSON.parse(readFileSync(file, 'utf8'))), 'version'));
}
