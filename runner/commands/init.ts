import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Journey } from '../../journey/model.ts';
import { findJourneys } from '../many/find.ts';
import { Misuse } from '../play/failure.ts';
import { textOf } from '../script-files.ts';
import { CI_FILES, CIS, CONFIG_FILE, ignoring, type StartingFile } from '../starting/files.ts';
import { say } from '../say.ts';

const USAGE = `waymark init [URL] [--ci github|gitlab|none]

  Sets a repo up: settings, a first journey that opens URL and checks its title, the journeys' run in CI, and what git
  is to leave out. What is there already stays as it is.

  --ci   which CI the repo has. Without: GitLab where there is a .gitlab-ci.yml, else GitHub.`;

/** `waymark init`. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ci: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const [address, ...more] = positionals;
  if (more.length > 0) throw new Misuse(`Name one address.\n\n${USAGE}`);
  const files = [CONFIG_FILE, ...ciFiles(values.ci)];
  const isFirst = (await findJourneys(['journeys']).catch(() => [])).length === 0;
  // All that can go wrong does so before anything is written.
  const journey = address !== undefined && isFirst ? await journeyOf(address) : undefined;
  if (journey) files.push(...(await filesOf(journey)));
  for (const file of files) say(await write(file));
  say(await writeIgnored());
  say(`\nNext: ${isFirst && !journey ? RECORD : REPLAY}`);
  return 0;
}

const RECORD = 'walk through your site once, and the walk is kept: npx waymark record http://localhost:3000/';
const REPLAY = 'npx waymark run\nThen walk through what must never break: npx waymark record URL';

function ciFiles(named: string | undefined): StartingFile[] {
  if (named === 'none') return [];
  const ci = CIS.find((one) => one === (named ?? (existsSync('.gitlab-ci.yml') ? 'gitlab' : 'github')));
  if (ci === undefined) throw new Misuse(`--ci: expected ${CIS.join(', ')} or none, saw “${named}”.`);
  return [CI_FILES[ci]];
}

async function journeyOf(address: string): Promise<Journey> {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Misuse(`Expected an address such as http://localhost:3000/, saw “${address}”.`);
  const { firstJourney } = await import('../starting/first-journey.ts');
  return firstJourney(url);
}

async function filesOf(journey: Journey): Promise<StartingFile[]> {
  const { journeyFiles } = await import('../../codegen/files.ts');
  const [script, model] = journeyFiles(journey);
  return [
    { path: `journeys/${script.name}`, text: script.text, says: `a first journey: ${journey.title}` },
    { path: `journeys/${model.name}`, text: model.text, says: 'what is known of its elements' },
  ];
}

/** Writes a file where none is. @returns what was done, for the reader */
async function write({ path, text, says }: StartingFile): Promise<string> {
  if (existsSync(path)) return `  ${path} is there already`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    throw new Misuse(`${path} can't be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  return `+ ${path}: ${says}`;
}

async function writeIgnored(): Promise<string> {
  const path = '.gitignore';
  const text = ignoring(await textOf(path));
  if (text === undefined) return `  ${path} leaves out what it should already`;
  await writeFile(path, text);
  return `+ ${path}: leaves out runs and the values of secrets`;
}
