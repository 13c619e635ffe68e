import type { Step, StepOf } from '../journey/model.ts';
import { argument, NotUnderstood, parseCall, texts } from './code/codec.ts';
import { name, text, type Expression, type Statement } from './code/expression.ts';
import { refuse } from './code/refuse.ts';
import { same } from './code/same.ts';
import { faultsOf } from './code/source.ts';
import { kinds, type CallKind } from './kinds/table.ts';

/** A step as one statement of a script, and back. */

/**
 * Writes a step that is no heading.
 * @throws {Error} for a step that a script can't express
 */
export function printStatement(step: Exclude<Step, { kind: 'group' }>): Statement {
  if (step.kind === 'custom') return printCustom(step);
  if (!Object.hasOwn(kinds, step.kind)) refuse('step', step);
  return { await: printCall(step) };
}

function printCall<K extends CallKind>(step: StepOf<K> & { kind: K }): Expression {
  return kinds[step.kind].print(step);
}

/**
 * Reads the call that a statement awaits.
 * @param complete takes what was read, without its id, as a step, or throws where it is none
 * @throws {NotUnderstood} when it is no statement that `printStatement` would write for the step, but for the order of
 *   options
 */
export function parseStatement(expression: Expression, complete: (step: object) => Step): Step {
  const said = parseCall(expression);
  for (const [kind, { methods, parse }] of Object.entries(kinds)) {
    if (!methods.includes(said.method)) continue;
    const step = complete({ kind, ...parse(said) });
    if (step.kind === 'group' || step.kind === 'custom') break;
    const printed = printStatement(step);
    if ('await' in printed && same(printed.await, expression)) return step;
  }
  throw new NotUnderstood();
}

/** Writes a heading with the statements of its steps: `step("Sign in", async () => { … })`. */
export function printGroup({ title }: StepOf<'group'>, body: readonly Statement[]): Statement {
  const inside: Expression = { is: 'function', parameter: '', body };
  return { await: { is: 'call', callee: name('step'), args: [text(title), inside] } };
}

/** The title of a group whose title and body are the two arguments of a call. */
export function parseGroup(callee: Expression, title: Expression): { kind: 'group'; title: string } {
  if (callee.is !== 'name' || callee.name !== 'step') throw new NotUnderstood();
  return { kind: 'group', title: texts.one.parse(argument([title], 0)) };
}

/** What a person wrote; it has to be whole statements, or it would be about more than its place. */
function printCustom({ id, code }: StepOf<'custom'>): Statement {
  const [fault] = faultsOf(`async () => {\n${code}\n};`);
  if (!fault) return { code };
  throw new Error(
    `Step "${id}" holds code that is no whole statement: ${fault.message} Mend it in the script, and sync it.`,
  );
}
