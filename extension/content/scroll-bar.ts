import { isHtml } from '../../journey/target/page.ts';

/** Whether the pointer is on a scroll bar of the element. */
export function isOnBar(hit: Element, { clientX, clientY }: MouseEvent): boolean {
  if (!isHtml(hit)) return false;
  if (hit === document.documentElement) {
    return clientX >= hit.clientWidth || clientY >= hit.clientHeight;
  }
  const scrolls = hit.scrollHeight > hit.clientHeight || hit.scrollWidth > hit.clientWidth;
  const box = hit.getBoundingClientRect();
  const [x, y] = [clientX - box.left - hit.clientLeft, clientY - box.top - hit.clientTop];
  return scrolls && hit.clientWidth > 0 && (x >= hit.clientWidth || y >= hit.clientHeight);
}
