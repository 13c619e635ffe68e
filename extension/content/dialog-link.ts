import { now, type Outbox } from './outbox.ts';

/** Reports the dialogs and choices of files that the page's side (`dialogs.iife.ts`) tells of, until `signal` aborts. */
export function hearDialogs(outbox: Outbox, signal: AbortSignal): void {
  const name = crypto.randomUUID();
  const offer = (): boolean => dispatchEvent(new CustomEvent('waymark:channel', { detail: name }));
  // Whichever of the two scripts comes first, the other answers.
  addEventListener('waymark:dialogs', offer, { signal });
  offer();
  addEventListener(
    name,
    (event) => {
      const told: unknown = event instanceof CustomEvent ? JSON.parse(String(event.detail)) : undefined;
      // An alert has no answer but to go on; a prompt that was dismissed answers null.
      if (isDialog(told)) {
        outbox.send({ kind: 'dialog', ...told, answer: told.answer ?? told.type === 'alert' }, now());
      }
      if (isPicked(told)) {
        const what = PICKED[told.picker] ?? told.picker;
        const reason = `${what} ${told.names.join(', ')} by the browser's own window, which a replay can't do`;
        outbox.send({ kind: 'act', act: { kind: 'unsupported', reason }, title: document.title }, now());
      }
      if (isChoice(told)) {
        const reason = `Upload of ${told.files.join(', ')} into a field that is no part of the page`;
        outbox.send({ kind: 'act', act: { kind: 'unsupported', reason }, title: document.title }, now());
      }
    },
    { signal },
  );
}

interface Dialog {
  type: 'alert' | 'confirm' | 'prompt';
  message: string;
  answer?: boolean | string | null;
}

function isDialog(value: unknown): value is Dialog {
  return typeof value === 'object' && value !== null && 'type' in value && 'message' in value;
}

function isPicked(value: unknown): value is { picker: string; names: string[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'picker' in value &&
    'names' in value &&
    Array.isArray(value.names)
  );
}

/** What a page lets a person do by each of the browser's windows. */
const PICKED: Readonly<Record<string, string>> = {
  showOpenFilePicker: 'Opening the file',
  showSaveFilePicker: 'Saving the file',
  showDirectoryPicker: 'Opening the folder',
};

function isChoice(value: unknown): value is { files: string[] } {
  return typeof value === 'object' && value !== null && 'files' in value && Array.isArray(value.files);
}
