import { fc } from '../random.ts';
import { journeyOf } from '../../extension/background/journey-of.ts';
import {
  append,
  edit,
  interrupted,
  mark,
  redo,
  resumed,
  undo,
  type Session,
} from '../../extension/background/session.ts';
import type { EditAsked } from '../../extension/messages.ts';
import type { Step } from '../../journey/model.ts';
import { button, MAIN, type Delivery } from './stream.ts';

/** Any of the things that a person can do to a recording in the panel; refused ones change nothing. */
export const anyEdit: fc.Arbitrary<Delivery> = fc.oneof(
  fc.constantFrom<Delivery>(
    undo,
    undo,
    redo,
    interrupted,
    (session) => resumed(session, MAIN),
    (session) => ({ ...session, state: 'paused' }),
    (session) => append(session, { kind: 'screenshot', name: 'seen' }),
    (session) => append(session, { kind: 'expect', target: button('A'), check: { kind: 'visible' } }),
    (session) => mark(session, undefined),
  ),
  fc.nat().map(
    (which): Delivery =>
      (session) =>
        mark(session, idAt(session, which)),
  ),
  anyChange().map(
    (change): Delivery =>
      (session) =>
        tried(session, change(journeyOf(session).steps)),
  ),
);

/** The session after an edit, if it can be. */
function tried(session: Session, asked: EditAsked): Session {
  try {
    return edit(session, asked);
  } catch {
    return session;
  }
}

/** An edit of the steps that are there by then. */
function anyChange(): fc.Arbitrary<(steps: readonly Step[]) => EditAsked> {
  const place = fc.nat();
  const name = fc.constantFrom('guest', 'plan', '__proto__', '7');
  return fc
    .record({
      from: place,
      length: fc.integer({ min: 1, max: 3 }),
      to: place,
      name,
      other: name,
      which: fc.nat(11),
    })
    .map(({ from, length, to, name: input, other, which }) => (steps) => {
      const first = from % Math.max(1, steps.length);
      const ids = steps.slice(first, first + length).map(({ id }) => id);
      const [id = ''] = ids;
      const after = steps[(to % (steps.length + 1)) - 1]?.id ?? '';
      const edits: EditAsked[] = [
        { type: 'delete', ids },
        { type: 'move', ids, after },
        { type: 'move', ids, after },
        { type: 'group', ids, title: 'Together' },
        { type: 'ungroup', id },
        { type: 'retitle', id, title: input },
        { type: 'name', title: input === '7' ? '日本' : '' },
        { type: 'set', id, fields: { value: { input } }, inputs: { [input]: 'Rudolph' } },
        { type: 'set', id, fields: { value: { secret: input }, target: button(other), count: null } },
        { type: 'set', id, fields: { url: '/elsewhere', title: '', check: { kind: 'hidden' } } },
        { type: 'input', name: input, value: 'Dasher' },
        { type: 'rename-input', from: input, to: other },
      ];
      return edits[which] ?? { type: 'name', title: '' };
    });
}

function idAt(session: Session, which: number): string {
  const { steps } = journeyOf(session);
  return steps[which % Math.max(1, steps.length)]?.id ?? '';
}
