import { now, type Outbox } from './outbox.ts';

/** Reports the dialogs that the page's side (`dialogs.iife.ts`) tells of, until `signal` aborts. */
export function hearDialogs(outbox: Outbox, signal: AbortSignal): void {
  const name = crypto.randomUUID();
  const offer = (): boolean => dispatchEvent(new CustomEvent('waymark:channel', { detail: name }));
  // Whichever of the two scripts comes first, the other answers.
  addEventListener('waymark:dialogs', offer, { signal });
  offer();
  addEventListener(
    name,
    (event) => {
      const dialog: unknown = event instanceof CustomEvent ? JSON.parse(String(event.detail)) : undefined;
      // An alert has no answer but to go on; a prompt that was dismissed answers null.
      if (isDialog(dialog)) {
        outbox.send({ kind: 'dialog', ...dialog, answer: dialog.answer ?? dialog.type === 'alert' }, now());
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
