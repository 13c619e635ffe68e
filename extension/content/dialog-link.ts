import type { Report, Seen } from '../messages.ts';
import { now, type Outbox } from './outbox.ts';
import { newToken } from './token.ts';

/**
 * Reports the dialogs and choices of files that the page's side (`dialogs.iife.ts`) tells of, until `signal` aborts.
 * Whatever comes by that way may be made up by the page: it becomes what it can be, and nothing else.
 */
export function hearDialogs(outbox: Outbox, signal: AbortSignal): void {
  const name = newToken();
  const agreed = new AbortController();
  // Whichever of the two scripts comes first, the other answers. Whoever asks later is the page, which is not to know.
  const offer = (): void => {
    const isFree = dispatchEvent(new CustomEvent('waymark:channel', { detail: name, cancelable: true }));
    if (!isFree) agreed.abort();
  };
  addEventListener('waymark:dialogs', offer, {
    once: true,
    signal: AbortSignal.any([agreed.signal, signal]),
  });
  offer();
  addEventListener(
    name,
    (event) => {
      const seen = seenIn(event instanceof CustomEvent ? String(event.detail) : '');
      if (seen) outbox.send(seen, now());
    },
    { signal },
  );
}

function seenIn(text: string): Report['seen'] | undefined {
  const { type, message, answer, picker, names, files } = parse(text);
  if ((type === 'alert' || type === 'confirm' || type === 'prompt') && typeof message === 'string') {
    // An alert has no answer but to go on; a prompt that was dismissed answers null.
    const given = typeof answer === 'string' ? answer : answer === true || type === 'alert';
    return { kind: 'dialog', type, message, answer: given };
  }
  const what = PICKED.get(picker);
  if (what && areTexts(names))
    return unsupported(`${what} ${names.join(', ')} by the browser's own window, which a replay can't do`);
  if (areTexts(files))
    return unsupported(`Upload of ${files.join(', ')} into a field that is no part of the page`);
  return undefined;
}

function unsupported(reason: string): Seen {
  return { kind: 'act', act: { kind: 'unsupported', reason }, title: document.title };
}

function parse(text: string): Partial<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** What a page lets a person do by each of the browser's windows. */
const PICKED: ReadonlyMap<unknown, string> = new Map([
  ['showOpenFilePicker', 'Opening the file'],
  ['showSaveFilePicker', 'Saving the file'],
  ['showDirectoryPicker', 'Opening the folder'],
]);

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
