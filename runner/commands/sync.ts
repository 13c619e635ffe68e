import { glob } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { writeWhole } from '../evidence/folder.ts';
import { Misuse } from '../play/failure.ts';
import { attachmentsBeside, idOf, journeyFileOf, textOf } from '../script-files.ts';
import { say } from '../say.ts';

const USAGE = `waymark sync [SCRIPTS] [--check]

  Reads scripts back after you edited them: NAME.journey.json beside each says what its script says. What Waymark
  does not know stays as you wrote it. Without SCRIPTS it takes all in journeys/ that have a journey beside them.

  --check   write nothing, and end with 1 when one is out of step`;

/** `waymark sync`. Exit code 1 for `--check` when a script and its journey are out of step. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const scripts = positionals.length > 0 ? positionals : await scriptsIn('journeys');
  if (scripts.length === 0) throw new Misuse(`no script with a journey beside it in journeys/.\n\n${USAGE}`);
  const { parseScript } = await import('../../codegen/parse.ts');
  const { changesOf } = await import('../../codegen/changes.ts');
  // All are read before any is written: one that can't be read stops all.
  const read = [];
  for (const script of scripts) {
    if (!/\.[cm]?ts$/.test(script)) throw new Misuse(`${script} is no script (.ts).`);
    const text = await textOf(script);
    if (text === undefined) throw new Misuse(`${script} is not there.`);
    const file = journeyFileOf(script);
    const before = await textOf(file);
    const previous = before === undefined ? undefined : parseJourney(before, file);
    const attachmentOf = attachmentsBeside(script);
    const journey = parseScript(text.replaceAll('\r\n', '\n'), {
      file: script,
      id: idOf(script),
      previous,
      attachmentOf,
    });
    read.push({ script, file, journey, previous });
  }
  let outOfStep = 0;
  for (const { script, file, journey, previous } of read) {
    const now = printJourney(journey);
    if (previous && printJourney(previous) === now) {
      say(`${script}: in step`);
      continue;
    }
    outOfStep += 1;
    say(values.check ? `${script}: out of step with ${file}` : `${script}: wrote ${file}`);
    for (const change of previous ? changesOf(previous, journey) : []) say(`  ${change}`);
    if (!values.check) await writeWhole(file, now);
  }
  if (values.check && outOfStep > 0) say('Bring them in step: npx waymark sync');
  return values.check && outOfStep > 0 ? 1 : 0;
}

async function scriptsIn(folder: string): Promise<string[]> {
  const journeys = await Array.fromAsync(glob(`${folder}/**/*.journey.json`));
  const scripts = journeys.map((file) => file.replace(/\.journey\.json$/, '.ts')).toSorted();
  const there = await Promise.all(scripts.map(async (script) => (await textOf(script)) !== undefined));
  return scripts.filter((_, at) => there[at]);
}
