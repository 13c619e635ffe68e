import type { Act } from '../messages.ts';
import { nameOn, refused } from './act-on.ts';
import { placeOfClick } from './click-place.ts';
import { modifiersOf } from './modifiers.ts';

/** What a click is besides a plain one. */
export interface ClickHow {
  count?: 2;
  /** For how long the button was held, where that mattered (milliseconds). */
  hold?: number;
  button?: 'middle' | 'right';
}

/**
 * The act of clicking an element, with the keys that are held and the place where that matters.
 * @param named how the element was called when it was pressed; as it is now, without
 */
export function clickOn(element: Element, event: MouseEvent, how: ClickHow, named = nameOn(element)): Act {
  if (!('target' in named)) return refused(`Click${named.why}`, element);
  const modifiers = modifiersOf(event);
  const position = placeOfClick(element, event);
  const more = { ...how, ...(modifiers.length > 0 && { modifiers }), ...(position && { position }) };
  return { kind: 'click', ...named, ...more };
}
