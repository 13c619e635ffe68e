import { hitBy } from '../../journey/target/hit.ts';
import { editingHostOf } from '../../journey/target/editable.ts';
import { isProxy } from './proxy.ts';
import { isField, isInput } from '../../journey/target/page.ts';

/**
 * Which key strokes are acts of their own. Typing is told by the field's value and a button's Enter by the
 * click it makes; what is left matters always (`Enter`, `Escape`) or only when the page acts on it.
 * @returns undefined for strokes that are never acts; `key` is in Puppeteer's terms, such as `Control+k`
 */
export function keyStroke(
  event: KeyboardEvent,
): { key: string; matters: 'always' | 'if acted on' } | undefined {
  const { key, repeat, isComposing } = event;
  if (
    repeat ||
    isComposing ||
    MODIFIERS.has(key) ||
    key === 'Dead' ||
    key === 'Process' ||
    key === 'Unidentified'
  ) {
    return undefined;
  }
  const on = hitBy(event);
  const modifiers = modifiersOf(event);
  const name = strokeName(event);
  const isPlain = modifiers.length === 0;
  if (isPlain && key === 'Escape') return { key: name, matters: 'always' };
  if (isPlain && (key === 'Enter' || key === ' ') && on.closest(PRESSED_BY_KEY)) return undefined;
  if (isPlain && key === 'Enter') {
    return { key: name, matters: isInput(on) && isField(on) ? 'always' : 'if acted on' };
  }
  // A field tells of its typing by its value, and may hold a secret.
  if (key.length === 1 && (isField(on) || on.closest('[contenteditable]')) && isPlain) return undefined;
  if (!isProxy(on) && (isField(on) || editingHostOf(on))) {
    if ((key.length === 1 && isPlain) || EDITING.test(name)) return undefined;
  }
  return { key: name, matters: 'if acted on' };
}

/** A key with those that are held, in Puppeteer's terms: `Control+k`. */
export function strokeName(event: KeyboardEvent): string {
  return [...modifiersOf(event), event.key === ' ' ? 'Space' : event.key].join('+');
}

/** Copies, cuts, pastes, selects, undoes: what comes of these in a field is in its value. */
const EDITING = /^((Control|Meta)\+(Shift\+)?[acvxyz]|(Shift|Control)\+Insert|Shift\+Delete)$/i;

/** What Enter or Space presses like a click. */
const PRESSED_BY_KEY =
  'a[href],button,summary,input[type=button],input[type=submit],input[type=reset],input[type=checkbox],input[type=radio],input[type=image],input[type=file]';

const MODIFIERS = new Set([
  'Alt',
  'AltGraph',
  'Control',
  'Meta',
  'Shift',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
]);

function modifiersOf(event: KeyboardEvent): string[] {
  const shifts = event.shiftKey && (event.key.length > 1 || event.ctrlKey || event.altKey || event.metaKey);
  return [
    ...(event.altKey && !event.getModifierState('AltGraph') ? ['Alt'] : []),
    ...(event.ctrlKey && !event.getModifierState('AltGraph') ? ['Control'] : []),
    ...(event.metaKey ? ['Meta'] : []),
    ...(shifts ? ['Shift'] : []),
  ];
}
