import { parseArgs } from 'node:util';
import { ALIKE_PAGE, LARGE_PAGE } from './large-page.ts';
import { CORPUS, OWN_PAGES, type CorpusPage } from './targets/corpus.ts';
import type { Outcome } from './targets/in-page/main.ts';
import { measureLarge } from './targets/large.ts';
import { holdToLaws } from './targets/laws.ts';
import { measureMutations, type Measured } from './targets/mutations.ts';
import { Stage } from './targets/stage.ts';
import { addUp, printTable, printChanges } from './targets/table.ts';
import { measureVersions } from './targets/versions.ts';
import { VERSION_PAIRS } from './targets/versions/all.ts';

/** The tools that are compared, and how they are called. */
const TOOLS = {
  ours: 'Waymark',
  playwright: 'Playwright',
  finder: '@medv/finder',
  devtools: 'DevTools Recorder',
} as const;

/**
 * Whether elements are found again after a release, and never another one in their place: after changes that are made
 * to pages, and in later versions of pages. Fails unless we find more than all others and err less than all of them.
 * Then how long it takes on a page of 10,000 elements, and whether elements of all pages keep the laws.
 *
 * `--part train|test` takes the pages that weights were tuned on, or the others (`test`, also without); `--ours` leaves
 * the others out; `--measure changes|versions|times|laws` does one of the four; `--only NAME` takes pages called so and
 * `--seed WORD` makes other changes; `--show` tells what was not found or wrong; `--list FILE` lists the elements of a
 * page that a package brings.
 */
export async function targetsBench(): Promise<void> {
  const options = parseArgs({
    args: process.argv.slice(3),
    options: {
      part: { type: 'string', default: 'test' },
      seed: { type: 'string', default: 'release' },
      measure: { type: 'string' },
      list: { type: 'string' },
      only: { type: 'string', default: '' },
      ours: { type: 'boolean', default: false },
      show: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  }).values;
  if (options.list !== undefined) return list(options.list);
  const parts = Object.entries(MEASURES).filter(([name]) => name === (options.measure ?? name));
  for (const [, measure] of parts) await measure(options);
}

interface Options {
  part: string;
  seed: string;
  only: string;
  ours: boolean;
  show: boolean;
}

const MEASURES: Readonly<Record<string, (options: Options) => Promise<void>>> = {
  async changes({ part, seed, only, ours, show }) {
    const pages = CORPUS.filter((page) => page.part === part && page.name.startsWith(only));
    const measured = await on(pages, (stage) => measureMutations(stage, pages, toolsFor(ours), seed));
    report(`changes   ${pages.length} pages (${part})`, measured, show);
  },
  async versions({ part, only, ours, show }) {
    const pairs = VERSION_PAIRS.filter((pair) => pair.part === part && pair.name.startsWith(only));
    const measured = await on([], (stage) => measureVersions(stage, pairs, toolsFor(ours)));
    report(`versions  ${pairs.length} pairs of pages (${part})`, measured, show);
  },
  async times({ ours }) {
    for (const [what, html] of Object.entries({
      'much alike': LARGE_PAGE,
      'all rows the same': ALIKE_PAGE,
    })) {
      const measured = await on([], (stage) => measureLarge(stage, html, toolsFor(ours)));
      printTable(`times     a page of 10,000 elements, ${what}`, TOOLS, measured);
    }
  },
  async laws({ seed, only }) {
    const pages = [...CORPUS, ...OWN_PAGES].filter((page) => page.name.startsWith(only));
    const laws = await on(pages, (stage) => holdToLaws(stage, pages, seed, MOST_OF_A_PAGE));
    console.log(`laws      ${pages.length} pages, at most ${MOST_OF_A_PAGE} elements of each`);
    for (const [law, { count, breaches }] of Object.entries(laws)) {
      console.log(`  ${law.padEnd(20)}${count} elements, ${breaches.length} breaches`);
      for (const breach of breaches) console.log(`BREACH ${breach}`);
      if (breaches.length > 0) process.exitCode = 1;
    }
  },
};

async function on<T>(pages: readonly CorpusPage[], measure: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await Stage.open(pages);
  try {
    return await measure(stage);
  } finally {
    await stage.close();
  }
}

async function list(file: string): Promise<void> {
  const lines = await on([], async (stage) => {
    const page = await stage.show(file);
    return page.evaluate(() => inPage.list());
  });
  console.log(lines.join('\n'));
}

function toolsFor(ours: boolean): string[] {
  return ours ? ['ours'] : Object.keys(TOOLS);
}

function report(title: string, measured: Measured, isShown: boolean): void {
  printTable(title, TOOLS, measured);
  printChanges(TOOLS, measured.outcomes);
  if (isShown) print(measured.outcomes);
  judge(addUp(measured.outcomes));
}

function print(outcomes: readonly Outcome[]): void {
  for (const { tool, change, wrong, missed } of outcomes.filter(({ tool }) => tool === 'ours')) {
    for (const what of wrong) console.log(`WRONG  ${tool}, ${change}: ${what}`);
    for (const what of missed) console.log(`MISSED ${tool}, ${change}: ${what}`);
  }
}

/** How many elements of a page are held to the laws. */
const MOST_OF_A_PAGE = 200;

/** How often the wrong one may be found. */
const MOST_WRONG = 0.002;

function judge(tallies: ReturnType<typeof addUp>): void {
  const { ours, ...others } = tallies;
  if (!ours) return;
  const all = ours.found + ours.wrong + ours.missed + ours.gone;
  const isBest = Object.values(others).every(({ found, wrong }) => ours.found > found && ours.wrong < wrong);
  if (ours.wrong / all > MOST_WRONG || !isBest) process.exitCode = 1;
}
