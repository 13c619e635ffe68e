import type { Journey, Step } from '../../journey/model.ts';

/** What a value is: a text, or what an input or a secret of some name holds. */
export type ValueKind = 'text' | 'input' | 'secret';

/** A name for what is typed into a field, after the field, that the journey has not yet: `yourName`, `API_TOKEN`. */
export function suggestedName(step: Step, kind: ValueKind, { inputs, secrets }: Journey): string {
  const words = (
    wordsOf(step)
      .normalize('NFKD')
      .match(/[A-Za-z0-9]+/g) ?? []
  ).slice(0, 4);
  const camel = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('');
  const plain = kind === 'secret' ? words.join('_').toUpperCase() : camel;
  const base = /^[A-Za-z_]/.test(plain) ? plain : kind === 'secret' ? 'SECRET' : 'input';
  const taken = kind === 'secret' ? secrets : Object.keys(inputs);
  let name = base;
  for (let number = 2; taken.includes(name); number += 1)
    name = kind === 'secret' ? `${base}_${number}` : `${base}${number}`;
  return name;
}

/** The steps that hold a text: one that became a secret may stand in a check or an address too. */
export function leftIn({ steps }: Journey, text: string): Step[] {
  if (text === '') return [];
  return steps.filter((step) => holds({ ...step, id: '', kind: '' }, text));
}

function holds(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value === text || (text.length >= TELLING && value.includes(text));
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((inner) => holds(inner, text))
  );
}

/** A text of so many letters is hardly part of another by chance. */
const TELLING = 4;

function wordsOf(step: Step): string {
  if (!('target' in step) || !step.target) return '';
  const [best] = step.target.candidates;
  const named = step.target.fingerprint.name;
  return named ?? (best?.by === 'role' ? best.name : best?.value) ?? '';
}
