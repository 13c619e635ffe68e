import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Shows the newest step of a list when it comes or grows, and keeps it shown when the room for the list changes.
 * @param newest what tells whether the last step is another now
 * @param mark the step after which new ones come, where that is not the end
 */
export function useNewestInView(
  list: RefObject<HTMLOListElement | null>,
  newest: string | undefined,
  mark: string | undefined,
): void {
  const show = (): void => {
    const at = list.current?.querySelector('.mark') ?? list.current?.lastElementChild;
    at?.scrollIntoView({ block: 'nearest' });
  };
  useEffect(show, [newest, mark]);
  useEffect(() => {
    const room = list.current?.closest('main');
    if (!room) return undefined;
    let isAtEnd = true;
    const look = (): void => {
      isAtEnd = room.scrollHeight - room.scrollTop - room.clientHeight < NEAR;
    };
    const observer = new ResizeObserver(() => isAtEnd && show());
    observer.observe(room);
    room.addEventListener('scroll', look);
    return () => {
      observer.disconnect();
      room.removeEventListener('scroll', look);
    };
  }, []);
}

/** Scrolled to within this of the end counts as reading the newest step (CSS pixels). */
const NEAR = 40;
