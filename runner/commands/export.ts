import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { exportChrome } from '../../journey/formats/chrome/export.ts';
import type { Journey } from '../../journey/model.ts';
import { parseJourney } from '../../journey/parse.ts';
import { writeWhole } from '../evidence/folder.ts';
import { Misuse } from '../play/failure.ts';

const USAGE = `waymark export FILE.journey.json --target puppeteer|chrome [--out FILE]

  puppeteer   writes NAME.puppeteer.ts, a script that needs the package puppeteer and nothing of Waymark.
  chrome      writes NAME.recording.json, for the Recorder panel of Chrome DevTools. What was imported from Chrome and
              nobody changed is as it was; what Chrome has nothing for is said, and stays in the file as a customStep,
              which Chrome leaves out.

  --out       another file; - prints it.`;

/** What a journey is written as. */
interface Exported {
  text: string;
  /** What does not come through as it was, one sentence each. */
  warnings: string[];
}

const TARGETS = new Map<string, { ending: string; write: (journey: Journey) => Promise<Exported> }>([
  ['chrome', { ending: '.recording.json', write: async (journey) => exportChrome(journey) }],
  ['puppeteer', { ending: '.puppeteer.ts', write: asPuppeteer }],
]);

/** `waymark export`. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      target: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Misuse(`Name one journey file.\n\n${USAGE}`);
  const wanted = values.target ?? values.format;
  const target = TARGETS.get(wanted ?? '');
  if (!target) {
    const known = [...TARGETS.keys()].join(' or ');
    throw new Misuse(`--target: expected ${known}, saw ${wanted === undefined ? 'nothing' : `“${wanted}”`}.`);
  }
  if (!file.endsWith('.json')) {
    throw new Misuse(`${file} is no journey file: expected NAME.journey.json, which lies beside its script.`);
  }
  const source = await readFile(file, 'utf8').catch(() => {
    throw new Misuse(`${file} can't be read. Is its name spelt right?`);
  });
  const { text, warnings } = await target.write(parseJourney(source, file));
  for (const warning of warnings) console.error(`  ${warning}`);
  if (values.out === '-') {
    process.stdout.write(text);
    return 0;
  }
  const out = values.out ?? file.replace(/(\.journey)?\.json$/, target.ending);
  await writeWhole(out, text);
  console.log(`Wrote ${relative('', out) || out}`);
  return 0;
}

async function asPuppeteer(journey: Journey): Promise<Exported> {
  const [{ printStandalone }, { puppeteer }] = await Promise.all([
    import('../../codegen/standalone/print.ts'),
    import('../../codegen/standalone/puppeteer.ts'),
  ]);
  const pieces = await Promise.all(
    puppeteer.files.map((name) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8')),
  );
  return { text: await printStandalone(journey, { ...puppeteer, pieces }), warnings: [] };
}
