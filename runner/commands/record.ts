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
import { attachmentsBeside, idOf, journeyIn, textOf } from '../script-files.ts';
import { openRecorder, type Save } from '../recorder.ts';
import { say } from '../say.ts';

const USAGE = `waymark record URL [--out FOLDER] [--again SCRIPT]

  Opens a browser at URL with the recorder beside the page. Press Record, walk, add a check of the outcome,
  press Stop and “Save to the repo”: NAME.ts and NAME.journey.json are written to FOLDER (journeys), and the
  files that you uploaded to NAME.files/ beside them.
  Ends when the browser is closed.

  --again SCRIPT   record a journey anew that is there: what changed goes into its script, and what you wrote into
                   it by hand stays`;

/** `waymark record`. Exit code 0 when something was saved. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'journeys' },
      again: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(USAGE);
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
  const { again } = values;
  if (again !== undefined && (await textOf(again)) === undefined) throw new Misuse(`${again} is not there.`);
  const saved: string[] = [];
  const folder = again === undefined ? values.out : dirname(again);
  const onSaved = (files: string[]): void => {
    saved.push(...files);
    for (const file of files) say(`Wrote ${file}`);
  };
  const save = savingTo(folder, onSaved, again === undefined ? undefined : idOf(again));
  const { browser } = await openRecorder(url, save);
  say('The recorder is open beside the page. Close the browser when you are done.');
  await new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const [script] = saved;
  say(script === undefined ? 'Nothing was saved.' : `Replay it: npx waymark run ${script}`);
  return script === undefined ? 1 : 0;
}

/**
 * Saves journeys into a folder, each as script and journey file. A file that was there before is left alone, but for
 * that of the journey that is recorded again, or that was saved from here: what changed goes into its script, and what
 * a person wrote into it stays.
 * @param again the id of the journey that is recorded again
 */
export function savingTo(folder: string, onSaved: (files: string[]) => void, again?: string): Save {
  const own = new Set<string>();
  return async (text, attachments = {}) => {
    try {
      const journey = parseJourney(text, 'the recording');
      const id = again ?? freeName(journey, folder, own);
      const named = renamed(journey, id);
      const contents = contentsOf(journey, named, attachments);
      const { texts, clashes } = await textsOf(named, folder);
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
      return clashes.length === 0 ? { files } : { error: wordClashes(clashes) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** What goes into the two files of a journey, with what a person wrote into the script if it is there. */
async function textsOf(
  journey: Journey,
  folder: string,
): Promise<{ texts: { name: string; text: string }[]; clashes: string[] }> {
  const { filesInto, journeyFiles } = await import('../../codegen/files.ts');
  const files = journeyFiles(journey);
  const [script, model] = files;
  const out = join(folder, script.name);
  const [written, base] = [await textOf(out), await journeyIn(join(folder, model.name))];
  if (written === undefined || !base) return { texts: files, clashes: [] };
  const beside = { file: out, id: journey.id, attachmentOf: attachmentsBeside(out) };
  const { files: texts, clashes } = filesInto(written, base, journey, beside);
  return { texts, clashes };
}

function wordClashes(clashes: readonly string[]): string {
  return `Saved, but the script was changed by hand where the recording changed as well. Both texts are in it, at ${clashes.join(', ')}: choose one of each, and run “waymark sync”.`;
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
