import { isSelect } from '../../journey/target/page.ts';

/**
 * Lets a press on a list bring it the focus and not open it: what browsers lay over the page then takes the next key or
 * press for itself, and what is chosen from the list is a step of its own. Call it before the press goes on to the page.
 */
export function keepClosed(hit: Element): void {
  if (!isSelect(hit) || hit.multiple || hit.size > 1) return;
  const press = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    event.preventDefault();
    hit.focus();
  };
  // After the page's own listeners.
  addEventListener('mousedown', press, { once: true });
}
