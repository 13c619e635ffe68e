import { MAIN_PAGE } from '../../journey/format.ts';
import type { Effect, Step } from '../../journey/model.ts';
import { openedBy } from '../../journey/references.ts';

/** The steps of a recording in the order of time, and how they are added and changed. */

/** A step with what the recording has to remember of it. */
export interface Item {
  step: Step;
  /** When it happened: milliseconds since 1970. */
  at: number;
  tab: number;
  /** Further acts of the same token belong to this step. */
  merge?: string;
  /** Not recorded but added by the person, as a check is: part of the journey for as long as the adding is not undone. */
  isAdded?: true;
}

type WithoutId<S> = S extends Step ? Omit<S, 'id'> : never;

/** A step before it has an id. */
export type Draft = WithoutId<Step>;

/** How a step says which tab it is in: not at all for the first. */
export function onPage(alias: string): { page?: string } {
  return alias === MAIN_PAGE ? {} : { page: alias };
}

/** The items with one more, behind all that happened before or with it. */
export function placed(items: readonly Item[], item: Item): Item[] {
  return items.toSpliced(items.findLastIndex((other) => other.at <= item.at) + 1, 0, item);
}

/** The items with the step of that id changed. */
export function edited(items: readonly Item[], id: string, change: (step: Step) => Step): Item[] {
  return items.map((item) => (item.step.id === id ? { ...item, step: change(item.step) } : item));
}

/**
 * The items with the effect added to the step of that id; the last navigation and the last end of a tab count, and
 * requests only while nothing else tells that the act is done.
 */
export function withEffect(items: readonly Item[], id: string, effect: Effect): Item[] {
  return edited(items, id, (step) => {
    if (!canHaveEffects(step)) return step;
    const before = step.effects ?? [];
    if (effect.kind === 'request' && before.some(({ kind }) => ENDINGS.has(kind))) return step;
    const others = before.filter(({ kind }) => {
      if (kind === 'request') return !ENDINGS.has(effect.kind);
      return kind !== effect.kind || (kind !== 'navigation' && kind !== 'close');
    });
    return { ...step, effects: [...others, effect] };
  });
}

/** Effects that end an act. */
const ENDINGS = new Set<Effect['kind']>(['navigation', 'popup', 'close', 'download']);

type Causing = Exclude<Step, { kind: 'group' | 'open' | 'close' | 'expect' | 'screenshot' | 'custom' }>;

function canHaveEffects(step: Step): step is Causing {
  return !passive.has(step.kind);
}

const passive = new Set<Step['kind']>(['group', 'expect', 'screenshot', 'open', 'close', 'custom']);

/** The last thing done in a tab up to a time: what a navigation, dialog or popup of the page comes from. */
export function lastAct(items: readonly Item[], tab: number, at: number): Item | undefined {
  return items.findLast((item) => item.tab === tab && item.at <= at && canHaveEffects(item.step));
}

/** The ids of steps that go when some do: with the step that opened a tab all steps in it, as none can be done without. */
export function goingWith(items: readonly Item[], ids: readonly string[]): string[] {
  const tabs = new Set([MAIN_PAGE]);
  const going = items.flatMap(({ step }) => {
    const isIn = !ids.includes(step.id) && (step.kind === 'open' || tabs.has(step.page ?? MAIN_PAGE));
    if (isIn) for (const { alias } of openedBy(step)) tabs.add(alias);
    return isIn ? [] : [step.id];
  });
  return [...new Set([...ids, ...going])];
}

/** Whether a step up to a time opened the tab of that alias. */
export function isOpened(items: readonly Item[], alias: string, at: number): boolean {
  return (
    alias === MAIN_PAGE ||
    items.some((item) => item.at <= at && openedBy(item.step).some((opened) => opened.alias === alias))
  );
}
