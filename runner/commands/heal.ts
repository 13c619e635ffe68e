import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mended, type Mend } from '../../journey/mending.ts';
import { printJourney } from '../../journey/parse.ts';
import { wordCandidate } from '../../journey/wording.ts';
import { writeWhole } from '../evidence/folder.ts';
import { latestRun } from '../evidence/last-green.ts';
import { findJourneys } from '../many/find.ts';
import { Misuse } from '../play/failure.ts';
import { idOf, journeyFileOf, journeyIn, textOf } from '../script-files.ts';
import { writeInto } from './generate.ts';
import { say } from '../say.ts';

const USAGE = `waymark heal [FILES] [--check] [--out FOLDER]

  Writes what the latest run of each journey found by other means than its name into script and journey, as it would be
  recorded now: a small change, for you to review. What you wrote by hand stays. Without FILES it takes all in journeys/.

  --check   write nothing, and end with 1 when something is to be mended
  --out     where the runs are (.waymark without)`;

/** `waymark heal`. Exit code 1 for `--check` when something is to be mended; 2 when a script holds two texts for one step. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      out: { type: 'string', default: '.waymark' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const files = await findJourneys(positionals.length > 0 ? positionals : ['journeys']);
  const codes: number[] = [];
  for (const file of files) codes.push(await heal(file, join(values.out, 'runs'), values.check));
  return Math.max(...codes);
}

async function heal(file: string, runs: string, isCheck: boolean): Promise<number> {
  const isScript = !file.endsWith('.json');
  const beside = isScript ? journeyFileOf(file) : file;
  const before = await journeyIn(beside);
  if (!before) throw new Misuse(`${beside} is not there, which knows the elements of ${file}.`);
  const run = await latestRun(runs, isScript ? idOf(file) : before.id, file);
  if (!run) throw new Misuse(`${file} has no run in ${runs}. Replay it first: npx waymark run ${file}`);
  const now = mended(before, run.mends ?? []);
  if (printJourney(now) === printJourney(before)) {
    say(`${file}: nothing to mend`);
    return 0;
  }
  say(`${file}: ${isCheck ? 'to be mended' : 'mended'}`);
  for (const mend of run.mends ?? []) say(`  ${worded(mend)}`);
  if (isCheck) {
    say(`Mend it: npx waymark heal ${file}`);
    return 1;
  }
  const script = isScript ? await textOf(file) : undefined;
  if (script !== undefined) return writeInto(file, script, before, now);
  await writeWhole(beside, printJourney(now));
  return 0;
}

function worded({ was, now }: Mend): string {
  const [best] = now.candidates;
  return `${wordCandidate(was)} → ${best ? wordCandidate(best) : 'nothing'}`;
}
