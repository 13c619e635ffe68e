import { describe } from '../../journey/target/describe.ts';
import { ancestry, deepActive, isField, isInput, isSelect } from '../../journey/target/page.ts';
import type { Act } from '../messages.ts';
import { actOn, type Named } from './act-on.ts';
import { isSecret } from './secrets.ts';

/**
 * Fields that take keys for something else: editors and terminals that draw their text themselves hide one, or are told
 * by the browser itself what is typed (EditContext).
 */

/** Whether a field is one that no person sees, so that what it holds is not what was written. Never one for secrets. */
export function isProxy(element: Element): boolean {
  if (isSecret(element)) return false;
  if ('editContext' in element && element.editContext) return true;
  if (!isField(element) || isSelect(element) || (isInput(element) && !/^(text|search)$/.test(element.type))) {
    return false;
  }
  if (isTiny(element) || !element.checkVisibility({ opacityProperty: true })) return true;
  const around = element.parentElement;
  return around !== null && isTiny(around) && getComputedStyle(around).overflow !== 'visible';
}

/** What a person sees of a field: itself, or what it takes the keys for, if that can be told. */
function shownOf(element: Element): Element {
  if (!isProxy(element)) return element;
  for (const at of [...ancestry(element)].slice(1, DEPTH)) {
    if (at === document.body) break;
    if (!isTiny(at) && describe(at)) return at;
  }
  return element;
}

/** As `actOn`, on what a person sees of a field; says whether that draws what is typed. */
export function actInShown(
  element: Element,
  act: (on: Named & Pick<Act, 'isDrawn'>) => Act,
  what: string,
): Act {
  return actOn(shownOf(element), (on) => act({ ...on, isDrawn: isProxy(element) }), what);
}

/** Whether what is pressed draws its text itself and has the keys by now, so that the place of a press matters. */
export function drawsItsText(element: Element): boolean {
  const active = deepActive();
  return (
    active !== null && isProxy(active) && [...ancestry(element)].slice(0, DEPTH).includes(shownOf(active))
  );
}

function isTiny(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width < TINY || height < TINY;
}

/** No field that a person uses is as narrow or as low (CSS pixels). */
const TINY = 6;

/** So many elements around a hidden field may belong to the editor that it is for. */
const DEPTH = 8;
