import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from '../../../runner/play/browser.ts';
import { RecordingDesk } from '../../cases/recording.ts';
import { SHELL } from '../../e2e/kept-browsers.ts';
import { install } from '../installing.ts';
import { APPS } from './all.ts';
import type { App } from './app.ts';
import { measure, type Measured } from './measuring.ts';

/** Of all journeys, the part that has to replay right each time. */
const LEAST = 0.95;

/**
 * Whether journeys through software that nobody here wrote hold: a hand walks through each app by trusted input and is
 * recorded by the real extension, the script of that is replayed many times in fresh contexts, and page and server must
 * come to the same state each time. Apps are installed from npm when they are first asked for, and run on loopback.
 *
 * Scripts stay in the folder `journeys` of the app's own. `--only NAME` takes the apps whose names begin so; `--times N` (20) replays.
 */
export async function appsBench(): Promise<void> {
  const options = {
    only: { type: 'string', default: '' },
    times: { type: 'string', default: '20' },
  } as const;
  const { values } = parseArgs({ args: process.argv.slice(3), options, allowPositionals: true });
  const apps = APPS.filter(({ name }) => name.startsWith(values.only));
  if (apps.length === 0) throw new Error(`No app has a name that begins with “${values.only}”.`);
  const rows: string[] = [];
  const all: Measured[] = [];
  for (const app of apps) {
    for (const [title, measured] of await walk(app, Number(values.times))) {
      all.push(measured);
      rows.push(row(app, title, measured));
      console.error(rows.at(-1));
      for (const trouble of measured.troubles)
        console.error(`  ${trouble.replace(/\s+/g, ' ').slice(0, 900)}`);
    }
  }
  console.log([HEAD, ...rows].join('\n'));
  const whole = all.filter(({ right, times }) => right === times).length;
  const right = all.reduce((sum, one) => sum + one.right, 0);
  const replays = all.reduce((sum, one) => sum + one.times, 0);
  console.log(
    `\n${whole} of ${all.length} journeys replayed right each time; ${right} of ${replays} replays were right.`,
  );
  if (whole < all.length * LEAST) process.exitCode = 1;
}

async function walk(app: App, times: number): Promise<[title: string, measured: Measured][]> {
  const folder = install(`apps/${app.name}`, app.packages, app.overrides);
  const running = await app.start(folder);
  const desk = await RecordingDesk.open(running.url);
  const browser = await startBrowser(SHELL);
  const found: [string, Measured][] = [];
  try {
    for (const journey of app.journeys) {
      const kept = join(folder, 'journeys');
      found.push([journey.title, await measure(running, journey, desk, browser, times, kept)]);
    }
  } finally {
    await desk.close();
    await browser.close();
    await running.close();
  }
  return found;
}

const HEAD = `| app | journey | steps | same final state | right | flakes | drift | median s |
| --- | --- | --: | --- | --: | --: | --: | --: |`;

function row(app: App, title: string, { steps, times, right, drifted, median }: Measured): string {
  const [name = '', version = ''] = Object.entries(app.packages)[0] ?? [];
  // What is right at one time and not at another: what never is, is no flake.
  const flakes = right === 0 ? 0 : times - right;
  const isSame = right > 0 ? 'yes' : 'no';
  const cells = [
    `${name} ${version}`,
    title,
    steps,
    isSame,
    `${right} of ${times}`,
    flakes,
    drifted,
    median.toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}
