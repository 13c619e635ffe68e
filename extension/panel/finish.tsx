import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Recording } from '../messages.ts';
import { ProveButton } from './proof-status.tsx';
import type { Ask, Attempt } from './recording.ts';
import { saveToRepo } from './save.ts';

interface Props {
  recording: Recording;
  isScriptShown: boolean;
  onScript: () => void;
  onDone: (outcome: string) => void;
  ask: Ask;
  attempt: Attempt;
}

/** The foot of the panel: what becomes of the recording. */
export function Finish({ recording, isScriptShown, onScript, onDone, ask, attempt }: Props): VNode {
  const { state, journey } = recording;
  const [isAsking, setAsking] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const isEmpty = journey.steps.length === 0;
  const canSave = globalThis.waymarkSave !== undefined && !isEmpty && (state === 'stopped' || isScriptShown);

  const save = (): void => {
    setSaving(true);
    onDone('');
    void attempt(() => saveToRepo(journey).then(onDone)).finally(() => setSaving(false));
  };

  if (isAsking) {
    return (
      <section class="finish" aria-label="Discard">
        <p role="alert">Discard this journey? It is not kept then.</p>
        <div class="buttons">
          <button type="button" class="danger" onClick={() => ask({ type: 'discard' })}>
            Discard
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            Keep
          </button>
        </div>
      </section>
    );
  }
  return (
    <section class="finish" aria-label="Recording">
      <div class="buttons">
        {canSave && (
          <button type="button" class="primary" disabled={isSaving} onClick={save}>
            Save to the repo
          </button>
        )}
        {!isEmpty && <ProveButton />}
        {!isEmpty && (
          <button type="button" aria-pressed={isScriptShown} onClick={onScript}>
            Script
          </button>
        )}
        <button type="button" class="quiet-button" onClick={() => ask({ type: 'put-away' })}>
          New recording
        </button>
        {!isEmpty && (
          <button type="button" class="quiet-button" onClick={() => setAsking(true)}>
            Discard…
          </button>
        )}
      </div>
    </section>
  );
}
