import browser from 'webextension-polyfill';
import { describe, describeSort } from '../../journey/target/describe.ts';
import { hitBy } from '../../journey/target/hit.ts';
import { matches, nameOf, roleOf } from '../../journey/target/candidates.ts';
import { isField, isInput, textOf } from '../../journey/target/page.ts';
import type { Pointed } from '../messages.ts';
import { framePath } from './frame-path.ts';
import { isSecret } from './secrets.ts';

/**
 * Lets the person point at an element, for a check. Only while pointing is a frame drawn over the page and
 * are clicks kept from it; both end with the choice, Escape, or `signal`.
 */
export function startPointing(signal: AbortSignal): void {
  const done = new AbortController();
  const ended = AbortSignal.any([signal, done.signal]);
  const frame = drawFrame();
  ended.addEventListener('abort', () => frame.remove());

  const say = (pointed: Pointed): void => {
    done.abort();
    void browser.runtime.sendMessage(pointed);
  };
  const on = <K extends keyof WindowEventMap>(
    type: K,
    listener: (event: WindowEventMap[K]) => void,
  ): void => {
    const keep = (event: WindowEventMap[K]): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      listener(event);
    };
    addEventListener(type, keep, { capture: true, signal: ended });
  };

  on('mousemove', (event) => frame.surround(hitBy(event)));
  let pick: ReturnType<typeof pickOf> | undefined;
  // Before the click, which checks a box for as long as its listeners run, also when it is kept from the page.
  on('pointerdown', (event) => {
    pick = pickOf(hitBy(event));
  });
  for (const type of ['pointerup', 'mousedown', 'mouseup'] as const) on(type, () => undefined);
  on('click', () => {
    // A click that was begun before the pointing points at nothing.
    if (pick) say({ type: 'pointed', pick });
  });
  on('keydown', (event) => {
    if (event.key === 'Escape') say({ type: 'unpointed' });
  });
}

/** What can be checked of an element. A secret's value is not among it. */
function pickOf(hit: Element): Extract<Pointed, { type: 'pointed' }>['pick'] {
  const element = hit.closest('button,a[href],label,option') ?? hit;
  const field = 'control' in element && element.control instanceof Element ? element.control : element;
  const target = describe(field);
  const frame = framePath();
  const sort = describeSort(field);
  const isChoice = isInput(field) && (field.type === 'checkbox' || field.type === 'radio');
  const isReadable = isField(field) && !isChoice && !isSecret(field);
  return {
    ...(target && frame && { target }),
    ...(frame && frame.length > 0 && { frame }),
    ...(sort && frame && { sort: { candidate: sort, count: matches(sort).length } }),
    text: isField(field) ? '' : textOf(field),
    ...(isReadable && { value: field.value }),
    ...(isChoice && { checked: field.checked }),
  };
}

/** A frame around elements, in a closed shadow root so that page and frame don't disturb each other. */
function drawFrame(): { surround(element: Element): void; remove(): void } {
  const host = document.createElement('div');
  host.style.cssText = 'position:fixed;inset:0;z-index:2147483647;pointer-events:none';
  const root = host.attachShadow({ mode: 'closed' });
  const box = document.createElement('div');
  const sign = document.createElement('div');
  box.style.cssText =
    'position:fixed;border:2px solid #0b6e4f;border-radius:4px;background:#0b6e4f22;box-sizing:border-box;display:none';
  sign.style.cssText =
    'position:fixed;font:12px/1.6 system-ui;background:#0b6e4f;color:#fff;padding:0 8px;border-radius:4px;max-width:60ch;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;display:none';
  root.append(box, sign);
  document.documentElement.append(host);
  return {
    surround(element) {
      const { left, top, width, height } = element.getBoundingClientRect();
      Object.assign(box.style, {
        display: 'block',
        left: `${left}px`,
        top: `${top}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
      sign.textContent = `${roleOf(element) ?? element.localName} ${nameOf(element)}`.trim();
      const above = top > 28;
      Object.assign(sign.style, {
        display: 'block',
        left: `${Math.max(4, left)}px`,
        top: `${above ? top - 24 : top + height + 4}px`,
      });
    },
    remove: () => host.remove(),
  };
}
