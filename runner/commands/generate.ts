import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { parseJourney } from '../../journey/parse.ts';
import { writeWhole } from '../evidence/folder.ts';
import { Misuse } from '../play/failure.ts';

const USAGE = `waymark generate FILE.journey.json [--out FILE.ts]

  Writes the typed script of a journey beside it (or to --out; - prints it).`;

/** `waymark generate`. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Misuse(`Name one journey file.\n\n${USAGE}`);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Misuse(`${file} can't be read. Is its name spelt right?`);
  });
  const journey = parseJourney(text, file);
  const { printScript } = await import('../../codegen/print.ts');
  const script = printScript(journey);
  if (values.out === '-') {
    process.stdout.write(script);
    return 0;
  }
  const out = values.out ?? join(dirname(file), `${journey.id}.ts`);
  await mkdir(dirname(out), { recursive: true });
  await writeWhole(out, script);
  console.log(`Wrote ${relative('', out) || out}`);
  return 0;
}
