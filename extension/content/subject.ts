import { editingHostOf } from '../../journey/target/editable.ts';
import { hitBy } from '../../journey/target/hit.ts';
import { ancestry, isField, isInput } from '../../journey/target/page.ts';
import { oncePerTurn } from '../../journey/target/turn.ts';
import { isProxy } from './proxy.ts';

/** Matches what a person acts on. */
export const INTERACTIVE = [
  'a[href],button,input,select,textarea,summary,label,area[href],canvas,video,audio',
  ...'button link tab checkbox radio switch option menuitem menuitemcheckbox menuitemradio treeitem slider'
    .split(' ')
    .map((role) => `[role~="${role}"]`),
].join();

/** The element that the person meant: the control around what was hit, else what was hit itself. */
export const subjectOf = oncePerTurn((event: Event): Element => {
  const hit = hitBy(event);
  const host = editingHostOf(hit);
  for (const at of ancestry(hit)) if (at === host || at.matches(INTERACTIVE)) return at;
  return hit;
});

/** Whether a person can write into it. */
export function takesText(element: Element): boolean {
  if (isProxy(element) || editingHostOf(element) === element) return true;
  return isField(element) && !(isInput(element) && /^(checkbox|radio|range|color|file)$/.test(element.type));
}
