import { roleOf } from '../../journey/target/candidates.ts';
import { editingHostOf } from '../../journey/target/editable.ts';
import { textOf } from '../../journey/target/page.ts';
import { drawsItsText } from './proxy.ts';
import { placeIn, type Point } from './trail.ts';

/**
 * Where in an element a click was, as fractions of its width and height: only where the place is what was meant.
 * Pictures have no parts to name, the empty page has no name at all, and what has neither text nor role (the track of
 * a slider, a field of colours) is nothing but its places. So is a map, whatever is written on it.
 */
export function placeOfClick(element: Element, { clientX, clientY }: MouseEvent): Point | undefined {
  if (editingHostOf(element) === element) return undefined;
  const box = element.getBoundingClientRect();
  const place = placeIn(box, { x: clientX, y: clientY });
  if (/^(canvas|body|html|video)$/.test(element.localName) || drawsItsText(element)) return place;
  const isSmall = box.width <= SMALL && box.height <= SMALL;
  const isMiddle =
    Math.abs(place.x - 0.5) * box.width < SHAKE && Math.abs(place.y - 0.5) * box.height < SHAKE;
  if (isSmall || isMiddle || roleOf(element) !== undefined) return undefined;
  if (textOf(element) !== '' && !isMap(element)) return undefined;
  return place;
}

/** Whether it takes the pointer's moves itself, as maps do; of what they hold, buttons and credits have text. */
function isMap(element: Element): boolean {
  const { touchAction, cursor } = getComputedStyle(element);
  return touchAction === 'none' && cursor === 'grab';
}

/** In what is no larger than a button for a finger, all places are one (CSS pixels). */
const SMALL = 48;

/** No hand is steadier (CSS pixels). */
const SHAKE = 4;
