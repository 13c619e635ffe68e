import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { exportChrome } from '../../journey/formats/chrome/export.ts';
import { parseJourney } from '../../journey/parse.ts';
import { writeWhole } from '../evidence/folder.ts';
import { Misuse } from '../play/failure.ts';

const USAGE = `waymark export FILE.journey.json --format chrome [--out FILE]

  Writes a journey as a recording for the Recorder panel of Chrome DevTools, beside it as NAME.recording.json (or to
  --out; - prints it). What was imported from Chrome and nobody changed is as it was; what Chrome has nothing for is
  said, and stays in the file as a customStep, which Chrome leaves out.`;

/** `waymark export`. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Misuse(`Name one journey file.\n\n${USAGE}`);
  if (values.format !== 'chrome') {
    throw new Misuse(
      `--format: expected chrome, saw ${values.format === undefined ? 'nothing' : `“${values.format}”`}.`,
    );
  }
  if (!file.endsWith('.json')) {
    throw new Misuse(`${file} is no journey file: expected NAME.journey.json, which lies beside its script.`);
  }
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Misuse(`${file} can't be read. Is its name spelt right?`);
  });
  const { text: recording, warnings } = exportChrome(parseJourney(text, file));
  for (const warning of warnings) console.error(`  ${warning}`);
  if (values.out === '-') {
    process.stdout.write(recording);
    return 0;
  }
  const out = values.out ?? file.replace(/(\.journey)?\.json$/, '.recording.json');
  await writeWhole(out, recording);
  console.log(`Wrote ${relative('', out) || out}`);
  return 0;
}
