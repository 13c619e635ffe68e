/** Frames around elements, in a closed shadow root so that page and frames don't disturb each other. */
export interface Outlines {
  /** Shows frames around these elements and no others, with words above the first of them where there are any. */
  surround(elements: readonly Element[], words?: string): void;
  /** Whether an element is a part of the frames, and not of the page. */
  has(element: Element): boolean;
  /** Takes the frames away, with all that they left in the page. */
  remove(): void;
}

/** Draws frames over the page; nothing is shown until elements are surrounded. */
export function drawOutlines(): Outlines {
  const host = document.createElement('div');
  host.style.cssText = 'position:fixed;inset:0;z-index:2147483647;pointer-events:none';
  const root = host.attachShadow({ mode: 'closed' });
  const sign = document.createElement('div');
  sign.style.cssText =
    'position:fixed;font:12px/1.6 system-ui;background:#0b6e4f;color:#fff;padding:0 8px;border-radius:4px;max-width:60ch;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;display:none';
  const boxes: HTMLElement[] = [];
  const boxAt = (index: number): HTMLElement => {
    const box = boxes[index] ?? document.createElement('div');
    box.style.cssText =
      'position:fixed;border:2px solid #0b6e4f;border-radius:4px;background:#0b6e4f22;box-sizing:border-box';
    if (!boxes[index]) root.append((boxes[index] = box));
    return box;
  };
  root.append(sign);
  document.documentElement.append(host);
  return {
    surround(elements, words) {
      for (const [index, element] of elements.entries()) {
        const { left, top, width, height } = element.getBoundingClientRect();
        Object.assign(boxAt(index).style, {
          left: `${left}px`,
          top: `${top}px`,
          width: `${width}px`,
          height: `${height}px`,
        });
      }
      for (const box of boxes.splice(elements.length)) box.remove();
      const [first] = elements;
      sign.style.display = first && words ? 'block' : 'none';
      if (!first || !words) return;
      sign.textContent = words;
      const { left, top, height } = first.getBoundingClientRect();
      Object.assign(sign.style, {
        left: `${Math.max(4, left)}px`,
        top: `${top > 28 ? top - 24 : top + height + 4}px`,
      });
    },
    has: (element) => element === host || element.getRootNode() === root,
    remove: () => host.remove(),
  };
}
