import { MAIN_PAGE } from '../../journey/format.ts';
import type { Step } from '../../journey/model.ts';
import { openedBy } from '../../journey/references.ts';
import { wordStep } from '../../journey/wording.ts';

/** Which orders of steps can be: nothing is done in a tab before it is opened, or after it is closed. */

/**
 * The steps in an order in which each tab is opened, once, before anything is done in it: a step that comes too early
 * comes right after the one that opens its tab.
 */
export function settled(steps: readonly Step[]): Step[] {
  const opened = new Set([MAIN_PAGE]);
  // A tab was opened anew only as what opened it had been deleted; that may be back by now.
  const popups = new Set(
    steps.flatMap((step) => (step.kind === 'open' ? [] : openedBy(step).map(({ alias }) => alias))),
  );
  const early = new Map<string, Step[]>();
  const result: Step[] = [];
  const put = (step: Step): void => {
    const aliases = openedBy(step).map(({ alias }) => alias);
    const isAgain = step.kind === 'open' && aliases.some((alias) => opened.has(alias) || popups.has(alias));
    if (isAgain) return;
    const page = step.page ?? MAIN_PAGE;
    if (step.kind !== 'open' && !opened.has(page)) {
      early.set(page, [...(early.get(page) ?? []), step]);
      return;
    }
    result.push(step);
    for (const alias of aliases) {
      opened.add(alias);
      const waiting = early.get(alias) ?? [];
      early.delete(alias);
      waiting.forEach(put);
    }
  };
  steps.forEach(put);
  return result;
}

/** Why steps can't be in that order, as a sentence; undefined where they can. */
export function misorder(steps: readonly Step[]): string | undefined {
  const opened = new Set<string>();
  const closed = new Map<string, Step>();
  if (!steps.some((step) => step.kind === 'navigate' && step.page === undefined)) opened.add(MAIN_PAGE);
  for (const step of steps) {
    const page = step.page ?? MAIN_PAGE;
    const isFirst = step.kind === 'navigate' && step.page === undefined;
    if (isFirst) opened.add(MAIN_PAGE);
    const isAct = step.kind !== 'open' && step.kind !== 'group';
    if (isAct && !opened.has(page)) return tooEarly(step, steps);
    const end = closed.get(page);
    if (isAct && end) return `${quoted(step)} can’t come after ${quoted(end)}: its tab is closed by then.`;
    for (const { alias } of openedBy(step)) opened.add(alias);
    if (step.kind === 'close' || ('effects' in step && step.effects?.some(({ kind }) => kind === 'close')))
      closed.set(page, step);
  }
  return undefined;
}

function tooEarly(step: Step, steps: readonly Step[]): string {
  const page = step.page ?? MAIN_PAGE;
  const opener =
    page === MAIN_PAGE
      ? steps.find(({ kind, page: tab }) => kind === 'navigate' && tab === undefined)
      : steps.find((other) => openedBy(other).some(({ alias }) => alias === page));
  const what = page === MAIN_PAGE ? 'goes to the first page' : `opens the tab “${page}” that it is in`;
  return opener
    ? `${quoted(step)} can’t come before ${quoted(opener)}, which ${what}.`
    : `${quoted(step)} can’t come before its tab is opened.`;
}

function quoted(step: Step): string {
  return `“${wordStep(step)}”`;
}
