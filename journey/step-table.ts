import type { StepKind, StepOf } from './model.ts';

/** A row for each step kind; the compiler names every table that a new kind has to fill. */
export type StepTable<Result, Rest extends unknown[] = []> = {
  [K in StepKind]: (step: StepOf<K>, ...rest: Rest) => Result;
};

/** Calls the row of a table that the step's kind names. */
export function byKind<Result, Rest extends unknown[], K extends StepKind>(
  table: StepTable<Result, Rest>,
  step: StepOf<K> & { kind: K },
  ...rest: Rest
): Result {
  return table[step.kind](step, ...rest);
}
