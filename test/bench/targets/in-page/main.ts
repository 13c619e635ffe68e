import { Random } from '../random.ts';
import { allElements, isSubject } from './elements.ts';
import { MUTATIONS } from './mutations/all.ts';
import { snapshot } from './snapshot.ts';
import { TOOLS, type Named, type Tool } from './tools.ts';
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
function chooseSubjects(seed: string, most: number): number[] {
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

/** Names the subjects, and finds them again after each kind of change. */
function mutate(
  seed: string,
  most: number,
  tools: readonly string[],
  withTestIds: boolean,
): { naming: Record<string, Naming>; outcomes: Outcome[] } {
  const indexes = chooseSubjects(seed, most);
  if (withTestIds) addTestIds(indexes, seed);
  const world = new World();
  const naming = nameAll(
    indexes.map((index) => world.at(index)),
    tools,
  );
  const outcomes: Outcome[] = [];
  for (const [change, mutation] of Object.entries(MUTATIONS)) {
    world.restore();
    const subjects = indexes.flatMap((index) => world.at(index) ?? []);
    const before = indexes.map((index) => {
      const at = world.at(index);
      return at ? show(at) : '';
    });
    mutation({ world, random: new Random(`${seed} ${change}`), subjects });
    for (const [key, tool] of toolsOf(tools)) {
      const names = naming[key]?.names ?? [];
      const truths = indexes.map((index) => world.at(index));
      outcomes.push({ tool: key, change, ...findAll(tool, names, truths, before) });
    }
  }
  return { naming, outcomes };
}

/** Finds elements by what was kept of them, and says what it came to. */
function findAll(
  tool: Tool,
  names: readonly (Named | undefined)[],
  truths: readonly (Element | undefined)[],
  before: readonly string[],
): Omit<Outcome, 'tool' | 'change'> {
  const tally: Tally = { found: 0, wrong: 0, missed: 0, gone: 0 };
  const times: number[] = [];
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const [at, truth] of truths.entries()) {
    const named = names[at];
    const began = performance.now();
    const found = named && tool.find(named.kept);
    if (named) times.push(performance.now() - began);
    if (!found) {
      tally[truth ? 'missed' : 'gone'] += 1;
      if (truth) missed.push(`${before[at]} now ${show(truth)} ${why(tool, named, truth)}`);
    } else if (found === truth) tally.found += 1;
    else {
      tally.wrong += 1;
      wrong.push(
        `${before[at]} ${truth ? `now ${show(truth)}` : 'gone'}; found ${show(found)} ${why(tool, named, truth)}`,
      );
    }
  }
  return { tally, times, wrong, missed };
}

function why(tool: Tool, named: Named | undefined, truth: Element | undefined): string {
  return named ? `${tool.explain?.(named.kept, truth) ?? ''} by ${named.kept}` : 'without a name';
}

function show(element: Element): string {
  const copy = element.cloneNode(false);
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
  return `${copy instanceof Element ? copy.outerHTML.replace(/<\/[^>]*>$/, '').slice(0, 160) : ''}${text}`;
}

/** Names those elements of the page by index. */
function nameAt(indexes: readonly number[], tools: readonly string[]): Record<string, Naming> {
  const elements = allElements(document.body);
  return nameAll(
    indexes.map((index) => elements[index]),
    tools,
  );
}

/** Finds those elements by their names from another version of the page. */
function findAt(
  tool: string,
  names: readonly (Named | undefined)[],
  indexes: readonly (number | null)[],
  before: readonly string[],
): Omit<Outcome, 'tool' | 'change'> {
  const elements = allElements(document.body);
  const [entry] = toolsOf([tool]);
  if (!entry) throw new Error(`There is no tool “${tool}”.`);
  return findAll(
    entry[1],
    names,
    indexes.map((index) => (index === null ? undefined : elements[index])),
    before,
  );
}

/** All subjects in words, by index: to tell by eye what each means. */
function list(): string[] {
  return allElements(document.body).flatMap((element, index) =>
    isSubject(element) ? `${index} ${show(element)}` : [],
  );
}

const benchInPage = { snapshot, mutate, nameAt, findAt, list, changes: Object.keys(MUTATIONS) };

declare global {
  /** The bench's part inside a page. */
  var inPage: typeof benchInPage;
}

globalThis.inPage = benchInPage;
