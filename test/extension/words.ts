import { journeyOf } from '../../extension/background/journey-of.ts';
import type { Session } from '../../extension/background/session.ts';
import { wordEffect, wordStep } from '../../journey/wording.ts';

/** What was recorded, as its steps read: each with its tab and what it brought about. */
export function readSession(session: Session): string[] {
  return journeyOf(session).steps.map((step) => {
    const effects = 'effects' in step ? (step.effects ?? []).map(wordEffect) : [];
    const page = step.page === undefined ? '' : `${step.page}: `;
    return page + wordStep(step) + (effects.length > 0 ? ` → ${effects.join(', ')}` : '');
  });
}

/** The id of the step that reads so. */
export function idOf(session: Session, words: string): string {
  const id = journeyOf(session).steps[readSession(session).indexOf(words)]?.id;
  if (id === undefined) throw new Error(`No step reads “${words}”`);
  return id;
}
