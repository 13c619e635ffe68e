import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Attachment } from '../journey/attachments.ts';
import type { Journey } from '../journey/model.ts';
import { parseJourney } from '../journey/parse.ts';
import { Misuse } from './play/failure.ts';

/** A script in a team's repository, and what lies beside it. */

/** The journey's file that belongs to a script. */
export function journeyFileOf(script: string): string {
  return script.replace(/\.[cm]?[jt]s$/, '.journey.json');
}

/** The id of a script's journey, after the script's name. */
export function idOf(script: string): string {
  return basename(script).replace(/\.[cm]?[jt]s$/, '');
}

/** The text of a file; undefined where it is not there. */
export async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Misuse(`${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The journey in a file; undefined where it is not there. */
export async function journeyIn(file: string): Promise<Journey | undefined> {
  const text = await textOf(file);
  return text === undefined ? undefined : parseJourney(text, file);
}

/** Looks at the files that a script uploads, which lie beside it. */
export function attachmentsBeside(script: string): (path: string) => Attachment | undefined {
  return (path) => {
    try {
      const content = readFileSync(join(dirname(script), path));
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { name: basename(path), path, sha256, size: content.length };
    } catch {
      return undefined; // whoever asks says that it is not there
    }
  };
}
