import type { Fields } from '../../journey/change-step.ts';
import type { Value } from '../../journey/model.ts';

/** A field of the form of a step. `change` gives what of the step changes with what was entered. */
export type Field = { label: string } & (
  | { as: 'text' | 'lines'; text: string; change: (text: string) => Fields }
  | { as: 'number'; text: string; change: (text: string) => Fields }
  | { as: 'choice'; text: string; choices: Choice[]; change: (text: string) => Fields }
  | { as: 'several'; chosen: readonly string[]; choices: Choice[]; change: (chosen: string[]) => Fields }
  | { as: 'value'; value: Value; change: (value: Value) => Fields }
);

/** One of the things to choose from. */
export interface Choice {
  value: string;
  label: string;
}

/** A line of text. */
export function text(label: string, now: string, change: (text: string) => Fields): Field {
  return { as: 'text', label, text: now, change };
}

/** A number; what is none is for the schema to refuse. */
export function number(label: string, now: number, change: (number: number | null) => Fields): Field {
  return {
    as: 'number',
    label,
    text: String(now),
    change: (text) => change(text.trim() === '' ? null : Number(text)),
  };
}

/** Text that may have several lines. */
export function lines(label: string, now: string, change: (text: string) => Fields): Field {
  return { as: 'lines', label, text: now, change };
}

/** Choices by their values. */
export function choices(words: Record<string, string>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
