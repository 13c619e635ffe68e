import type { TargetedPointerEvent } from 'preact';
import { useState } from 'preact/hooks';

/** Rows under way to another place. */
export interface Drag {
  ids: readonly string[];
  /** After which row they would come now (empty: before all); undefined until the pointer has moved. */
  after?: string;
}

type Grip = TargetedPointerEvent<HTMLElement>;

/**
 * Lets rows be dragged by a grip, with mouse, pen or finger: the rows are the `li[data-id]` around the grip.
 * @param onDrop called with the rows and the row after which they were dropped
 * @returns the drag that is under way, and how a grip begins one
 */
export function useDragging(onDrop: (ids: readonly string[], after: string) => void): {
  drag: Drag | undefined;
  grip: (event: Grip, ids: readonly string[]) => void;
} {
  const [drag, setDrag] = useState<Drag>();

  const grip = (event: Grip, ids: readonly string[]): void => {
    if (event.button !== 0) return;
    const handle = event.currentTarget;
    const list = handle.closest('ol');
    if (!list) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const ended = new AbortController();
    const { signal } = ended;
    const begin = event.clientY;
    let now: Drag = { ids };
    setDrag(now);
    const end = (isDropped: boolean): void => {
      ended.abort();
      setDrag(undefined);
      if (isDropped && now.after !== undefined) onDrop(ids, now.after);
    };
    const onMove = ({ clientY }: PointerEvent): void => {
      if (now.after === undefined && Math.abs(clientY - begin) < SLACK) return;
      scrollAlong(list, clientY);
      now = { ids, after: placeAt(list, clientY) };
      setDrag(now);
    };
    handle.addEventListener('pointermove', onMove, { signal });
    handle.addEventListener('pointerup', () => end(true), { signal });
    handle.addEventListener('pointercancel', () => end(false), { signal });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { signal });
  };
  return { drag, grip };
}

/** So far the pointer moves before it drags (CSS pixels). */
const SLACK = 4;

/** The row after which the pointer is. */
function placeAt(list: HTMLElement, y: number): string {
  const rows = [...list.querySelectorAll<HTMLElement>('li[data-id]')];
  const above = rows.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  });
  return above.at(-1)?.dataset['id'] ?? '';
}

/** Brings more of a long list into view at its edges. */
function scrollAlong(list: HTMLElement, y: number): void {
  const room = list.closest('main');
  if (!room) return;
  const { top, bottom } = room.getBoundingClientRect();
  if (y < top + EDGE) room.scrollBy(0, -SPEED);
  if (y > bottom - EDGE) room.scrollBy(0, SPEED);
}

/** CSS pixels. */
const EDGE = 32;
const SPEED = 12;
