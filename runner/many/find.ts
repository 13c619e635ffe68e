import { glob, readFile, stat } from 'node:fs/promises';
import { Misuse } from '../play/failure.ts';

/**
 * The files of the journeys that are named, sorted where a folder or pattern names several.
 * @param named files, folders and patterns
 * @throws {Misuse} when one names none
 */
export async function findJourneys(named: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of named) {
    const kind = await stat(name).catch(() => undefined);
    const files = kind?.isFile() ? [name] : kind?.isDirectory() ? await inFolder(name) : await matching(name);
    if (files.length === 0) throw none(name);
    found.push(...files);
  }
  return [...new Set(found)];
}

function none(name: string): Misuse {
  return name === 'journeys'
    ? new Misuse(
        'no journey found in journeys/. Record one with “waymark record URL”, or name the files to run.',
      )
    : new Misuse(`no journey found: ${name} names no .ts or .journey.json file.`);
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
