import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { exportChrome } from '../../journey/formats/chrome/export.ts';
import type { Journey } from '../../journey/model.ts';
import { parseJourney } from '../../journey/parse.ts';
import { writeWhole } from '../evidence/folder.ts';
import { Misuse } from '../play/failure.ts';
import { asCanary, asPuppeteer } from './standalone.ts';
import { complain, say } from '../say.ts';

const USAGE = `waymark export FILE.journey.json --target puppeteer|canary|chrome [--out FILE]

  puppeteer   writes NAME.puppeteer.ts, a script that needs the package puppeteer and nothing of Waymark.
  canary      writes a folder NAME.canary with a canary for AWS CloudWatch Synthetics, and what deploys it.
  chrome      writes NAME.recording.json, for the Recorder panel of Chrome DevTools. What was imported from Chrome and
              nobody changed is as it was; what Chrome has nothing for is said, and stays in the file as a customStep,
              which Chrome leaves out.

  --out       another file, or for a canary another folder; - prints a file.`;

type Content = string | Uint8Array;

interface Target {
  /** How the file is called, or the folder, after the name of the journey. */
  ending: string;
  /** @param folder where the journey lies */
  write(journey: Journey, folder: string): Promise<Content | Map<string, Content>>;
}

const TARGETS = new Map<string, Target>([
  [
    'chrome',
    {
      ending: '.recording.json',
      async write(journey) {
        const { text, warnings } = exportChrome(journey);
        for (const warning of warnings) complain(`  ${warning}`);
        return text;
      },
    },
  ],
  ['puppeteer', { ending: '.puppeteer.ts', write: asPuppeteer }],
  ['canary', { ending: '.canary', write: asCanary }],
]);

/** `waymark export`. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      target: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Misuse(`Name one journey file.\n\n${USAGE}`);
  const target = TARGETS.get(values.target ?? '');
  if (!target) {
    const known = [...TARGETS.keys()].join(', ');
    const seen = values.target === undefined ? 'nothing' : `“${values.target}”`;
    throw new Misuse(`--target: expected one of ${known}, saw ${seen}.`);
  }
  if (!file.endsWith('.json')) {
    throw new Misuse(`${file} is no journey file: expected NAME.journey.json, which lies beside its script.`);
  }
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Misuse(`${file} can't be read. Is its name spelt right?`);
  });
  const written = await target.write(parseJourney(text, file), dirname(file));
  if (values.out === '-') {
    if (typeof written !== 'string')
      throw new Misuse("--out: a canary is several files, and can't be printed.");
    process.stdout.write(written);
    return 0;
  }
  const out = values.out ?? file.replace(/(\.journey)?\.json$/, target.ending);
  const files = written instanceof Map ? [...written] : [['', written] as const];
  for (const [name, content] of files) {
    const path = join(out, name);
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, content);
    say(`Wrote ${relative('', path) || path}`);
  }
  return 0;
}
