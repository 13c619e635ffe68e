import { Random } from '../random.ts';
import { findAgain } from './again.ts';
import { allElements, isSubject, showElement } from './elements.ts';
import { foundAsNamed, foundWhateverItSays, notFoundWhenGone } from './laws.ts';
import { MUTATIONS } from './mutations/all.ts';
import { snapshot } from './snapshot.ts';
import { TOOLS, type Named, type Tool } from './tools.ts';
import { watch } from './watching.ts';
import { World } from './world.ts';

/** What the bench asks of its part inside pages. */

/** How a tool did in one kind of change. */
export interface Tally {
  found: number;
  wrong: number;
  missed: number;
  /** Rightly not found: it is gone. */
  gone: number;
}

/** What a tool's names of the page's elements came to. */
export interface Naming {
  /** By the elements' indexes; undefined for one that it can't name. */
  names: (Named | undefined)[];
  /** How long each took, in milliseconds. */
  times: number[];
}

/** What became of one tool's names after one kind of change. */
export interface Outcome {
  tool: string;
  change: string;
  tally: Tally;
  times: number[];
  /** The wrong ones, in words. */
  wrong: string[];
  /** Those not found, in words. */
  missed: string[];
}

/** The subjects of a page by index, at most so many, chosen by the seed. */
function choose(seed: string, most: number): number[] {
  const indexes = allElements(document.body).flatMap((element, index) => (isSubject(element) ? index : []));
  return new Random(seed)
    .shuffle(indexes)
    .slice(0, most)
    .toSorted((a, b) => a - b);
}

/** Puts test ids on every other subject, as some teams do. */
function addTestIds(indexes: readonly number[], seed: string): void {
  const random = new Random(seed);
  const elements = allElements(document.body);
  for (const index of indexes) {
    if (random.chance(0.5))
      elements[index]?.setAttribute(
        'data-testid',
        `${random.pick(['nav', 'main', 'card', 'form'])}-${wordsFor(index)}`,
      );
  }
}

/** Letters for a number, so that no test id looks counted. */
function wordsFor(index: number): string {
  return [...String(index)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');
}

/** Names elements by all tools. */
function nameAll(
  elements: readonly (Element | undefined)[],
  tools: readonly string[],
): Record<string, Naming> {
  return Object.fromEntries(
    toolsOf(tools).map(([key, tool]) => {
      const times: number[] = [];
      const names = elements.map((element) => {
        const began = performance.now();
        const named = element && tool.name(element);
        times.push(performance.now() - began);
        return named;
      });
      return [key, { names, times }];
    }),
  );
}

function toolsOf(names: readonly string[]): [string, Tool][] {
  return Object.entries<Tool>(TOOLS).filter(([name]) => names.includes(name));
}

/** What is looked for in the page that is changed. */
interface Sought {
  seed: string;
  indexes: number[];
  world: World;
  naming: Record<string, Naming>;
}

let sought: Sought | undefined;

/** Chooses subjects of the page and names them by all tools. */
function begin(
  seed: string,
  most: number,
  tools: readonly string[],
  withTestIds: boolean,
): Record<string, Naming> {
  const indexes = choose(seed, most);
  if (withTestIds) addTestIds(indexes, seed);
  const world = new World();
  const naming = nameAll(
    indexes.map((index) => world.at(index)),
    tools,
  );
  sought = { seed, indexes, world, naming };
  return naming;
}

/** Makes one kind of change to the page as it was, and finds the subjects again. */
function change(name: string): Outcome[] {
  const mutation = MUTATIONS[name];
  if (!sought || !mutation) throw new Error(`There is no change “${name}”, or nothing was named.`);
  const { seed, indexes, world, naming } = sought;
  world.restore();
  const all = indexes.map((index) => world.at(index));
  const before = all.map((at) => (at ? showElement(at) : ''));
  mutation({
    world,
    random: new Random(`${seed} ${name}`),
    subjects: all.filter((at) => at !== undefined),
  });
  const truths = indexes.map((index) => [world.at(index) ?? []].flat());
  return toolsOf(Object.keys(naming)).map(([key, tool]) => ({
    tool: key,
    change: name,
    ...findAll(tool, naming[key]?.names ?? [], truths, before),
  }));
}

/** Finds elements by what was kept of them, and says what it came to. */
function findAll(
  tool: Tool,
  names: readonly (Named | undefined)[],
  truths: readonly (readonly Element[])[],
  before: readonly string[],
): Omit<Outcome, 'tool' | 'change'> {
  const tally: Tally = { found: 0, wrong: 0, missed: 0, gone: 0 };
  const times: number[] = [];
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const [at, right] of truths.entries()) {
    const [truth] = right;
    const named = names[at];
    const began = performance.now();
    const found = named && tool.find(named.kept);
    if (named) times.push(performance.now() - began);
    if (!found) {
      tally[truth ? 'missed' : 'gone'] += 1;
      if (truth) missed.push(`${before[at]} now ${showElement(truth)} ${why(tool, named, truth)}`);
    } else if (right.includes(found)) tally.found += 1;
    else {
      tally.wrong += 1;
      wrong.push(
        `${before[at]} ${truth ? `now ${showElement(truth)}` : 'gone'}; found ${showElement(found)} ${why(tool, named, truth)}`,
      );
    }
  }
  return { tally, times, wrong, missed };
}

function why(tool: Tool, named: Named | undefined, truth: Element | undefined): string {
  return named ? `${tool.explain?.(named.kept, truth) ?? ''} by ${named.kept}` : 'without a name';
}

/** Names those elements of the page by index. */
function nameAt(indexes: readonly number[], tools: readonly string[]): Record<string, Naming> {
  const elements = allElements(document.body);
  return nameAll(
    indexes.map((index) => elements[index]),
    tools,
  );
}

/** Finds those elements by their names from another version of the page: any of those given; none for what is gone. */
function findAt(
  naming: Record<string, Naming>,
  indexes: readonly (readonly number[])[],
  before: readonly string[],
): Omit<Outcome, 'change'>[] {
  const elements = allElements(document.body);
  const truths = indexes.map((either) => either.flatMap((index) => elements[index] ?? []));
  return toolsOf(Object.keys(naming)).map(([key, tool]) => ({
    tool: key,
    ...findAll(tool, naming[key]?.names ?? [], truths, before),
  }));
}

/** All subjects in words, by index: to tell by eye what each means. */
function list(): string[] {
  return allElements(document.body).flatMap((element, index) =>
    isSubject(element) ? `${index} ${showElement(element)}` : [],
  );
}

const benchInPage = {
  snapshot,
  choose,
  begin,
  change,
  nameAt,
  findAt,
  list,
  changes: Object.keys(MUTATIONS),
  foundAsNamed,
  notFoundWhenGone,
  foundWhateverItSays,
  findAgain,
  watch,
};

declare global {
  /** The bench's part inside a page. */
  var inPage: typeof benchInPage;
}

globalThis.inPage = benchInPage;
