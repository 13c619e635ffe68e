import { ancestry } from '../../../journey/target/page.ts';
import { focusOn } from './focus.ts';
import type { Doing } from './protocol.ts';

/** Clicks and points at what is at a place, by the events that a mouse brings about, in their order. */

const MOUSE = { pointerId: 1, pointerType: 'mouse', isPrimary: true };

/** Clicks; what the browser does at a click (following links, checking boxes, sending forms) it does here too. */
export function click(hit: Element, how: Extract<Doing, { do: 'click' }>): void {
  hover(hit, how.x, how.y);
  for (let detail = 1; detail <= how.count; detail += 1) {
    const common = { ...at(how.x, how.y), ...how.held, button: how.button, detail };
    const buttons = [1, 4, 2][how.button] ?? 1;
    hit.dispatchEvent(new PointerEvent('pointerdown', { ...common, ...MOUSE, buttons }));
    const goesOn = hit.dispatchEvent(new MouseEvent('mousedown', { ...common, buttons }));
    if (goesOn) focusOn([...ancestry(hit)].find(takesFocus));
    hit.dispatchEvent(new PointerEvent('pointerup', { ...common, ...MOUSE }));
    hit.dispatchEvent(new MouseEvent('mouseup', common));
    if (how.button === 0) hit.dispatchEvent(new PointerEvent('click', { ...common, ...MOUSE }));
    else hit.dispatchEvent(new PointerEvent('auxclick', { ...common, ...MOUSE }));
    if (how.button === 2) hit.dispatchEvent(new PointerEvent('contextmenu', { ...common, ...MOUSE }));
  }
  if (how.count === 2)
    hit.dispatchEvent(new MouseEvent('dblclick', { ...at(how.x, how.y), ...how.held, detail: 2 }));
}

let under: Element | undefined;

/** Points at an element; scripts are told so, while styles (`:hover`) follow the real mouse alone. */
export function hover(hit: Element, x: number, y: number): void {
  if (under !== hit) {
    if (under?.isConnected) {
      under.dispatchEvent(new PointerEvent('pointerout', { ...at(x, y), ...MOUSE, relatedTarget: hit }));
      under.dispatchEvent(new MouseEvent('mouseout', { ...at(x, y), relatedTarget: hit }));
    }
    hit.dispatchEvent(new PointerEvent('pointerover', { ...at(x, y), ...MOUSE }));
    hit.dispatchEvent(new MouseEvent('mouseover', at(x, y)));
    // Those that do not bubble come to each element that was entered, outermost first.
    for (const entered of [...ancestry(hit)].toReversed()) {
      if (under && [...ancestry(under)].includes(entered)) continue;
      entered.dispatchEvent(new PointerEvent('pointerenter', { ...at(x, y), ...MOUSE, bubbles: false }));
      entered.dispatchEvent(new MouseEvent('mouseenter', { ...at(x, y), bubbles: false }));
    }
    under = hit;
  }
  hit.dispatchEvent(new PointerEvent('pointermove', { ...at(x, y), ...MOUSE }));
  hit.dispatchEvent(new MouseEvent('mousemove', at(x, y)));
}

function at(x: number, y: number): MouseEventInit {
  return { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, view: window };
}

function takesFocus(element: Element): boolean {
  return 'tabIndex' in element && Number(element.tabIndex) >= 0 && !element.matches(':disabled');
}
