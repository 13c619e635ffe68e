import { deepActive, isHtml } from '../../../journey/target/page.ts';

/** The keyboard's focus, also in a page whose window has not got it: browsers tell pages of it only in one that has. */

let told: Element | undefined;

/** Puts the focus on an element and tells the page so; without one, takes it away. */
export function focusOn(element: Element | undefined): void {
  const active = deepActive();
  if (element && isHtml(element)) element.focus();
  else if (active && isHtml(active)) active.blur();
  tellOfFocus(element);
}

/** Tells the page of the focus that an element has got, where the browser does not. */
export function tellOfFocus(element: Element | undefined): void {
  if (told === element) return;
  const before = told;
  told = element;
  if (document.hasFocus()) return;
  if (before?.isConnected) tell(before, 'blur', 'focusout', element);
  if (element) tell(element, 'focus', 'focusin', before);
}

function tell(element: Element, plain: string, bubbling: string, other: Element | undefined): void {
  const related = { relatedTarget: other ?? null, composed: true };
  element.dispatchEvent(new FocusEvent(plain, related));
  element.dispatchEvent(new FocusEvent(bubbling, { ...related, bubbles: true }));
}
