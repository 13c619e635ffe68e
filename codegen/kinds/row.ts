import type { Effect, StepKind, StepOf } from '../../journey/model.ts';
import { entriesOf, parseFields, printFields, type Codecs, type Said } from '../code/codec.ts';
import { call, object, type Call, type Expression } from '../code/expression.ts';
import { parseEffects, printEffects } from '../effects.ts';

/** How steps of one kind are written as the call of a statement, and read back. */
export interface Row<K extends StepKind> {
  /** @throws {Error} for a step that a script can't express */
  print(step: StepOf<K>): Expression;
  /** The methods whose calls are of this kind. */
  methods: readonly string[];
  /**
   * What the step says but its id and kind; the journey's schema has the last word on it, and so has the printer:
   * what it would write otherwise was not understood.
   * @throws {NotUnderstood} where no printer wrote the call
   */
  parse(said: Said): object;
}

/** A call whose last argument holds the act's own options and its effects, where there are any. */
export function act<Step extends { effects?: Effect[] }>(
  subject: Expression,
  method: string,
  args: readonly Expression[],
  step: Step,
  options: Codecs<Step> = {},
): Call {
  const properties = [...printFields(step, options), ...printEffects(step.effects)];
  return call(subject, method, properties.length === 0 ? args : [...args, object(properties)]);
}

/** The options and effects in an act's last argument, where it has one. */
export function parseOptions<Step>(options: Expression | undefined, codecs: Codecs<Step> = {}): object {
  if (!options) return {};
  const { fields, others } = parseFields(entriesOf(options), codecs);
  return { ...fields, ...parseEffects(others) };
}
