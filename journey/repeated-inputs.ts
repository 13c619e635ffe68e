import type { Journey, Step } from './model.ts';
import { inputNamed } from './names.ts';

/**
 * A journey in which a text that is typed into several fields is an input, named after the first of them: it then stands
 * in one place. Texts without a letter, or of a letter or two, are often alike by chance and stay as they are.
 */
export function withRepeatedInputs(journey: Journey): Journey {
  const fills = journey.steps.flatMap((step) => typedIn(step) ?? []);
  const repeated = new Set(fills.filter((text, at) => isTelling(text) && fills.indexOf(text) !== at));
  if (repeated.size === 0) return journey;
  const inputs = { ...journey.inputs };
  const names = new Map<string, string>();
  const steps = journey.steps.map((step): Step => {
    const text = typedIn(step);
    if (step.kind !== 'fill' || text === undefined || !repeated.has(text)) return step;
    const known = names.get(text) ?? Object.keys(inputs).find((name) => inputs[name] === text);
    const name = known ?? freeName(labelOf(step), [...Object.keys(inputs), ...journey.secrets]);
    names.set(text, name);
    inputs[name] = text;
    return { ...step, value: { input: name } };
  });
  return { ...journey, inputs, steps };
}

function typedIn(step: Step): string | undefined {
  return step.kind === 'fill' && typeof step.value === 'string' ? step.value : undefined;
}

function isTelling(text: string): boolean {
  return text.trim().length >= 3 && /\p{L}/u.test(text);
}

function labelOf({ target }: Step & { kind: 'fill' }): string {
  const [best] = target.candidates;
  const { label, name } = target.fingerprint;
  const own = best?.by === 'role' ? best.name : best?.by === 'css' ? undefined : best?.value;
  return label ?? name ?? own ?? '';
}

function freeName(label: string, taken: readonly string[]): string {
  const name = inputNamed(label);
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? name : `${name}${number}`;
    if (!taken.includes(numbered)) return numbered;
  }
}
