import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { parse as parseRecording, stringify } from '@puppeteer/replay';
import { fc } from '../random.ts';
import { format } from 'prettier';
import { Node, Project } from 'ts-morph';
import { parseScript } from '../../codegen/parse.ts';
import { printScript } from '../../codegen/print.ts';
import { puppeteer } from '../../codegen/standalone/puppeteer.ts';
import { attachmentsOf } from '../../journey/attachments.ts';
import { exportChrome } from '../../journey/formats/chrome/export.ts';
import type { Journey } from '../../journey/model.ts';
import { arbitraryJourney, asRecorded } from '../arbitrary-journey.ts';
import { standalone, within } from '../codegen/standalone.ts';
import { ROOT } from '../command.ts';
import { plainJourneys } from './plain-journeys.ts';
import { playwrightScript } from './playwright-script.ts';

const FOLDER = join(ROOT, '.waymark/bench-codegen');
const COUNT = 500;

/** So many of them are also written as scripts for Puppeteer alone, each of which is as long as a hundred others. */
const STANDALONE = 100;

/** Scripts of any journey, held to their laws at scale; and beside those of other tools. */
export async function codegenBench(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await laws();
  await beside();
  await speed();
}

async function laws(): Promise<void> {
  const journeys = fc.sample(arbitraryJourney(), { numRuns: COUNT, seed: 5 });
  let [read, printed, formatted] = [0, 0, 0];
  for (const journey of journeys) {
    const script = printScript(journey);
    const files = new Map(attachmentsOf(journey).map((file) => [file.path, file]));
    const known = { file: 'it.ts', id: journey.id, attachmentOf: (path: string) => files.get(path) };
    if (isDeepStrictEqual(parseScript(script, { ...known, previous: journey }), journey)) read += 1;
    if (printScript(parseScript(script, known)) === script) printed += 1;
    if ((await format(script, { parser: 'typescript' })) === script) formatted += 1;
  }
  const recorded = journeys.map((journey) => printScript(asRecorded(journey)));
  const errors = await strictErrors('any', recorded);
  const own = journeys
    .slice(0, STANDALONE)
    .map((journey) => standalone(within(asRecorded(journey)), puppeteer));
  const alone = await strictErrors('alone', await Promise.all(own));
  console.log(`codegen: of ${COUNT} random journeys of every kind of step, check and effect
  parse(print(j)) equals j          ${read}
  print(parse(s)) equals s          ${printed}
  unchanged by Prettier             ${formatted}
  strict errors in all of them      ${errors}
  expressions of type any           ${anysIn('any')}
  of ${STANDALONE} of them as scripts for Puppeteer alone: strict errors ${alone}, expressions of type any ${anysIn('alone')}`);
}

async function beside(): Promise<void> {
  const journeys = plainJourneys(20);
  const steps = journeys.reduce((sum, journey) => sum + journey.steps.length, 0);
  const tools: [string, string, string[]][] = [
    ['Waymark', 'waymark', journeys.map(printScript)],
    ['Playwright', 'playwright', await Promise.all(journeys.map(playwrightScript))],
    ['replay', 'replay', await Promise.all(journeys.map(replayScript))],
  ];
  console.log(`\n  of the same 20 journeys (${steps} steps)`);
  console.log('               in 80 columns   unfolded   as written   strict errors   steps read back');
  for (const [name, folder, scripts] of tools) {
    const lines = [await formatted(scripts, 80), await formatted(scripts, UNFOLDED), scripts].map((texts) =>
      (linesIn(texts) / steps).toFixed(2),
    );
    const errors = await strictErrors(folder, scripts);
    const back = name === 'Waymark' ? `${readBack(journeys, scripts)} of ${steps}` : 'no reader';
    const [folded = '', unfolded = '', written = ''] = lines;
    console.log(
      `  ${name.padEnd(12)} ${folded.padStart(13)} ${unfolded.padStart(10)} ${written.padStart(12)} ${String(errors).padStart(15)}   ${back}`,
    );
  }
}

/** So wide that no line is folded for its length. */
const UNFOLDED = 10_000;

/** All scripts as Prettier leaves them in lines of a width. */
function formatted(scripts: readonly string[], printWidth: number): Promise<string[]> {
  return Promise.all(scripts.map((script) => format(script, { parser: 'typescript', printWidth })));
}

function readBack(journeys: readonly Journey[], scripts: readonly string[]): number {
  return journeys.reduce((sum, journey, at) => {
    const { steps } = parseScript(scripts[at] ?? '', { file: 'it.ts', id: 'it', previous: journey });
    return sum + steps.filter((step, place) => isDeepStrictEqual(step, journey.steps[place])).length;
  }, 0);
}

async function replayScript(journey: Journey): Promise<string> {
  return stringify(parseRecording(JSON.parse(exportChrome(journey).text)));
}

async function speed(): Promise<void> {
  const steps = plainJourneys(40)
    .flatMap((journey) => journey.steps)
    .slice(0, 50);
  const [first] = plainJourneys(1);
  if (!first) return;
  const journey = { ...first, steps: steps.map((step, at) => ({ ...step, id: `s${at}` })) };
  const times = {
    print: timed(() => printScript(journey)),
    parse: timed(() => parseScript(printScript(journey), { file: 'it.ts', id: 'it', previous: journey })),
  };
  console.log(
    `\n  a journey of 50 steps, warm (median of 20): printed in ${times.print.toFixed(1)} ms, printed and read in ${times.parse.toFixed(1)} ms`,
  );
}

function timed(work: () => unknown): number {
  const times = Array.from({ length: 25 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.slice(5).toSorted((a, b) => a - b)[10] ?? Number.NaN;
}

function linesIn(scripts: readonly string[]): number {
  return scripts.reduce((sum, script) => sum + script.trim().split('\n').length, 0);
}

/** How many errors the strict compiler has for scripts. They lie in the repository, so `waymark` is found there. */
async function strictErrors(name: string, scripts: readonly string[]): Promise<number> {
  const folder = join(FOLDER, name);
  await mkdir(folder, { recursive: true });
  const compilerOptions = { noUnusedLocals: false }; // no matter of types
  const config = { extends: '../../../tsconfig.json', compilerOptions, include: ['*.ts'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await writeFile(join(folder, 'playwright-test.d.ts'), PLAYWRIGHT_TEST);
  for (const [at, script] of scripts.entries()) await writeFile(join(folder, `script-${at}.ts`), script);
  const tsc = join(ROOT, 'node_modules/typescript-7/bin/tsc');
  const said = await promisify(execFile)(process.execPath, [tsc, '-p', folder], {
    cwd: ROOT,
    maxBuffer: 1e8,
  }).then(
    ({ stdout }) => stdout,
    (error: unknown) => String(Reflect.get(Object(error), 'stdout')),
  );
  return said.match(/error TS\d+/g)?.length ?? 0;
}

/** What Playwright's test runner declares, as far as its scripts use it; its own package is not installed. */
const PLAYWRIGHT_TEST = `declare module '@playwright/test' {
  import type { Page } from 'playwright-core';
  export function test(name: string, body: (fixtures: { page: Page }) => Promise<void>): void;
  export function expect(of: unknown): { toBeVisible(): Promise<void> };
}
`;

function anysIn(name: string): number {
  const project = new Project({ tsConfigFilePath: join(FOLDER, name, 'tsconfig.json') });
  let found = 0;
  const visit = (node: Node): void => {
    // What stands in types is no expression, though it may look like one.
    if (Node.isTypeNode(node)) return;
    if (Node.isExpression(node) && node.getType().isAny()) found += 1;
    node.forEachChild(visit);
  };
  for (const file of project.getSourceFiles(`${FOLDER}/${name}/script-*.ts`)) {
    file
      .getStatements()
      .filter((statement) => !Node.isImportDeclaration(statement))
      .forEach(visit);
  }
  return found;
}
