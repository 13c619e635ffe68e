import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Run } from './run.ts';

/** How many runs of a journey are looked through; before them lies another time. */
const MOST = 100;

/**
 * The latest run of the same journey before this one that passed at once, with its folder; none where there is none
 * that can be read.
 * @param runs the folder of all runs
 */
export async function lastGreen(runs: string, run: Run): Promise<{ run: Run; folder: string } | undefined> {
  const { id, file } = run.journey;
  const names = await readdir(runs).catch(() => []);
  const before = names.filter((name) => isOf(name, id) && name < run.id).toSorted();
  for (const name of before.toReversed().slice(0, MOST)) {
    const folder = join(runs, name);
    const found = await readRun(folder);
    const isGreen = found?.verdict === 'passed' || found?.verdict === 'drifted';
    if (isGreen && found.journey.file === file) return { run: found, folder };
  }
  return undefined;
}

/**
 * The latest run of a journey; none where there is none that can be read.
 * @param runs the folder of all runs
 */
export async function latestRun(runs: string, id: string, file: string): Promise<Run | undefined> {
  const names = await readdir(runs).catch(() => []);
  const own = names.filter((name) => isOf(name, id)).toSorted();
  for (const name of own.toReversed().slice(0, MOST)) {
    const found = await readRun(join(runs, name));
    if (found && resolve(found.journey.file) === resolve(file)) return found;
  }
  return undefined;
}

/** What could be read on the page at the end of a step. */
export async function readText(folder: string, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  // A record tells names, never paths.
  return readFile(join(folder, basename(name)), 'utf8').catch(() => undefined);
}

/** Runs are named after their time and their journey: `20260131-235959-tour`, `20260131-235959-tour-2`. */
function isOf(name: string, journey: string): boolean {
  const rest = name.slice('20260131-235959-'.length);
  return rest === journey || (rest.startsWith(`${journey}-`) && /^\d+$/.test(rest.slice(journey.length + 1)));
}

async function readRun(folder: string): Promise<Run | undefined> {
  try {
    const run: Run = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'));
    return run.version === 1 ? run : undefined;
  } catch {
    return undefined; // broken off, or of another version
  }
}
