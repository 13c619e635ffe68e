import { isField, isInput, textOf } from '../../../journey/target/page.ts';
import browser from '../../api.ts';
import type { Pointed } from '../../messages.ts';
import { describe, framePath, hitBy, isSecret, matches, nameOf, roleOf } from './lent.ts';
import { drawOutlines } from './outlines.ts';
import { describeSort } from './sort.ts';

/**
 * Lets the person point at an element, for a check. Only while pointing is a frame drawn over the page and
 * are clicks kept from it; both end with the choice, Escape, or `signal`.
 */
export function startPointing(signal: AbortSignal): void {
  const done = new AbortController();
  const ended = AbortSignal.any([signal, done.signal]);
  const frame = drawOutlines();
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
      if (!event.isTrusted) return; // a page points at nothing in a person's name
      event.preventDefault();
      event.stopImmediatePropagation();
      listener(event);
    };
    addEventListener(type, keep, { capture: true, signal: ended });
  };

  on('mousemove', (event) => {
    const element = hitBy(event);
    frame.surround([element], `${roleOf(element) ?? element.localName} ${nameOf(element)}`.trim());
  });
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
