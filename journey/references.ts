import { isOfPage } from './check.ts';
import { MAIN_PAGE } from './format.ts';
import type { Journey, Step } from './model.ts';

/** A place in a journey that does not fit the rest of it. */
export interface Misfit {
  path: PropertyKey[];
  expected: string;
}

/** Where a journey that is well formed does not hold together: what a step names must be there when it runs. */
export function misfitsOf({ inputs, secrets, steps }: Journey): Misfit[] {
  const contents = new Map<string, string>();
  const ids = new Map<string, number>();
  const tabs = new Set([MAIN_PAGE]);
  return steps.flatMap((step, index) => {
    const path = ['steps', index];
    const earlier = ids.get(step.id);
    if (earlier === undefined) ids.set(step.id, index);
    const sameId =
      earlier === undefined
        ? []
        : [{ path: [...path, 'id'], expected: `an id other than that of steps[${earlier}]` }];
    const here: Misfit[] = [
      ...sameId,
      ...misfitOfTab(step, tabs, path),
      ...misfitOfValue(step, inputs, secrets, path),
      ...misfitsInStep(step, path),
      ...misfitsOfFiles(step, contents, path),
    ];
    for (const { alias, at } of openedBy(step)) {
      if (tabs.has(alias)) {
        here.push({ path: [...path, ...at], expected: 'a name that no earlier tab has' });
      }
      tabs.add(alias);
    }
    return here;
  });
}

/** Where what a step says does not fit together by itself, whatever is around it. */
export function misfitsInStep(step: Step, path: PropertyKey[] = []): Misfit[] {
  return [...misfitOfCheck(step, path), ...misfitOfDrag(step, path), ...misfitsOfScroll(step, path)];
}

/** The aliases of the tabs that a step opens, with the place in the step that names each. */
export function openedBy(step: Step): { alias: string; at: PropertyKey[] }[] {
  if (step.kind === 'open') return step.page === undefined ? [] : [{ alias: step.page, at: ['page'] }];
  if (!('effects' in step)) return [];
  return (step.effects ?? []).flatMap((effect, index) =>
    effect.kind === 'popup' ? [{ alias: effect.page, at: ['effects', index, 'page'] }] : [],
  );
}

function misfitOfTab(step: Step, tabs: ReadonlySet<string>, path: PropertyKey[]): Misfit[] {
  const at = [...path, 'page'];
  if (step.kind === 'open') {
    return step.page === undefined ? [{ path: at, expected: 'a name for the tab it opens' }] : [];
  }
  if (step.page === undefined || tabs.has(step.page)) return [];
  const known = [...tabs].map((tab) => JSON.stringify(tab)).join(', ');
  return [{ path: at, expected: `a tab that an earlier step opened (there: ${known})` }];
}

function misfitOfValue(
  step: Step,
  inputs: Journey['inputs'],
  secrets: readonly string[],
  path: PropertyKey[],
): Misfit[] {
  if (step.kind !== 'fill' || typeof step.value === 'string') return [];
  if ('input' in step.value) {
    if (Object.hasOwn(inputs, step.value.input)) return [];
    return [{ path: [...path, 'value', 'input'], expected: named('inputs', Object.keys(inputs)) }];
  }
  if (secrets.includes(step.value.secret)) return [];
  return [{ path: [...path, 'value', 'secret'], expected: named('secrets', secrets) }];
}

function named(list: string, names: readonly string[]): string {
  const known = names.length > 0 ? names.join(', ') : 'none';
  return `one of the journey's ${list} (there: ${known})`;
}

/** A path can hold one content. */
function misfitsOfFiles(step: Step, contents: Map<string, string>, path: PropertyKey[]): Misfit[] {
  if (step.kind !== 'upload') return [];
  return step.files.flatMap((file, index) => {
    const before = contents.get(file.path);
    contents.set(file.path, file.sha256);
    if (before === undefined || before === file.sha256) return [];
    const at = [...path, 'files', index, 'sha256'];
    return [{ path: at, expected: `the checksum that an earlier step gives for ${file.path}` }];
  });
}

/** A drag ends on an element or at the end of a path, which begins where the element is held. */
function misfitOfDrag(step: Step, path: PropertyKey[]): Misfit[] {
  if (step.kind !== 'drag') return [];
  if (!step.to && !step.path) return [{ path: [...path, 'to'], expected: 'where to drag: "to" or "path"' }];
  if (!step.path) return [];
  return (['to', 'from'] as const)
    .filter((key) => step[key])
    .map((key) => ({ path: [...path, key], expected: 'none, as "path" says it' }));
}

/** Scrolling ends somewhere, or it is the wheel that is turned over an element. */
function misfitsOfScroll(step: Step, path: PropertyKey[]): Misfit[] {
  if (step.kind !== 'scroll') return [];
  const { to, by, target } = step;
  if (to === undefined && !by) {
    return [{ path: [...path, 'to'], expected: 'where to scroll: "to" or "by"' }];
  }
  if (by && !target) return [{ path: [...path, 'target'], expected: 'an element to turn the wheel over' }];
  if (to === undefined) return [];
  return (['by', 'turns', 'during', 'position', 'modifiers'] as const)
    .filter((key) => step[key] !== undefined)
    .map((key) => ({ path: [...path, key], expected: 'none, as "to" says it' }));
}

function misfitOfCheck(step: Step, path: PropertyKey[]): Misfit[] {
  if (step.kind !== 'expect') return [];
  const { kind } = step.check;
  const ofPage = isOfPage(step.check);
  if (!ofPage && !step.target) {
    return [{ path: [...path, 'target'], expected: `an element to check "${kind}" of` }];
  }
  return (['target', 'frame'] as const)
    .filter((key) => ofPage && step[key])
    .map((key) => ({ path: [...path, key], expected: `none, as "${kind}" is checked of the page` }));
}
