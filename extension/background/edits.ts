import type { Fields } from '../../journey/change-step.ts';
import type { StepOf } from '../../journey/model.ts';

/**
 * What the person changed of what was recorded, kept beside it: recorded steps stay as they are, and the journey is
 * what the changes make of them (`view.ts`). So an edit can be undone whatever came after it.
 */

/** A place in the order of steps: right after the step of that id; the empty id for the start. */
export type Place = string;

/** One thing that an edit changes. */
export type Change =
  | { kind: 'deleted'; ids: string[] }
  | { kind: 'added'; id: string }
  | { kind: 'set'; id: string; fields: Fields }
  | { kind: 'moved'; ids: string[]; after: Place }
  | { kind: 'heading'; step: StepOf<'group'>; after: Place }
  | { kind: 'input'; name: string; value: string }
  | { kind: 'input-renamed'; from: string; to: string }
  | { kind: 'title'; title: string };

/** An edit, which is undone and done again as one. */
export interface Edit {
  kind: 'edit';
  /** What it is called, for the person: “Delete Click button “Save””. */
  words: string;
  changes: Change[];
  /**
   * `gone`: undone for good, and kept only as others stand behind what it put in. `given`: in force from the start,
   * and never undone.
   */
  state: 'on' | 'off' | 'gone' | 'given';
  /** Edits of the same token one after another are one, as the letters of a name are. */
  merge?: string;
}

/** A recorded step that has its place where the person wanted it, and not at the end. */
export interface Placement {
  kind: 'placed';
  id: string;
  after: Place;
}

/** All that was edited and placed, in its order. */
export type Edits = readonly (Edit | Placement)[];

/** So many edits can be undone. */
export const MOST_UNDONE = 200;

/** The edits with one more; those that were undone can't be done again any more. */
export function withEdit(edits: Edits, edit: Omit<Edit, 'kind' | 'state'>): Edits {
  const kept = edits.flatMap((other): (Edit | Placement)[] => {
    if (other.kind === 'placed' || other.state !== 'off') return [other];
    return other.changes.some(({ kind }) => kind === 'heading') ? [{ ...other, state: 'gone' }] : [];
  });
  const last = kept.at(-1);
  if (last?.kind === 'edit' && last.state === 'on' && last.merge !== undefined && last.merge === edit.merge)
    return [...kept.slice(0, -1), { ...last, ...edit }];
  return [...kept, { kind: 'edit', state: 'on', ...edit }];
}

/** The edit that would be undone next. */
export function nextToUndo(edits: Edits): Edit | undefined {
  const undone = edits.filter((edit) => isEdit(edit, 'off')).length;
  return undone < MOST_UNDONE ? edits.findLast((edit) => isEdit(edit, 'on')) : undefined;
}

/** The edit that would be done again next. */
export function nextToRedo(edits: Edits): Edit | undefined {
  return edits.find((edit) => isEdit(edit, 'off'));
}

/** The edits with the last one undone. */
export function undone(edits: Edits): Edits {
  return switched(edits, nextToUndo(edits), 'off');
}

/** The edits with the one that was undone last done again. */
export function redone(edits: Edits): Edits {
  return switched(edits, nextToRedo(edits), 'on');
}

function switched(edits: Edits, edit: Edit | undefined, state: 'on' | 'off'): Edits {
  return edit ? edits.map((other) => (other === edit ? { ...edit, state } : other)) : edits;
}

/** The edits with one step in place of others, wherever these are named: it has taken them in. */
export function takenIn(edits: Edits, ids: ReadonlySet<string>, by: string): Edits {
  const place = (id: string): string => (ids.has(id) ? by : id);
  return edits.map((edit) => {
    if (edit.kind === 'placed') return { ...edit, id: place(edit.id), after: place(edit.after) };
    const changes = edit.changes.map((change) =>
      'after' in change ? { ...change, after: place(change.after) } : change,
    );
    return { ...edit, changes };
  });
}

/** The changes that are in force. */
export function changesOf(edits: Edits): Change[] {
  return edits.flatMap((edit) => (edit.kind === 'edit' && isInForce(edit) ? edit.changes : []));
}

/** Whether an edit makes a part of the journey. */
export function isInForce({ state }: Edit): boolean {
  return state === 'on' || state === 'given';
}

/** Whether the person gave a step another content than was recorded, beyond the element it is about. */
export function isRewritten(edits: Edits, id: string): boolean {
  return changesOf(edits).some(
    (change) =>
      change.kind === 'set' &&
      change.id === id &&
      Object.keys(change.fields).some((field) => field !== 'target' && field !== 'frame'),
  );
}

/** The ids of recorded steps that an edit, undone or not, has to do with. */
export function touchedBy(edits: Edits): Set<string> {
  const changes = edits.flatMap((edit) => (edit.kind === 'edit' ? edit.changes : []));
  return new Set(
    changes.flatMap((change) => ('ids' in change ? change.ids : 'id' in change ? [change.id] : [])),
  );
}

function isEdit(edit: Edit | Placement, state: Edit['state']): edit is Edit {
  return edit.kind === 'edit' && edit.state === state;
}
