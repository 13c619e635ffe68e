import { zipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * A zip of all files in a folder, named from there. The same files give the same bytes, whenever, in which order and
 * wherever they were written.
 */
export function zipFolder(folder: string): Uint8Array {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted();
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path))]));
  return zipSync(files, { level: 9, mtime: longAgo() });
}

/** The first day that a zip can name, in the local time that it names days in. */
function longAgo(): Date {
  return new Date(1980, 0, 1);
}
