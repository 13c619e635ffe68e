import { parseArgs } from 'node:util';
import { CORPUS } from './targets/corpus.ts';
import type { Outcome } from './targets/in-page/main.ts';
import { measureMutations } from './targets/mutations.ts';
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
 *
 * `--part train|test` takes the pages that weights were tuned on, or the others (`test`, also without); `--ours` leaves
 * the others out; `--only NAME` takes pages called so and `--seed WORD` makes other changes; `--show` tells what was not
 * found or wrong; `--list FILE` lists the elements of a page that a package brings.
 */
export async function targetsBench(): Promise<void> {
  const { part, ours, seed, show, list, only } = parseArgs({
    args: process.argv.slice(3),
    options: {
      part: { type: 'string', default: 'test' },
      seed: { type: 'string', default: 'release' },
      list: { type: 'string' },
      only: { type: 'string', default: '' },
      ours: { type: 'boolean', default: false },
      show: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  }).values;
  const pages = CORPUS.filter((page) => page.part === part && page.name.startsWith(only));
  const pairs = VERSION_PAIRS.filter((pair) => pair.part === part && pair.name.startsWith(only));
  const stage = await Stage.open(list === undefined ? pages : []);
  try {
    if (list !== undefined) {
      const page = await stage.show(list);
      console.log((await page.evaluate(() => globalThis.inPage.list())).join('\n'));
      return;
    }
    const tools = ours ? ['ours'] : Object.keys(TOOLS);
    const changes = await measureMutations(stage, pages, tools, seed);
    printTable(`changes   ${pages.length} pages (${part})`, TOOLS, changes);
    printChanges(TOOLS, changes.outcomes);
    const versions = await measureVersions(stage, pairs, tools);
    printTable(`versions  ${pairs.length} pairs of pages (${part})`, TOOLS, versions);
    printChanges(TOOLS, versions.outcomes);
    for (const { outcomes } of [changes, versions]) {
      if (show) print(outcomes);
      judge(addUp(outcomes));
    }
  } finally {
    await stage.close();
  }
}

function print(outcomes: readonly Outcome[]): void {
  for (const { tool, change, wrong, missed } of outcomes.filter(({ tool }) => tool === 'ours')) {
    for (const what of wrong) console.log(`WRONG  ${tool}, ${change}: ${what}`);
    for (const what of missed) console.log(`MISSED ${tool}, ${change}: ${what}`);
  }
}

/** How often the wrong one may be found. */
const MOST_WRONG = 0.002;

function judge(tallies: ReturnType<typeof addUp>): void {
  const { ours, ...others } = tallies;
  if (!ours) return;
  const all = ours.found + ours.wrong + ours.missed + ours.gone;
  const isBest = Object.values(others).every(({ found, wrong }) => ours.found > found && ours.wrong < wrong);
  if (ours.wrong / all > MOST_WRONG || !isBest) process.exitCode = 1;
}
