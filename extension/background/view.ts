import { changeStep } from '../../journey/change-step.ts';
import type { Step } from '../../journey/model.ts';
import { changesOf, isInForce, type Change, type Edits, type Place } from './edits.ts';
import type { Item } from './items.ts';
import { settled } from './order.ts';

/** What the person's edits make of what was recorded. */
export interface View {
  steps: Step[];
  /** What the named inputs hold. */
  inputs: Record<string, string>;
  /** The journey's name, empty for none. */
  title: string;
  /** The ids of all steps that ever had a place, in their order: also of those that are not part of the journey now. */
  places: string[];
}

/** The journey as it is to be: the recorded steps with all edits that are in force, one after another. */
export function viewOf(items: readonly Item[], edits: Edits): View {
  const inputs = new Map<string, string>();
  const hidden = hiddenBy(items, edits);
  let title = '';
  let steps = items.map((item) => item.step);
  for (const edit of edits) {
    if (edit.kind === 'placed') {
      steps = moved(steps, [edit.id], edit.after);
      continue;
    }
    for (const change of edit.changes) {
      // Others may stand behind a heading, so it has its place also while it is not shown.
      if (!isInForce(edit) && change.kind === 'heading') hidden.add(change.step.id);
      if (isInForce(edit) || change.kind === 'heading') steps = changed(steps, change);
      if (!isInForce(edit)) continue;
      if (change.kind === 'title') title = change.title;
      if (change.kind === 'input') inputs.set(change.name, change.value);
      if (change.kind === 'input-renamed') {
        inputs.set(change.to, inputs.get(change.from) ?? '');
        inputs.delete(change.from);
      }
    }
  }
  const shown = settled(steps.filter(({ id }) => !hidden.has(id)));
  return { steps: shown, inputs: usedOf(shown, inputs), title, places: steps.map(({ id }) => id) };
}

/** The step of the journey after which a place is: itself, or the nearest before one that is no part of it now. */
export function shownPlace({ steps, places }: View, place: Place): Place {
  const shown = new Set(steps.map(({ id }) => id));
  return places.slice(0, places.indexOf(place) + 1).findLast((id) => shown.has(id)) ?? '';
}

/** The recorded steps that are part of the journey, in the order of time: what new acts follow on. */
export function liveItems(items: readonly Item[], edits: Edits): Item[] {
  if (edits.length === 0) return [...items];
  const hidden = hiddenBy(items, edits);
  return items.filter(({ step }) => !hidden.has(step.id));
}

function hiddenBy(items: readonly Item[], edits: Edits): Set<string> {
  const hidden = new Set(items.flatMap(({ step, isAdded }) => (isAdded ? [step.id] : [])));
  for (const change of changesOf(edits)) {
    if (change.kind === 'added') hidden.delete(change.id);
    if (change.kind === 'deleted') for (const id of change.ids) hidden.add(id);
  }
  return hidden;
}

function changed(steps: Step[], change: Change): Step[] {
  switch (change.kind) {
    case 'set':
      return steps.map((step) => (step.id === change.id ? withFields(step, change) : step));
    case 'moved':
      return moved(steps, change.ids, change.after);
    case 'heading':
      return moved([change.step, ...steps], [change.step.id], change.after);
    case 'input-renamed':
      return steps.map((step) => withInput(step, change.from, change.to));
    default:
      return steps;
  }
}

/** A step that is another by now than the one that was changed stays as it is. */
function withFields(step: Step, { fields }: Extract<Change, { kind: 'set' }>): Step {
  const result = changeStep(step, fields);
  return 'step' in result ? result.step : step;
}

function withInput(step: Step, from: string, to: string): Step {
  return inputOf(step) === from
    ? withFields(step, { kind: 'set', id: step.id, fields: { value: { input: to } } })
    : step;
}

/** The steps with some of them right after another, in the order that they have. */
export function moved(steps: readonly Step[], ids: readonly string[], after: Place): Step[] {
  const taken = steps.filter(({ id }) => ids.includes(id));
  const rest = steps.filter(({ id }) => !ids.includes(id));
  const place = rest.findIndex(({ id }) => id === after);
  return place === -1 && after !== '' ? [...steps] : rest.toSpliced(place + 1, 0, ...taken);
}

/** The inputs that steps name: one that nothing names is no part of the journey. */
function usedOf(steps: readonly Step[], inputs: ReadonlyMap<string, string>): Record<string, string> {
  const names = steps.flatMap((step) => inputOf(step) ?? []);
  return Object.fromEntries(names.map((name) => [name, inputs.get(name) ?? '']));
}

/** The input that a step fills in. */
function inputOf(step: Step): string | undefined {
  return step.kind === 'fill' && typeof step.value === 'object' && 'input' in step.value
    ? step.value.input
    : undefined;
}
