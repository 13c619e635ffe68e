import { builders } from 'prettier/doc';
import type { Journey, Step } from '../journey/model.ts';
import { text, type Expression, type Statement } from './code/expression.ts';
import { lay, layCode, write, type Doc } from './code/layout.ts';
import { namesIn } from './code/names.ts';
import { printOptions } from './options.ts';
import { printGroup, printStatement } from './statement.ts';
import { treeOf } from './tree.ts';

const { hardline, join } = builders;

/**
 * Writes a journey as a script: a module that exports it by default, one statement for each step, formatted as
 * Prettier does by its defaults. The same journey gives the same bytes, and the compiler's checks for unused names
 * stay silent.
 * @throws {Error} when the journey holds something that a script can't express; nothing is ever left out
 */
export function printScript(journey: Journey): string {
  const { script = {} } = journey;
  const body = printSteps(journey.steps);
  const walk = printJourney(journey, body);
  return write((round) => {
    const parts: Doc[] = [
      `import { ${importsOf(journey, namesIn(body)).join(', ')} } from "waymark";`,
      ...(script.head === undefined ? [] : [script.head]),
      ['export default ', lay(walk, round), ';'],
      ...(script.tail === undefined ? [] : [script.tail]),
    ];
    return parts.flatMap((part, at) => [
      typeof part === 'string' ? layCode(part) : part,
      gapBetween(part, parts[at + 1]),
    ]);
  });
}

/** The names that a script takes from `waymark`. */
export function importsOf({ script }: Journey, used: ReadonlySet<string>): string[] {
  return ['journey', ...(used.has('expect') ? ['expect'] : []), ...(script?.imports ?? [])];
}

/** How a script takes what it is given: the names that its steps need, or as a person wrote it. */
export function contextOf({ script }: Journey, used: ReadonlySet<string>): string {
  const needed = ['page', 'tabs', 'step', 'inputs', 'secrets'].filter((name) => used.has(name));
  const given = script?.context;
  const [, inside] = /^\{([\w\s,]*)\}$/.exec(given ?? '{}') ?? [];
  if (given !== undefined && inside === undefined) return given;
  const taken: string[] = inside?.match(/\w+/g) ?? [];
  if (given !== undefined && needed.every((name) => taken.includes(name))) return given;
  const names = [...new Set([...taken, ...needed])];
  return names.length === 0 ? '' : `{ ${names.join(', ')} }`;
}

/** The statements of a journey's steps. */
export function printSteps(steps: readonly Step[]): Statement[] {
  return treeOf(steps).map(({ step, inside }) =>
    step.kind === 'group' ? printGroup(step, printSteps(inside)) : printStatement(step),
  );
}

function printJourney(journey: Journey, body: readonly Statement[]): Expression {
  const walk: Expression = { is: 'function', parameter: contextOf(journey, namesIn(body)), body };
  return {
    is: 'call',
    callee: { is: 'name', name: 'journey' },
    args: [text(journey.title), printOptions(journey), walk],
  };
}

/** Imports stand together, a comment stands on what it is about, and an empty line is between all else. */
function gapBetween(above: Doc, below: Doc | undefined): Doc {
  if (below === undefined) return hardline;
  const isImport = typeof below === 'string' && /^import\b/.test(below);
  const isComment = typeof above === 'string' && /(?:\*\/|(?:^|\n)[ \t]*\/\/.*)$/.test(above);
  return isImport || isComment ? hardline : join('', [hardline, hardline]);
}
