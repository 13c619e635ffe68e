import { canonical } from '../../journey/canonical.ts';
import type { StepOf, Value } from '../../journey/model.ts';
import type { EditAsked } from '../messages.ts';
import { journeyOf } from './journey-of.ts';
import type { Session } from './session.ts';

/**
 * The session after an edit, without what the person called a secret by it: whatever was typed into that field, and
 * that text wherever it was typed, is the secret's name, also in what can be undone.
 */
export function forgotten(session: Session, asked: EditAsked, before: Session): Session {
  const secret = asked.type === 'set' ? asked.fields['value'] : undefined;
  const typed = asked.type === 'set' ? literalFill(before, asked.id) : undefined;
  if (!isSecretValue(secret) || !typed) return session;
  const field = canonical(typed.target);
  const clean = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return key === 'words' ? value.replaceAll(typed.value, secret.secret) : value;
    if (Array.isArray(value)) return value.map((one) => clean(one, key));
    if (typeof value !== 'object' || value === null) return value;
    const isFill = 'kind' in value && value.kind === 'fill';
    const isThere = isFill && 'target' in value && canonical(value.target) === field;
    const cleaned = Object.entries(value).map(([name, held]) => {
      const isText = name === 'value' && typeof held === 'string' && (isFill || key === 'fields');
      return [name, isText && (isThere || held === typed.value) ? secret : clean(held, name)];
    });
    return Object.fromEntries(cleaned);
  };
  return clean(session, '') as Session;
}

function isSecretValue(value: unknown): value is Extract<Value, { secret: string }> {
  return typeof value === 'object' && value !== null && 'secret' in value;
}

/** The step of that id, if it types a text that the journey has. */
function literalFill(session: Session, id: string): (StepOf<'fill'> & { value: string }) | undefined {
  const step = journeyOf(session).steps.find((one) => one.id === id);
  if (step?.kind !== 'fill' || typeof step.value !== 'string' || step.value === '') return undefined;
  return { ...step, value: step.value };
}
