import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';
import { isOfPage } from '../../journey/check.ts';
import { USUAL_LANGUAGE } from '../../journey/format.ts';
import type { Journey, Step } from '../../journey/model.ts';
import { wordStep } from '../../journey/wording.ts';
import { name, object, text, type Entry, type Expression } from '../code/expression.ts';
import { lay, write } from '../code/layout.ts';
import { namesIn } from '../code/names.ts';
import { furtherTabs, optionLines } from '../options.ts';
import { printSteps } from '../print.ts';
import { declaredIn, prune } from './prune.ts';

/** What a script stands on besides its journey. */
export interface Target {
  /** The modules whose code the script takes in, from the folder of all sources; those that others extend come first. */
  files: readonly string[];
  /** What stands above all else. */
  head: string;
  /** How a secret is got, given its name as code. */
  secret: (name: string) => string;
  /** What stands at the end, and begins the replay. */
  tail: string;
}

/**
 * Writes a journey as a script that needs no Waymark: its walk reads as ever, and below it stands what the walk is made
 * of. Formatted as Prettier does by its defaults.
 * @param pieces what is in the target's files
 * @throws {Error} when the journey holds what such a script can't express; nothing is ever left out
 */
export async function printStandalone(
  journey: Journey,
  target: Target,
  pieces: readonly string[],
): Promise<string> {
  const { script = {} } = journey;
  assertPlain(journey, new Set(pieces.flatMap(declaredIn)));
  const body = printSteps(journey.steps);
  const used = namesIn(body);
  const tabs = [...new Set([...furtherTabs(journey), ...(script.tabs ?? [])])];
  const given = [
    ...(used.has('tabs') ? [constant('tabs', object(tabs.map(tabOf)))] : []),
    ...(used.has('inputs') ? [constant('inputs', object(Object.entries(journey.inputs).map(asText)))] : []),
    ...(used.has('secrets') ? [constant('secrets', object(journey.secrets.map(secretBy(target))))] : []),
  ];
  const walk = constant('walk', {
    is: 'function',
    parameter: used.has('page') ? 'page: Tab' : '',
    body: [...given.map((code) => ({ code })), ...body],
  });
  const about = constant('journey', aboutOf(journey));
  const own = [...(script.head === undefined ? [] : [script.head]), about, walk];
  const { imports, code, declared } = prune(pieces, [...own, target.tail].join('\n'));
  const twice = declaredIn(script.head ?? '').find((name) => declared.has(name) || name === 'walk');
  if (twice !== undefined)
    throw new Error(
      `What is written above the journey declares ${twice}, and so does what its walk is made of. Give it another name.`,
    );
  const all = [
    target.head,
    imports.join('\n'),
    ...own,
    code,
    ...(script.tail === undefined ? [] : [script.tail]),
    target.tail,
  ];
  return formatted(all.join('\n\n'));
}

/** A script as Prettier formats it by its defaults. */
export function formatted(script: string): Promise<string> {
  return format(script, { parser: 'typescript', plugins: [estree, typescript] });
}

/** @throws {Error} for what only Waymark's own runner does */
function assertPlain({ script = {}, steps }: Journey, known: ReadonlySet<string>): void {
  const refuse = (what: string): never => {
    throw new Error(`The script ${what}, which only Waymark's own runner knows. Take it out, and sync.`);
  };
  const imported = script.imports?.find((name) => !known.has(name.replace(/^type /, '')));
  if (imported !== undefined) refuse(`imports “${imported}” from waymark`);
  if (script.context !== undefined && !/^(\{[\w\s,]*\})?$/.test(script.context))
    refuse(`takes what its walk is given as “${script.context}”`);
  const beyond = steps.find(isBeyondScripts);
  if (beyond) {
    throw new Error(
      `“${wordStep(beyond)}” is a check that only Waymark's own runner can make. Take it out of the journey that is exported.`,
    );
  }
  for (const { of, code } of script.options ?? []) {
    const isComment = /^\/[/*]/.test(code);
    if (!isComment && !(of !== undefined && ABOUT.has(of))) refuse(`has the option “${code}”`);
  }
}

/** Whether a step checks what Waymark's own runner alone can tell. */
export function isBeyondScripts(step: Step): boolean {
  return step.kind === 'expect' && isOfPage(step.check) && !/^(url|title)$/.test(step.check.kind);
}

/** The options that a printed script has a place for. */
const ABOUT = new Set(['baseUrl', 'synthetic', 'viewport', 'language']);

function aboutOf(journey: Journey): Expression {
  const { baseUrl, synthetic = [baseUrl], environment, title } = journey;
  const whole: Journey = { ...journey, synthetic };
  const { viewport, language = USUAL_LANGUAGE } = environment;
  const size = Object.entries(viewport).map(([key, value]): Entry => [
    key,
    value === true ? TRUE : { is: 'number', value },
  ]);
  const lines = optionLines(whole).filter((line) => 'code' in line || ABOUT.has(line[0]));
  const isSaid = (key: string): boolean =>
    lines.some((line) => ('code' in line ? line.code.split(/\W/, 1)[0] : line[0]) === key);
  return object([
    ['title', text(title)],
    ...lines,
    ...(isSaid('viewport') ? [] : [['viewport', object(size)] as const]),
    ...(isSaid('language') ? [] : [['language', text(language)] as const]),
  ]);
}

const TRUE: Expression = { is: 'boolean', value: true };

function tabOf(alias: string): Entry {
  return [alias, { is: 'call', callee: name('new Tab'), args: [text(alias)] }];
}

function asText([key, value]: [string, string]): Entry {
  return [key, text(value)];
}

function secretBy({ secret }: Target): (name: string) => Entry {
  return (name) => [name, { is: 'code', code: secret(codeOf(text(name))) }];
}

function constant(name: string, value: Expression): string {
  return `const ${name} = ${codeOf(value)};`;
}

function codeOf(value: Expression): string {
  return write((round) => lay(value, round));
}
