import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Journey } from '../../journey/model.ts';
import { parseJourney } from '../../journey/parse.ts';
import { writeWhole } from '../evidence/folder.ts';
import { Misuse } from '../play/failure.ts';
import { openRecorder, type Save } from '../recorder.ts';

const USAGE = `waymark record URL [--out FOLDER]

  Opens a browser at URL with the recorder beside the page. Press Record, walk, add a check of the outcome,
  press Stop and “Save to the repo”: NAME.ts and NAME.journey.json are written to FOLDER (journeys).
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
  return async (text) => {
    try {
      const journey = parseJourney(text, 'the recording');
      const { journeyFiles } = await import('../../codegen/files.ts');
      const id = freeName(journey, folder, own);
      own.add(id);
      await mkdir(folder, { recursive: true });
      const files: string[] = [];
      for (const file of journeyFiles({ ...journey, id })) {
        const path = join(folder, file.name);
        await writeWhole(path, file.text);
        files.push(path);
      }
      onSaved(files);
      return { files };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
}

function freeName({ id }: Journey, folder: string, own: ReadonlySet<string>): string {
  const isFree = (name: string): boolean =>
    own.has(name) || ['.ts', '.journey.json'].every((ending) => !existsSync(join(folder, name + ending)));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? id : `${id}-${number}`;
    if (isFree(name)) return name;
  }
}
