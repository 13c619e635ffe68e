import { nameOf, roleOf } from './candidates.ts';
import { isVisible } from './page.ts';

/** An element in a few words, for messages: `button “Save”` or `<div class="promo">`. */
export function outline(element: Element): string {
  const role = roleOf(element);
  const name = nameOf(element);
  if (role && name) return `${role} “${name.slice(0, 60)}”`;
  const id = element.getAttribute('id');
  const label = id
    ? ` id="${id}"`
    : element.classList.length > 0
      ? ` class="${element.classList.value}"`
      : '';
  return `<${element.localName}${label}>${isVisible(element) ? '' : ' (hidden)'}`;
}
