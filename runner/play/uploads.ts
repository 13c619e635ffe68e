import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { Failure } from './failure.ts';

/** Where the files lie that a journey uploads. */
export interface Files {
  /** The folder of the script or journey, which paths are relative to and may not leave. */
  folder: string;
  /** The SHA-256 that each file had when it was recorded, by path; for those that were. */
  checksums: ReadonlyMap<string, string>;
}

/**
 * The whole paths of the files that are to be uploaded.
 * @throws {Failure} for one that is not there, lies outside of the folder, or is another than was recorded
 */
export async function filesToUpload(paths: readonly string[], files: Files): Promise<string[]> {
  return Promise.all(paths.map((path) => fileToUpload(path, files)));
}

async function fileToUpload(path: string, { folder, checksums }: Files): Promise<string> {
  const whole = resolve(folder, path);
  if (!isWithin(folder, whole)) throw outside(path, folder);
  const content = await readFile(whole).catch((error: unknown) => {
    throw notThere(path, folder, error);
  });
  // A link may lead out of the folder.
  if (!isWithin(await realpath(folder), await realpath(whole))) throw outside(path, folder);
  const recorded = checksums.get(path);
  const seen = createHash('sha256').update(content).digest('hex');
  if (recorded === undefined || recorded === seen) return whole;
  throw new Failure(
    'script',
    `The file ${path} is another than the one recorded: its content has changed. Nothing was uploaded.`,
    `Restore it from version control; or, if the change is meant, set its "sha256" in the .journey.json file to ${seen}.`,
  );
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function outside(path: string, folder: string): Failure {
  return new Failure(
    'script',
    `The file ${path} lies outside of the journey's folder ${folder}. Nothing was uploaded.`,
    'Put a copy of it beside the journey, and name it by its path from there.',
  );
}

function notThere(path: string, folder: string, error: unknown): Failure {
  const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  const why = isAbsent ? 'is not there' : `can't be read (${String(error)})`;
  return new Failure(
    'script',
    `The file ${path}, which is to be uploaded, ${why}.`,
    `It belongs into ${folder}; commit it together with the script.`,
  );
}
