import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { attachmentsOf, renamed } from '../../journey/attachments.ts';
import type { Journey } from '../../journey/model.ts';
import { parseJourney } from '../../journey/parse.ts';
import { writeWhole } from '../evidence/folder.ts';
import { Misuse } from '../play/failure.ts';
import { openRecorder, type Save } from '../recorder.ts';

const USAGE = `waymark record URL [--out FOLDER]

  Opens a browser at URL with the recorder beside the page. Press Record, walk, add a check of the outcome,
  press Stop and “Save to the repo”: NAME.ts and NAME.journey.json are written to FOLDER (journeys), and the
  files that you uploaded to NAME.files/ beside them.
  Ends when the browser is closed.`;

/** `waymark record`. Exit code 0 when something was saved. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string', default: 'journeys' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [url, ...others] = positionals;
  if (url === undefined || others.length > 0) throw new Misuse(`Name one address to record.\n\n${USAGE}`);
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new Misuse(`expected an address such as http://localhost:4173/, saw “${url}”.`);
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Misuse(
      'recording needs a screen, and there is none here (neither DISPLAY nor WAYLAND_DISPLAY is set).',
    );
  }
  const saved: string[] = [];
  const save = savingTo(values.out, (files) => {
    saved.push(...files);
    for (const file of files) console.log(`Wrote ${file}`);
  });
  const { browser } = await openRecorder(url, save);
  console.log('The recorder is open beside the page. Close the browser when you are done.');
  await new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const [script] = saved;
  console.log(script === undefined ? 'Nothing was saved.' : `Replay it: npx waymark run ${script}`);
  return script === undefined ? 1 : 0;
}

/**
 * Saves journeys into a folder, each as script and journey file. A file that was there before is never
 * overwritten, since a person may have edited it; saving again replaces what was saved from here.
 */
export function savingTo(folder: string, onSaved: (files: string[]) => void): Save {
  const own = new Set<string>();
  return async (text, attachments = {}) => {
    try {
      const journey = parseJourney(text, 'the recording');
      const { journeyFiles } = await import('../../codegen/files.ts');
      const id = freeName(journey, folder, own);
      const named = renamed(journey, id);
      const contents = contentsOf(journey, named, attachments);
      const texts = journeyFiles(named);
      own.add(id);
      await mkdir(folder, { recursive: true });
      const files: string[] = [];
      for (const [name, content] of contents) {
        const path = join(folder, name);
        await mkdir(dirname(path), { recursive: true });
        await writeWhole(path, content);
        files.push(path);
      }
      for (const { name, text: content } of texts.toReversed()) {
        const path = join(folder, name);
        await writeWhole(path, content);
        files.unshift(path);
      }
      onSaved(files);
      return { files };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
}

/**
 * What is in the files that a journey uploads, by their paths under its final name.
 * @throws {Misuse} when one is missing, or is another than the journey says
 */
function contentsOf(
  journey: Journey,
  named: Journey,
  attachments: Readonly<Record<string, string>>,
): Map<string, Uint8Array> {
  const final = attachmentsOf(named);
  const contents = attachmentsOf(journey).map(({ name, path, sha256 }, index): [string, Uint8Array] => {
    const content = Buffer.from(attachments[path] ?? '', 'base64');
    const seen = createHash('sha256').update(content).digest('hex');
    const file = final[index];
    if (file && seen === sha256) return [file.path, content];
    throw new Misuse(`What is in ${name} did not come along whole, so nothing was saved. Save again.`);
  });
  return new Map(contents);
}

function freeName({ id }: Journey, folder: string, own: ReadonlySet<string>): string {
  const isFree = (name: string): boolean =>
    own.has(name) ||
    ['.ts', '.journey.json', '.files'].every((ending) => !existsSync(join(folder, name + ending)));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? id : `${id}-${number}`;
    if (isFree(name)) return name;
  }
}
