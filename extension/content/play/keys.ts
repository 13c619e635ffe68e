import { deepActive, isField, isInput } from '../../../journey/target/page.ts';
import type { Held } from './protocol.ts';
import { write } from './writing.ts';

/** Presses a key by its events, and does what browsers do of themselves at the most usual ones. */
export function press(key: string, held: Held): void {
  const target = deepActive() ?? document.body;
  const how = {
    key,
    code: codeOf(key),
    ...held,
    bubbles: true,
    cancelable: true,
    composed: true,
    view: window,
  };
  const goesOn = target.dispatchEvent(new KeyboardEvent('keydown', how));
  const isPlain = !held.altKey && !held.ctrlKey && !held.metaKey;
  if (goesOn && isPlain) follow(target, key);
  target.dispatchEvent(new KeyboardEvent('keyup', how));
}

function follow(target: Element, key: string): void {
  const isPressed = target.matches('button,summary,[type=submit],[type=button],[type=reset]');
  if (key === 'Enter' && (isPressed || target.matches('a[href]'))) clickOf(target);
  else if (key === 'Enter' && isInput(target)) send(target);
  else if (key === ' ' && (isPressed || target.matches('[type=checkbox],[type=radio]'))) clickOf(target);
  else if (key.length === 1 && isField(target)) write(target, target.value + key, true);
}

/** Sends a field's form as Enter does: by its button where it has one. */
function send({ form }: HTMLInputElement): void {
  if (!form) return;
  const button = [...form.elements].find((element) =>
    element.matches('button:not([type=button],[type=reset]),input[type=submit],input[type=image]'),
  );
  if (button) {
    if (!button.matches(':disabled')) clickOf(button);
    return;
  }
  const fields = [...form.elements].filter((element) => isField(element));
  if (fields.length === 1) form.requestSubmit();
}

function clickOf(element: Element): void {
  if (element instanceof HTMLElement) element.click();
}

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  return key === ' ' ? 'Space' : key;
}
