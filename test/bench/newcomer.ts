import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as saving from '../../runner/commands/record.ts';
import type * as recording from '../../runner/recorder.ts';
import { packNpm } from '../../scripts/pack-npm.ts';
import { run } from '../command.ts';
import { Person } from '../e2e/person.ts';
import { WALK_SECRETS, WALK_START, recordTheWalk } from '../e2e/workshop-walk.ts';
import { startSite } from '../site/server.ts';

/**
 * Whether somebody new succeeds, and how long it takes: in an empty folder, with only Node and npm, the packed tarball is
 * installed, a repo is set up, the demo's walk is recorded by trusted input, and all journeys are replayed. Needs what
 * `npm run build` makes.
 */
export async function newcomerBench(): Promise<void> {
  const site = await startSite();
  const folder = await mkdtemp(join(tmpdir(), 'waymark-newcomer-'));
  const tarball = join(folder, packNpm('dist/package', folder));
  const took: string[] = [];
  const timed = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await work();
    took.push(`${name} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  const calls = async (program: string, ...args: string[]): Promise<void> => {
    const { status, stdout, stderr } = await run(program, args, { cwd: folder, env: WALK_SECRETS });
    if (status !== 0)
      throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  };
  try {
    await timed('npm install', () => calls('npm', 'install', '--save-dev', tarball));
    await timed('init', () => calls('npx', 'waymark', 'init', `${site.url}/offices`));
    await timed('record', () => record(folder, site.url));
    await timed('run', () => calls('npx', 'waymark', 'run', '--json', 'report.json'));
    const { runs }: { runs: unknown[] } = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
    const kept = execFileSync('du', ['-sm', 'node_modules'], { cwd: folder, encoding: 'utf8' });
    console.log(
      `newcomer  ${took.join(', ')}; ${runs.length} journeys passed; node_modules: ${parseInt(kept, 10)} MB`,
    );
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Records the walk with the recorder of the package that was installed, as `waymark record` does. */
async function record(folder: string, url: string): Promise<void> {
  const installed = (file: string): string =>
    pathToFileURL(join(folder, 'node_modules/waymark/runner', file)).href;
  const { openRecorder }: typeof recording = await import(installed('recorder.js'));
  const { savingTo }: typeof saving = await import(installed('commands/record.js'));
  const recorder = await openRecorder(
    url + WALK_START,
    savingTo(join(folder, 'journeys'), () => undefined),
    { headless: true },
  );
  try {
    const person = new Person(recorder);
    await recordTheWalk(person);
    await person.stopAndSave();
  } finally {
    await recorder.browser.close();
  }
}
