import { readFileSync } from 'node:fs';
import { Misuse } from './play/failure.ts';
import { complain, say } from './say.ts';

/** The command line: `waymark COMMAND …`. */

const USAGE = `Waymark walks through your site and tells you when it breaks.

  waymark init [URL]            set a repo up
  waymark record URL            walk through a site; the walk becomes a script in journeys/
  waymark run [FILES]           replay journeys headless (all in journeys/ without FILES)
  waymark generate FILE         write the script of a .journey.json; what you wrote by hand stays
  waymark sync [SCRIPTS]        read scripts back after you edited them
  waymark heal [FILES]          write what a run found changed into scripts, for review
  waymark check [FILES]         find what makes journeys weak, and mend what can be mended
  waymark monitor [FILES]       replay journeys around the clock, with history, alerts and a dashboard
  waymark worker [FILES]        run what monitors of a fleet put into the queue of a location
  waymark deployed VERSION      tell the monitor that the site was deployed
  waymark key FILE              make a key that replays sign their requests with
  waymark import FILE           make journeys of what another tool recorded
  waymark export FILE           write a .journey.json for Puppeteer alone, as a canary for AWS, or for Chrome

  waymark COMMAND --help        more on a command
  waymark --version             which Waymark this is

Exit codes: 0 all passed · 1 a journey failed · 2 wrong use, or nothing to run`;

interface Command {
  /** @returns the exit code */
  command(args: string[]): Promise<number>;
}

/** Commands are loaded when they are called: a replay need not wait for the code generator. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['init', () => import('./commands/init.ts')],
  ['record', () => import('./commands/record.ts')],
  ['run', () => import('./commands/run.ts')],
  ['key', () => import('./commands/key.ts')],
  ['generate', () => import('./commands/generate.ts')],
  ['sync', () => import('./commands/sync.ts')],
  ['heal', () => import('./commands/heal.ts')],
  ['check', () => import('./commands/check.ts')],
  ['monitor', () => import('./commands/monitor.ts')],
  ['worker', () => import('./commands/worker.ts')],
  ['deployed', () => import('./commands/deployed.ts')],
  ['import', () => import('./commands/import.ts')],
  ['export', () => import('./commands/export.ts')],
]);

/**
 * Runs a command line.
 * @param args without node and the program's own name
 * @returns the exit code
 */
export async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    say(USAGE);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    say(version());
    return 0;
  }
  const load = COMMANDS.get(name);
  if (!load) {
    const { meant } = await import('./settings/names.ts');
    complain(`waymark: there is no command “${name}”${meant(name, [...COMMANDS.keys()], '')}.\n\n${USAGE}`);
    return 2;
  }
  try {
    const { command } = await load();
    return await command(rest);
  } catch (error) {
    if (!isForTheReader(error)) throw error;
    complain(`waymark ${name}: ${error.message}`);
    return 2;
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return String(Reflect.get(Object(manifest), 'version'));
}

/** Errors by their names, as their classes come with code that not every command loads. */
const FOR_THE_READER = new Set(['JourneyError', 'ScriptError', 'UnsolvedDifference']);

/** Errors that say what to do; others are bugs of Waymark and keep their stack. */
function isForTheReader(error: unknown): error is Error {
  if (error instanceof Misuse) return true;
  if (!(error instanceof Error)) return false;
  return (
    FOR_THE_READER.has(error.name) || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  );
}
