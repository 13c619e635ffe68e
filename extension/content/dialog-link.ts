import type { Report, Seen } from '../messages.ts';
import { now, type Outbox } from './outbox.ts';

/**
 * Reports the dialogs and choices of files that the page's side (`dialogs.iife.ts`) tells of, until `signal` aborts.
 * Whatever comes by that way may be made up by the page: it becomes what it can be, and nothing else.
 */
export function hearDialogs(outbox: Outbox, signal: AbortSignal): void {
  const name = crypto.randomUUID();
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
  const told = parse(text);
  if (isDialog(told)) {
    const { type, message, answer } = told;
    // An alert has no answer but to go on; a prompt that was dismissed answers null.
    return { kind: 'dialog', type, message, answer: answer ?? type === 'alert' };
  }
  if (isPicked(told)) {
    const what = PICKED.get(told.picker) ?? '';
    return unsupported(
      `${what} ${told.names.join(', ')} by the browser's own window, which a replay can't do`,
    );
  }
  if (isChoice(told))
    return unsupported(`Upload of ${told.files.join(', ')} into a field that is no part of the page`);
  return undefined;
}

function unsupported(reason: string): Seen {
  return { kind: 'act', act: { kind: 'unsupported', reason }, title: document.title };
}

function parse(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

interface Dialog {
  type: 'alert' | 'confirm' | 'prompt';
  message: string;
  answer?: boolean | string | null;
}

function isDialog(told: object): told is Dialog {
  if (!('type' in told && 'message' in told) || typeof told.message !== 'string') return false;
  const answer = 'answer' in told ? (told.answer ?? undefined) : undefined;
  return (
    /^(alert|confirm|prompt)$/.test(String(told.type)) && /^(undefined|boolean|string)$/.test(typeof answer)
  );
}

function isPicked(told: object): told is { picker: string; names: string[] } {
  return 'picker' in told && PICKED.has(told.picker) && 'names' in told && areTexts(told.names);
}

/** What a page lets a person do by each of the browser's windows. */
const PICKED: ReadonlyMap<unknown, string> = new Map([
  ['showOpenFilePicker', 'Opening the file'],
  ['showSaveFilePicker', 'Saving the file'],
  ['showDirectoryPicker', 'Opening the folder'],
]);

function isChoice(told: object): told is { files: string[] } {
  return 'files' in told && areTexts(told.files);
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
