import type { Target } from '../../journey/model.ts';
import {
  ancestry,
  isField,
  isHtml,
  isInput,
  isSelect,
  isVisible,
  labelsOf,
} from '../../journey/target/page.ts';
import { find, outline } from '../../journey/target/find.ts';
import { wordTarget } from '../../journey/wording.ts';
import { nextLook, Stillness } from './patience.ts';
import type { NotReady } from './protocol.ts';

/** An element that a person could act on now, and where. */
export interface Actionable {
  verdict: 'ready';
  element: Element;
  x: number;
  y: number;
  drift?: string;
}

const still = new Stillness();

/** A fallback is believed only in a document that has come to rest (milliseconds): the right one may still come. */
const REST = 500;

/** Finds the target's element; a fallback only once the document has come to rest. */
export function findNow(target: Target): { verdict: 'found'; element: Element; drift?: string } | NotReady {
  const found = find(target);
  if (found.verdict !== 'drifted') return found;
  const { element, message } = found;
  if (document.readyState !== 'complete' || still.length < REST) return { verdict: 'missing', message };
  return { verdict: 'found', element, drift: message };
}

/**
 * Whether a person could point at the target's element now: seen, at rest, enabled, and what is hit at the
 * point. Scrolls it into view.
 * @param position fractions of its width and height; the middle of its first line without
 */
export async function actionable(
  target: Target,
  position?: { x: number; y: number },
): Promise<Actionable | NotReady> {
  const found = findNow(target);
  if (found.verdict !== 'found') return found;
  const { element, drift } = found;
  const name = wordTarget(target);
  const body = isVisible(element) ? element : labelsOf(element).find(isVisible);
  if (!body) return { verdict: 'hidden', message: `${name} can't be seen.` };
  if (isDisabled(element)) return { verdict: 'disabled', message: `${name} is disabled.` };
  scrollIntoSight(body);
  if (!(await isAtRest(body))) return { verdict: 'moving', message: `${name} does not stop moving.` };
  const { x, y } = pointOf(body, position);
  const hit = hitAt(x, y);
  if (!receives(hit, element, body)) {
    const by = hit ? `covered by ${outline(hit)}` : 'outside what can be seen of the page';
    return { verdict: 'covered', message: `${name} is ${by}.` };
  }
  return { verdict: 'ready', element, x, y, ...(drift !== undefined && { drift }) };
}

/** Whether a hit at a point reaches the element: by itself, by something inside it, or by its label. */
export function receives(hit: Element | undefined, ...wanted: Element[]): boolean {
  if (!hit) return false;
  for (const at of ancestry(hit)) {
    if (wanted.includes(at)) return true;
    if (at.localName === 'label' && 'control' in at && wanted.some((element) => element === at.control))
      return true;
  }
  return false;
}

/** What is on top at a point of the viewport, also inside open shadow roots. */
export function hitAt(x: number, y: number): Element | undefined {
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit ?? undefined;
}

/** Whether the control, or what it is part of, is switched off. */
export function isDisabled(element: Element): boolean {
  return element.matches(':disabled') || element.closest('[aria-disabled=true]') !== null;
}

/** Why the element is not one to type into; undefined for a field that takes text. */
export function whyNotFillable(element: Element): string | undefined {
  if (isHtml(element) && element.isContentEditable) return undefined;
  if (!isField(element) || isSelect(element)) return 'is not a field to type into';
  if (isInput(element) && /^(checkbox|radio|file)$/.test(element.type)) return `is a ${element.type} field`;
  return 'readOnly' in element && element.readOnly ? 'is read-only' : undefined;
}

function scrollIntoSight(element: Element): void {
  const { top, left, bottom, right } = element.getBoundingClientRect();
  const isSeen = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  if (!isSeen) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
}

async function isAtRest(element: Element): Promise<boolean> {
  const before = element.getBoundingClientRect();
  await nextLook();
  const after = element.getBoundingClientRect();
  return (['x', 'y', 'width', 'height'] as const).every((side) => before[side] === after[side]);
}

function pointOf(element: Element, position: { x: number; y: number } | undefined): { x: number; y: number } {
  if (position) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width * position.x, y: top + height * position.y };
  }
  const rect = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
  const { left, top, width, height } = rect ?? element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
