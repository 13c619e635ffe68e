import { attachmentsOf, LARGEST_JOURNEY, readableSize } from '../../journey/attachments.ts';
import { isSameFrame, isSameTarget } from '../../journey/target/same.ts';
import { MAIN_PAGE } from '../../journey/format.ts';
import type { Step, StepOf } from '../../journey/model.ts';
import type { Act, Seen } from '../messages.ts';
import { isRewritten, takenIn, touchedBy } from './edits.ts';
import { edited, onPage, withEffect, type Item } from './items.ts';
import { headingOf } from './names.ts';
import { CAUSE_DELAY, live, withStep, type Entry, type Upload, type Walk } from './walk.ts';

/** The walk with an act: as a step of its own, or as more of an earlier act of the same token. */
export function act(
  walk: Walk,
  seen: Extract<Seen, { kind: 'act' }>,
  entry: Entry<unknown>,
  tab: number,
): Walk {
  const known = live(walk);
  const edits = walk.edits ?? [];
  // What the person wrote in place of what was typed stays; more typing is a step of its own then.
  const same = known.findLast(
    ({ step, merge }) => seen.merge !== undefined && merge === seen.merge && !isRewritten(edits, step.id),
  );
  if (same) return { ...walk, items: edited(walk.items, same.step.id, (step) => again(step, seen.act)) };
  const headed = head(walk, seen.title, entry, tab);
  const touched = touchedBy(edits);
  const lived = live(headed);
  // What is done on the same element follows right on it, or on the other click of a double one.
  const latest = lived.filter((item) => item.at <= entry.at).slice(-2);
  const isTakenIn = (item: Item): boolean =>
    isAbsorbed(item, seen.act, entry.at, tab, latest) || isReplaced(item, seen.act, tab, latest);
  const absorbed = lived.filter(
    (item) =>
      !touched.has(item.step.id) &&
      ((latest.includes(item) && isTakenIn(item)) || isOpener(item, seen.opener, tab)),
  );
  const items = headed.items.filter((item) => !absorbed.includes(item));
  const draft = { ...seen.act, ...onPage(walk.tabs[tab]?.alias ?? MAIN_PAGE) };
  const how = seen.merge === undefined ? {} : { merge: seen.merge };
  const ids = new Set(absorbed.map((item) => item.step.id));
  const next = inPlaceOf(ids, withStep({ ...headed, items }, draft, entry, tab, how), `s${entry.number}`);
  // What an absorbed click has brought about or set going, the act that absorbed it has.
  const effects = absorbed.flatMap(({ step }) => ('effects' in step ? (step.effects ?? []) : []));
  const caused = effects.reduce((all, effect) => withEffect(all, `s${entry.number}`, effect), next.items);
  const inTab = walk.tabs[tab];
  if (!inTab?.leaving || !ids.has(inTab.leaving)) return { ...next, items: caused };
  return { ...next, items: caused, tabs: { ...next.tabs, [tab]: { ...inTab, leaving: `s${entry.number}` } } };
}

/** The walk in which an act has taken in others, also where edits name them. */
function inPlaceOf(ids: ReadonlySet<string>, walk: Walk, by: string): Walk {
  return ids.size > 0 && walk.edits ? { ...walk, edits: takenIn(walk.edits, ids, by) } : walk;
}

/** The step as the later act of its token has it; its id, tab and effects stay. */
function again(step: Step, { ...act }: Act): Step {
  const { id, page } = step;
  const effects = 'effects' in step && step.effects ? { effects: step.effects } : {};
  return { id, ...act, ...(page !== undefined && { page }), ...effects };
}

/**
 * Whether a click was only the way to the act that follows it: into a field, onto a box, first of a double.
 * @param latest what was done last
 */
function isAbsorbed(item: Item, next: Act, at: number, tab: number, latest: readonly Item[]): boolean {
  const { step } = item;
  const isOfDouble = next.kind === 'click' && next.count === 2;
  if (!isPlainClick(step, isOfDouble) || item.tab !== tab) return false;
  if (!('target' in next) || !next.target || /^(drag|hover|scroll)$/.test(next.kind)) return false;
  if (!isOnSame(step, next)) return false;
  if (next.kind === 'click') return isOfDouble && at - item.at < CAUSE_DELAY;
  return item === latest.at(-1) && next.kind !== 'press';
}

/** Whether all that was done is done again: a field filled anew, a caret placed before it is placed again. */
function isReplaced(item: Item, next: Act, tab: number, latest: readonly Item[]): boolean {
  const { step } = item;
  if ((step.kind !== 'fill' && step.kind !== 'caret') || step.effects || item.tab !== tab) return false;
  const isAgain =
    next.kind === 'fill' ||
    (step.kind === 'caret' && (next.kind === 'caret' || (next.kind === 'type' && next.at)));
  return Boolean(isAgain) && item === latest.at(-1) && isOnSame(step, next);
}

function isOnSame(step: Extract<Step, { target?: unknown; frame?: unknown }>, next: Act): boolean {
  return 'target' in next && isSameTarget(step.target, next.target) && isSameFrame(step.frame, next.frame);
}

/** Whether it is the click at a time that opened what an act was done with. */
function isOpener(item: Item, at: number | undefined, tab: number): boolean {
  return item.tab === tab && item.at === at && isPlainClick(item.step);
}

/** @param isOfDouble whether what a double click has of its own may be said of it: what it brought about, where it was */
function isPlainClick(step: Step, isOfDouble = false): step is StepOf<'click'> {
  return (
    step.kind === 'click' &&
    !step.button &&
    !step.count &&
    !step.hold &&
    (isOfDouble || (!step.effects && !step.modifiers && !step.position))
  );
}

/**
 * The walk with an upload in place of the act of its token, which stood for it until its files were there; as
 * long as the journey's files are not too large.
 */
export function uploaded(walk: Walk, merge: string, act: Upload): Walk {
  const steps = live(walk).map((item) => item.step);
  const bytes = [...attachmentsOf({ steps }), ...act.files].reduce((sum, { size }) => sum + size, 0);
  const names = act.files.map(({ name }) => name).join(', ');
  const limit = `at most ${readableSize(LARGEST_JOURNEY)} are recorded`;
  const reason = `Upload of ${names}: with it the files of the journey are ${readableSize(bytes)}; ${limit}`;
  const settled: Act = bytes > LARGEST_JOURNEY ? { kind: 'unsupported', reason } : act;
  const settle = (item: Item): Item =>
    item.merge === merge ? { ...item, step: again(item.step, settled) } : item;
  return { ...walk, items: walk.items.map(settle) };
}

/** The walk with a heading for what follows, when the page has another title than the heading in force. */
export function head(walk: Walk, pageTitle: string, entry: Entry<unknown>, tab: number): Walk {
  const title = headingOf(pageTitle);
  const inForce = walk.items.findLast((item) => item.at <= entry.at && item.step.kind === 'group');
  // A heading is known by the title that brought it, also after the person has renamed it.
  const merge = `heading:${title}`;
  if (!title || inForce?.merge === merge) return walk;
  return withStep(walk, { kind: 'group', title }, entry, tab, { merge, prefix: 'h' });
}
