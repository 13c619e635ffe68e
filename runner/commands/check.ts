import { parseArgs } from 'node:util';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { writeWhole } from '../evidence/folder.ts';
import { findJourneys } from '../many/find.ts';
import { Misuse } from '../play/failure.ts';
import { attachmentsBeside, idOf, journeyFileOf, journeyIn, textOf } from '../script-files.ts';
import { say } from '../say.ts';

const USAGE = `waymark check [FILES, FOLDERS or globs] [--fix]

  Looks for what makes journeys weak: no check of the outcome, waiting for a time, secrets in plain text, whole
  addresses of the own site, elements named by the markup, addresses outside of the synthetic scope. Without any it
  takes all in journeys/. Where a script and its journey lie side by side, the script counts.

  --fix   mend what can be mended safely, in the script and its journey

  Exit code 1 when something is left.`;

/** `waymark check`. Exit code 1 when something was found that was not mended. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { fix: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  let left = 0;
  for (const file of await findJourneys(positionals.length > 0 ? positionals : ['journeys'])) {
    const { found, mend } = await checked(file);
    for (const { place, finding } of found) {
      const isMended = values.fix && finding.fix !== undefined;
      if (!isMended) left += 1;
      const note = isMended ? 'mended: ' : finding.fix ? '(--fix) ' : '';
      say(`${place}: ${finding.rule}: ${note}${finding.message}`);
    }
    if (values.fix) await mend();
  }
  say(left === 0 ? 'Nothing to mend.' : `${left} to mend.`);
  return left === 0 ? 0 : 1;
}

async function checked(file: string) {
  const { checkJourney, checkScript } = await import('../../codegen/check/files.ts');
  const text = await textOf(file);
  if (text === undefined) throw new Misuse(`${file} is not there.`);
  if (file.endsWith('.json')) {
    const { found, mended } = checkJourney(text, parseJourney(text, file), file);
    const mend = () => (mended.count > 0 ? writeWhole(file, printJourney(mended.journey)) : undefined);
    return { found, mend };
  }
  const beside = journeyFileOf(file);
  const previous = await journeyIn(beside);
  const known = { file, id: idOf(file), previous, attachmentOf: attachmentsBeside(file) };
  const { found, mended } = checkScript(text.replaceAll('\r\n', '\n'), known);
  const mend = async (): Promise<void> => {
    if (mended.text === undefined) return;
    await writeWhole(file, text.includes('\r\n') ? mended.text.replaceAll('\n', '\r\n') : mended.text);
    if (previous) await writeWhole(beside, printJourney(mended.journey));
  };
  return { found, mend };
}
