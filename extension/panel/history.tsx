import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Recording } from '../messages.ts';
import { Again, Back } from './icons.tsx';
import { historyKey } from './history-key.ts';
import type { Ask } from './recording.ts';

interface Props {
  recording: Recording;
  /** Whether to say what would be undone. */
  isTold: boolean;
  ask: Ask;
}

/** Takes edits of the journey back, and makes them again; what was recorded stays. */
export function History({ recording: { undo, redo }, isTold, ask }: Props): VNode {
  return (
    <div class="history" role="group" aria-label="Edits">
      <button
        type="button"
        class="quiet-button"
        aria-label="Undo"
        disabled={undo === undefined}
        title={`Undo ${KEYS.undo}${undo === undefined ? '' : `: ${undo}`}`}
        onClick={() => ask({ type: 'undo' })}
      >
        <Back />
      </button>
      <button
        type="button"
        class="quiet-button"
        aria-label="Redo"
        disabled={redo === undefined}
        title={`Redo ${KEYS.redo}${redo === undefined ? '' : `: ${redo}`}`}
        onClick={() => ask({ type: 'redo' })}
      >
        <Again />
      </button>
      {isTold && <p role="status">{undo}</p>}
    </div>
  );
}

const KEYS = { undo: '(Ctrl+Z)', redo: '(Ctrl+Shift+Z)' };

/** Undo and redo by the usual keys, except in a field, which has its own. */
export function useHistoryKeys(ask: Ask): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      const type = historyKey(event);
      if (!type || isInText(event.target)) return;
      event.preventDefault();
      ask({ type });
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [ask]);
}

function isInText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type);
}
