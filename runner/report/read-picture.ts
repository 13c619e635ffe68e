import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A picture of a run's folder as a `data:` address. */
export async function readPicture(folder: string, name: string): Promise<string | undefined> {
  // A record tells names, never paths: it must not bring other files of this machine into a report.
  const picture = await readFile(join(folder, basename(name)), 'base64').catch(() => undefined);
  return picture === undefined ? undefined : `data:image/png;base64,${picture}`;
}
