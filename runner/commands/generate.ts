import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { holdsCode, READ_IT_FIRST } from '../../journey/custom.ts';
import type { Journey } from '../../journey/model.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { withRepeatedInputs } from '../../journey/repeated-inputs.ts';
import { writeWhole } from '../evidence/folder.ts';
import { Misuse } from '../play/failure.ts';
import { attachmentsBeside, idOf, journeyFileOf, journeyIn, textOf } from '../script-files.ts';
import { complain, say } from '../say.ts';

const USAGE = `waymark generate FILE.journey.json [--out FILE.ts] [--base OLD.journey.json]

  Writes the typed script of a journey beside it (or to --out; - prints it); what is typed into several fields becomes
  an input. Into a script that is there, only what
  changed since it was generated is written; all that you wrote by hand stays. Where both changed the same step, both
  texts are in the script, between marks, and the exit code is 2.

  --base   the journey that the script was last generated from. Without, that is the .journey.json beside the
           script, or where this is FILE itself, its last commit.`;

/** `waymark generate`. Exit code 2 when the script holds two texts for one step. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, base: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Misuse(`Name one journey file.\n\n${USAGE}`);
  const given = await journeyIn(file);
  if (!given) throw new Misuse(`${file} can't be read. Is its name spelt right?`);
  const journey = withRepeatedInputs(given);
  const { printScript } = await import('../../codegen/print.ts');
  const printed = printScript(journey);
  if (values.out === '-') {
    process.stdout.write(printed);
    return 0;
  }
  const out = values.out ?? join(dirname(file), `${journey.id}.ts`);
  const script = await textOf(out);
  if (script === undefined) {
    await mkdir(dirname(out), { recursive: true });
    await writeWhole(out, printed);
    say(`Wrote ${relative('', out) || out}`);
    if (holdsCode(journey)) say(`It ${READ_IT_FIRST}`);
    if (journey !== given) {
      await writeWhole(journeyFileOf(out), printJourney(journey));
      say(`What is typed into several fields is an input now, also in ${journeyFileOf(out)}.`);
    }
    return 0;
  }
  if (script === printed) {
    say(`${relative('', out) || out} says so already.`);
    return 0;
  }
  return writeInto(out, script, await baseOf(out, file, values.base), journey);
}

/**
 * Writes a journey into a script that is there, and beside it the journey that it then is.
 * @returns the exit code: 2 when the script holds two texts for one step
 */
export async function writeInto(out: string, script: string, base: Journey, next: Journey): Promise<number> {
  const { regenerate } = await import('../../codegen/regenerate.ts');
  const shown = relative('', out) || out;
  const beside = { file: shown, id: idOf(out), attachmentOf: attachmentsBeside(out) };
  const { script: text, journey, clashes } = regenerate(script, base, next, beside);
  await writeWhole(out, text);
  await writeWhole(journeyFileOf(out), printJourney(journey));
  if (clashes.length === 0) {
    say(`Wrote ${shown}; what was written by hand is as it was.`);
    return 0;
  }
  complain(`${shown} was changed by hand where the journey changed as well. Both texts are in it:`);
  for (const place of clashes) complain(`  ${place}`);
  complain(`Choose one of each, take the marks away, and run: npx waymark sync ${shown}`);
  return 2;
}

/** The journey that a script was generated from. */
async function baseOf(out: string, file: string, named: string | undefined): Promise<Journey> {
  if (named !== undefined) {
    const base = await journeyIn(named);
    if (base) return base;
    throw new Misuse(`${named} is not there.`);
  }
  const beside = journeyFileOf(out);
  const base = resolve(beside) === resolve(file) ? await committed(file) : await journeyIn(beside);
  if (base) return base;
  throw new Misuse(
    `${out} is there, and may have been edited by hand; what it was generated from is not known, so nothing was ` +
      `written.\n  Name the journey it was generated from with --base, or keep the script's word: npx waymark sync ${out}`,
  );
}

/** A file as it is in the last commit; undefined where there is none. */
async function committed(file: string): Promise<Journey | undefined> {
  const options = { cwd: dirname(resolve(file)), maxBuffer: 1e8 };
  const git = promisify(execFile)('git', ['show', `HEAD:./${basename(file)}`], options);
  const text = await git.then(({ stdout }) => stdout).catch(() => undefined);
  return text === undefined ? undefined : parseJourney(text, `${file} (as committed)`);
}
