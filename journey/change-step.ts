import { expectation } from './expectation.ts';
import { stepSchema, type Step } from './model.ts';
import { misfitsInStep } from './references.ts';

/** What a person changes of a step: new values by the names of its fields; null takes a field away. */
export type Fields = Readonly<Record<string, unknown>>;

/** A step with its changes, or what is wrong with them: in which field, and what was expected there. */
export type Changed = { step: Step } | { problems: { field: string; expected: string }[] };

/**
 * A step with other values in some of its fields, if the journey's schema takes them. Its id and kind stay, and so
 * do the tab it is in and what it brought about.
 */
export function changeStep(step: Step, fields: Fields): Changed {
  const all: Record<string, unknown> = { ...step };
  for (const [field, value] of Object.entries(fields)) {
    if (KEPT.has(field)) continue;
    if (value === null) delete all[field];
    else all[field] = value;
  }
  const result = stepSchema.safeParse(all);
  if (!result.success) {
    return {
      problems: result.error.issues.map((issue) => ({
        field: String(issue.path[0] ?? ''),
        expected: expectation(issue),
      })),
    };
  }
  const misfits = misfitsInStep(result.data);
  if (misfits.length === 0) return { step: result.data };
  return { problems: misfits.map(({ path, expected }) => ({ field: String(path[0]), expected })) };
}

const KEPT = new Set(['id', 'kind', 'page', 'effects']);
