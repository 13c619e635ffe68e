import { glob, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Run } from '../evidence/run.ts';
import { load, type Playable } from '../load.ts';
import { startBrowser } from '../play/browser.ts';
import { Misuse } from '../play/failure.ts';
import { replay } from '../play/replay.ts';
import { writeReport } from '../report/html.ts';
import { terminalLines } from '../report/terminal.ts';
import { readSecrets } from '../secrets.ts';

const USAGE = `waymark run [FILES, FOLDERS or globs]

  Replays journeys headless: scripts (.ts) and recorded journeys (.journey.json).
  Without any it takes all in journeys/. Where both lie side by side, the script counts.

  --base-url URL     replay on another deployment, such as a preview
  --timeout SECONDS  how long one act or check may take (10)
  --out FOLDER       where runs and the report go (.waymark)
  --headed           show the browser`;

/** `waymark run`. Exit code 0 only when at least one journey ran and all passed. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'base-url': { type: 'string' },
      timeout: { type: 'string', default: '10' },
      out: { type: 'string', default: '.waymark' },
      headed: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const timeout = secondsOf(values.timeout);
  const files = await findJourneys(positionals);
  // Every file is read before any is run: a broken one must not hide behind the others' results.
  const playables: Playable[] = [];
  for (const file of files) playables.push(moved(await load(file), values['base-url']));
  const secrets = readSecrets(playables);

  const browser = await startBrowser({ headless: !values.headed });
  const lines = terminalLines({ colour: process.stdout.isTTY && !process.env.NO_COLOR });
  const runs: Run[] = [];
  try {
    console.log(lines.headLine(playables.length, await browser.version()));
    for (const playable of playables) {
      console.log(lines.journeyLine(playable));
      const onStep: Parameters<typeof replay>[2]['onStep'] = (step, state) => {
        if (state === 'ended') console.log(lines.stepLine(step));
      };
      const run = await replay(playable, browser, { out: values.out, timeout, secrets, onStep });
      for (const line of lines.failureLines(run)) console.log(line);
      console.log(lines.verdictLine(run));
      runs.push(run);
    }
  } finally {
    await browser.close();
  }
  const report = join(values.out, 'report.html');
  await writeReport(
    report,
    runs.map((run) => ({ run, folder: join(values.out, 'runs', run.id) })),
  );
  for (const line of lines.summaryLines(runs, relative('', report) || report)) console.log(line);
  return runs.every(({ verdict }) => verdict === 'passed' || verdict === 'drifted') ? 0 : 1;
}

function secondsOf(given: string): number {
  const seconds = Number(given);
  if (seconds > 0 && Number.isFinite(seconds)) return seconds * 1000;
  throw new Misuse(`--timeout: expected a number of seconds above 0, saw “${given}”.`);
}

/** The same journey on another deployment of its site; what was its own scope moves along. */
function moved(playable: Playable, baseUrl: string | undefined): Playable {
  if (baseUrl === undefined) return playable;
  if (!URL.canParse(baseUrl))
    throw new Misuse(
      `--base-url: expected an address such as https://preview.shop.example, saw “${baseUrl}”.`,
    );
  const { origin } = new URL(baseUrl);
  const scopes = playable.scopes.map((scope) => (scope === playable.baseUrl ? origin : scope));
  return { ...playable, baseUrl: origin, scopes };
}

/**
 * The journeys that the arguments name.
 * @throws {Misuse} when an argument names none
 */
export async function findJourneys(args: readonly string[]): Promise<string[]> {
  if (args.length === 0) {
    const all = await inFolder('journeys');
    if (all.length > 0) return all;
    throw new Misuse(
      'no journey found in journeys/. Record one with “waymark record URL”, or name the files to run.',
    );
  }
  const found: string[] = [];
  for (const arg of args) {
    const kind = await stat(arg).catch(() => undefined);
    const files = kind?.isFile() ? [arg] : kind?.isDirectory() ? await inFolder(arg) : await matching(arg);
    if (files.length === 0) throw new Misuse(`no journey found: ${arg} names no .ts or .journey.json file.`);
    found.push(...files);
  }
  return [...new Set(found)];
}

async function inFolder(folder: string): Promise<string[]> {
  return matching(`${folder}/**/*.{ts,journey.json}`);
}

async function matching(pattern: string): Promise<string[]> {
  const files = await Array.fromAsync(glob(pattern, { exclude: (name) => name === 'node_modules' }));
  const named = files.filter((file) => /(?<!\.d)\.ts$|\.journey\.json$/.test(file)).toSorted();
  const journeys = await Promise.all(named.map(async (file) => ((await isJourney(file)) ? file : [])));
  const names = new Set(journeys.flat());
  return [...names].filter(
    (file) => !names.has(file.replace(/\.journey\.json$/, '.ts')) || file.endsWith('.ts'),
  );
}

/** Scripts keep company with modules that they share; those define no journey of their own. */
async function isJourney(file: string): Promise<boolean> {
  if (file.endsWith('.json')) return true;
  return /\bjourney\b[^;]*from\s*['"]waymark['"]/.test(await readFile(file, 'utf8'));
}
