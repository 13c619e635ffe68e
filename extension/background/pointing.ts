import { MAIN_PAGE } from '../../journey/format.ts';
import { wordStep } from '../../journey/wording.ts';
import type { Pick, Pointed } from '../messages.ts';
import { journeyOf } from './journey-of.ts';
import { edit, type Session } from './session.ts';

/** The session in which the person points at an element, or no longer does: for a check, or for a step to be about it. */
export function pointing(session: Session, isOn: boolean, step?: string): Session {
  const { retargeted: _, ...rest } = session;
  return { ...rest, pointing: isOn, ...(isOn && step !== undefined && { retargeted: step }) };
}

/** The session after the person pointed at an element in a tab, or gave it up. */
export function pointed(session: Session, message: Pointed, tab: number): Session {
  const { pick: _, retargeted, ...before } = session;
  const rest: Session = { ...before, pointing: false };
  const page = session.tabs[tab]?.alias;
  if (message.type !== 'pointed' || page === undefined) return rest;
  const pick: Pick = { ...message.pick, page };
  if (retargeted === undefined) return { ...rest, pick };
  const step = journeyOf(session).steps.find(({ id }) => id === retargeted);
  if (!step) return rest;
  const problem = problemOf(pick, step.page ?? MAIN_PAGE, wordStep(step));
  if (problem !== undefined) return { ...rest, pick: { page, text: '', problem } };
  const { target, frame } = pick;
  return edit(rest, { type: 'set', id: retargeted, fields: { target, frame: frame ?? null } });
}

function problemOf({ target, page }: Pick, wanted: string, words: string): string | undefined {
  if (page !== wanted) {
    return `“${words}” is done in the tab “${wanted}”, and that element is in the tab “${page}”. Point at one there.`;
  }
  if (target) return undefined;
  return 'Nothing tells this element apart from others like it, so no step can be about it. A test id or a name of its own would help.';
}
