import { changeStep } from '../../journey/change-step.ts';
import type { Step, StepOf } from '../../journey/model.ts';
import { problemOfName } from '../../journey/names.ts';
import { wordStep } from '../../journey/wording.ts';
import type { EditAsked } from '../messages.ts';
import type { Change } from './edits.ts';
import { goingWith } from './items.ts';
import { misorder } from './order.ts';
import { moved, viewOf } from './view.ts';
import { live, type Walk } from './walk.ts';

/** What the edits that a person can ask for change, and which of them can't be. */

/** What an edit changes in a walk, its new steps called after a number; nothing where it changes nothing. */
export function changesFor(walk: Walk, edit: EditAsked, number: number): Change[] {
  const { steps } = viewOf(walk.items, walk.edits ?? []);
  switch (edit.type) {
    case 'delete': {
      const ids = edit.ids.filter((id) => steps.some((step) => step.id === id));
      return ids.length === 0 ? [] : [{ kind: 'deleted', ids: goingWith(live(walk), ids) }];
    }
    case 'retitle':
      return retitling(steps, edit.id, edit.title.trim());
    case 'name':
      return [{ kind: 'title', title: edit.title }];
    case 'set': {
      const step = steps.find(({ id }) => id === edit.id);
      const inputs = Object.entries(edit.inputs ?? {}).map(([name, value]): Change => ({
        kind: 'input',
        name,
        value,
      }));
      const isHeld = step && 'step' in changeStep(step, edit.fields);
      return isHeld ? [...inputs, { kind: 'set', id: edit.id, fields: edit.fields }] : [];
    }
    case 'move': {
      const after = moved(steps, edit.ids, edit.after);
      const isSame = after.every((step, index) => step.id === steps[index]?.id);
      return isSame ? [] : [{ kind: 'moved', ids: edit.ids, after: edit.after }];
    }
    case 'group':
      return grouping(steps, edit.ids, edit.title.trim(), number);
    case 'ungroup':
      return ungrouping(steps, edit.id);
    case 'input':
      return [{ kind: 'input', name: edit.name, value: edit.value }];
    case 'rename-input':
      return edit.from === edit.to ? [] : [{ kind: 'input-renamed', from: edit.from, to: edit.to }];
  }
}

/** Why an edit can't be, as a sentence for the person; undefined where it can. */
export function refusalOf(walk: Walk, edit: EditAsked): string | undefined {
  const { steps, inputs } = viewOf(walk.items, walk.edits ?? []);
  switch (edit.type) {
    case 'move':
      // An order that was recorded as it is is no fault of the edit.
      return misorder(steps) ? undefined : misorder(moved(steps, edit.ids, edit.after));
    case 'set': {
      const step = steps.find(({ id }) => id === edit.id);
      if (!step) return 'The step that was to be changed is no longer there.';
      const result = changeStep(step, edit.fields);
      if ('step' in result) return problemOfNames(Object.keys(edit.inputs ?? {}));
      const wrong = result.problems.map(({ field, expected }) => `${field}: expected ${expected}`);
      return `“${wordStep(step)}” was not changed: ${wrong.join('; ')}.`;
    }
    case 'input':
      return problemOfName(edit.name);
    case 'rename-input':
      if (edit.from !== edit.to && Object.hasOwn(inputs, edit.to))
        return `There is an input “${edit.to}” already; take another name.`;
      return problemOfName(edit.to);
    case 'group':
      return edit.title.trim() === ''
        ? 'A group needs a heading: say in a few words what its steps do.'
        : undefined;
    default:
      return undefined;
  }
}

/** What an edit is called, for the person who may undo it. */
export function wordEdit(walk: Walk, edit: EditAsked): string {
  const step = 'id' in edit || 'ids' in edit ? firstOf(walk, 'id' in edit ? [edit.id] : edit.ids) : '';
  switch (edit.type) {
    case 'delete':
      return `Deleted: ${step}`;
    case 'retitle':
      return `Renamed: ${step}`;
    case 'name':
      return 'Named the journey';
    case 'set':
      return `Changed: ${step}`;
    case 'move':
      return `Moved: ${step}`;
    case 'group':
      return `Grouped: ${edit.title.trim()}`;
    case 'ungroup':
      return `Ungrouped: ${step}`;
    case 'input':
      return `Changed the input ${edit.name}`;
    case 'rename-input':
      return `Renamed the input ${edit.from}`;
  }
}

/** Edits of the same token are undone as one: the letters of a name. */
export function mergeOf(edit: EditAsked): { merge?: string } {
  return edit.type === 'name' ? { merge: 'name' } : {};
}

function problemOfNames(names: readonly string[]): string | undefined {
  return names.map(problemOfName).find((problem) => problem !== undefined);
}

function firstOf(walk: Walk, ids: readonly string[]): string {
  const { steps } = viewOf(walk.items, walk.edits ?? []);
  const chosen = steps.filter(({ id }) => ids.includes(id));
  const [first] = chosen;
  if (!first) return '';
  return chosen.length === 1 ? wordStep(first) : `${wordStep(first)} and ${chosen.length - 1} more`;
}

function retitling(steps: readonly Step[], id: string, title: string): Change[] {
  const step = steps.find((one) => one.id === id);
  if (!step || title === '') return [];
  if (step.kind === 'group') return step.title === title ? [] : [{ kind: 'set', id, fields: { title } }];
  return step.kind === 'screenshot' ? [{ kind: 'set', id, fields: { name: title } }] : [];
}

/** A heading before a run of steps; what comes behind the run stays under the heading that it had. */
function grouping(steps: readonly Step[], ids: readonly string[], title: string, number: number): Change[] {
  const first = steps.findIndex(({ id }) => ids.includes(id));
  const last = steps.findLastIndex(({ id }) => ids.includes(id));
  const run = steps.slice(first, last + 1);
  if (first === -1 || title === '') return [];
  const before = steps[first - 1];
  const next = steps[last + 1];
  const heading = (suffix: string, text: string, after: string): Change => ({
    kind: 'heading',
    step: { id: `g${number}${suffix}`, kind: 'group', title: text },
    after,
  });
  const grouped = heading('', title, before?.id ?? '');
  const inForce = steps.slice(0, first).findLast(isHeading);
  const isDivided = next !== undefined && next.kind !== 'group' && !run.some(isHeading);
  const end = run.at(-1)?.id ?? '';
  if (!isDivided || !inForce) return [grouped];
  // A heading with nothing between it and the group would have no steps; it goes where its steps are.
  if (before === inForce) return [grouped, { kind: 'moved', ids: [inForce.id], after: end }];
  return [grouped, heading('-rest', inForce.title, end)];
}

/** Without a heading, and without the one that only took up the group before it again. */
function ungrouping(steps: readonly Step[], id: string): Change[] {
  const place = steps.findIndex((step) => step.id === id && step.kind === 'group');
  if (place === -1) return [];
  const before = steps.slice(0, place).findLast(isHeading);
  const next = steps.slice(place + 1).find(isHeading);
  const isAgain = before !== undefined && next?.title === before.title;
  return [{ kind: 'deleted', ids: isAgain && next ? [id, next.id] : [id] }];
}

function isHeading(step: Step): step is StepOf<'group'> {
  return step.kind === 'group';
}
