import type { Journey, Step } from '../../journey/model.ts';

/** The names of the rules. */
export type RuleName =
  'no-outcome' | 'sleep' | 'literal-secret' | 'absolute-url' | 'brittle-target' | 'out-of-scope';

/** Something that makes a journey weak. */
export interface Finding {
  rule: RuleName;
  /** The step that it is about, by its place; the journey as a whole without. */
  step?: number;
  /** The code that it is about, where it is code that a person wrote. */
  code?: string;
  /** What is wrong and what to do, in whole sentences. */
  message: string;
  /** The journey without it, where that is safe to do for a person. */
  fix?: (journey: Journey) => Journey;
}

/** Looks for one thing that makes journeys weak. */
export type Rule = (journey: Journey) => Finding[];

/** A fix that changes one step. */
export function changing(at: number, change: (step: Step) => Step): (journey: Journey) => Journey {
  return (journey) => ({
    ...journey,
    steps: journey.steps.map((step, place) => (place === at ? change(step) : step)),
  });
}
