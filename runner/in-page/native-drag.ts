/**
 * The browser's own drag and drop (HTML5). It goes on beside the events of the pointer and comes later than they: a
 * release that comes before the page has seen where the drag is drops nothing, or elsewhere.
 */

let isAwaited = false;
let isUnderWay = false;
let over: { x: number; y: number; times: number } | undefined;
let isListening = false;

/** Follows the drag that begins as `element` is pulled, where the browser drags such elements. */
export function followDrag(element: Element): void {
  isAwaited = element.closest('[draggable=true]') !== null;
  isUnderWay = false;
  over = undefined;
  if (isListening) return;
  isListening = true;
  addEventListener('dragstart', (event) => {
    isAwaited = false;
    isUnderWay = !event.defaultPrevented;
  });
  addEventListener(
    'dragover',
    ({ clientX: x, clientY: y }) => {
      const isSame = over !== undefined && isNear(over, { x, y });
      over = { x, y, times: isSame && over ? over.times + 1 : 1 };
    },
    { capture: true },
  );
  for (const end of ['drop', 'dragend'] as const) {
    addEventListener(end, () => (isUnderWay = false), { capture: true });
  }
}

/**
 * How far the drag is: `none` where there is none; `seen` once the page was told that it is over the point, and `there`
 * once it was told so twice (its first answer is what the second one goes by); `on its way` until then.
 */
export function dragAt(x: number, y: number): 'none' | 'there' | 'seen' | 'on its way' {
  if (!isAwaited && !isUnderWay) return 'none';
  if (!isUnderWay || !over || !isNear(over, { x, y })) return 'on its way';
  return over.times > 1 ? 'there' : 'seen';
}

/** Events tell whole pixels. */
function isNear(one: { x: number; y: number }, other: { x: number; y: number }): boolean {
  return Math.abs(one.x - other.x) <= 2 && Math.abs(one.y - other.y) <= 2;
}
