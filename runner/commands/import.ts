import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Imported } from '../../journey/formats/assemble.ts';
import { importChrome } from '../../journey/formats/chrome/import.ts';
import { formatOf } from '../../journey/formats/kind.ts';
import { importSelenium } from '../../journey/formats/selenium/import.ts';
import { lacksOutcome } from '../../journey/outcome.ts';
import { printJourney } from '../../journey/parse.ts';
import { Misuse } from '../play/failure.ts';
import { savingTo } from './record.ts';
import { complain, say } from '../say.ts';

const USAGE = `waymark import FILE [--out FOLDER] [--base-url URL]

  Makes a journey of what another tool recorded, and writes its script and journey file to FOLDER (journeys).
  FILE is one of, told by what is in it:
    a recording of Chrome DevTools (Recorder panel, “Export as JSON”)
    a project of Selenium IDE (.side): a journey for each test
    a script of playwright codegen, in TypeScript or JavaScript; it is read and never run
  --base-url is for recordings that don't say which site they are of.`;

/** `waymark import`. Exit code 0 when all was written, also with steps that are unsupported. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'journeys' },
      'base-url': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Misuse(`Name one file to import.\n\n${USAGE}`);
  const baseUrl = values['base-url'];
  if (baseUrl !== undefined && (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))) {
    throw new Misuse(`--base-url: expected an address such as https://shop.example, saw “${baseUrl}”.`);
  }
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Misuse(`${file} can't be read. Is its name spelt right?`);
  });
  const imported = await read(text, file, baseUrl === undefined ? undefined : new URL(baseUrl).origin);
  const save = savingTo(values.out, (files) => {
    for (const written of files) say(`Wrote ${written}`);
  });
  for (const { journey, notes } of imported) {
    const saved = await save(printJourney(journey));
    if ('error' in saved) throw new Misuse(saved.error);
    for (const note of [...notes, ...shortcomings(journey)]) complain(`  “${journey.title}”: ${note}`);
  }
  return 0;
}

async function read(text: string, file: string, baseUrl: string | undefined): Promise<Imported[]> {
  switch (formatOf(text, file)) {
    case 'chrome':
      return [importChrome(text, file, baseUrl)];
    case 'selenium':
      return importSelenium(text, file, baseUrl);
    case 'script': {
      const { importPlaywright } = await import('../../codegen/playwright/import.ts');
      return importPlaywright(text, file, baseUrl);
    }
    case 'journey':
      throw new Misuse(`${file} is a journey already. Write its script: npx waymark generate ${file}`);
    case undefined:
      throw new Misuse(
        `${file} is no recording that Waymark knows: expected JSON of Chrome’s Recorder, a .side project of Selenium IDE ` +
          `or a script of playwright codegen, saw ${JSON.stringify(text.trimStart().slice(0, 40))}.`,
      );
  }
}

/** What is to be done before a replay can pass. */
function shortcomings(journey: Imported['journey']): string[] {
  const unsupported = journey.steps.filter(({ kind }) => kind === 'unsupported').length;
  const steps = unsupported === 1 ? '1 step is' : `${unsupported} steps are`;
  return [
    ...(unsupported > 0
      ? [`${steps} unsupported and will fail: write them by hand in the script, or delete them.`]
      : []),
    ...(lacksOutcome(journey) ? ['it checks nothing at its end; add what proves that it worked.'] : []),
  ];
}
