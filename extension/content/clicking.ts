import type { Act } from '../messages.ts';
import { actOn } from './act-on.ts';
import { placeOfClick } from './click-place.ts';
import { modifiersOf } from './modifiers.ts';

/** What a click is besides a plain one. */
export interface ClickHow {
  count?: 2;
  /** For how long the button was held, where that mattered (milliseconds). */
  hold?: number;
  button?: 'middle' | 'right';
}

/** The act of clicking an element as it is now, with the keys that are held and the place where that matters. */
export function clickOn(element: Element, event: MouseEvent, how: ClickHow): Act {
  const modifiers = modifiersOf(event);
  const position = placeOfClick(element, event);
  const more = { ...how, ...(modifiers.length > 0 && { modifiers }), ...(position && { position }) };
  return actOn(element, (named) => ({ kind: 'click', ...named, ...more }), 'Click');
}
