import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Recording } from '../messages.ts';
import type { ActiveTab } from './active-tab.ts';
import type { Ask, Attempt } from './recording.ts';
import { resumeRecording } from './start.ts';

interface Props {
  recording: Recording;
  tab: ActiveTab | undefined;
  ask: Ask;
  attempt: Attempt;
}

/** The head of the panel: whether it records, which site, the buttons for that, and the journey's name. */
export function Controls({ recording, tab, ask, attempt }: Props): VNode {
  const { state, journey } = recording;

  const resume = (): Promise<void> => attempt(() => resumeRecording(journey.baseUrl, tab?.id));

  return (
    <header>
      <div class="state" data-state={state}>
        <span class="dot" aria-hidden="true" />
        <p role="status">
          <strong>{words[state]}</strong>
        </p>
        <span class="origin">{journey.baseUrl}</span>
        <div class="buttons">
          {state === 'recording' ? (
            <button type="button" onClick={() => ask({ type: 'pause' })}>
              Pause
            </button>
          ) : (
            <button type="button" onClick={resume}>
              Resume
            </button>
          )}
          {state !== 'stopped' && (
            <button type="button" onClick={() => ask({ type: 'stop' })}>
              Stop
            </button>
          )}
        </div>
      </div>
      <Name recording={recording} ask={ask} />
    </header>
  );
}

const words = { idle: 'Idle', recording: 'Recording', paused: 'Paused', stopped: 'Stopped' };

function Name({ recording, ask }: { recording: Recording; ask: Ask }): VNode {
  // While it is edited, the field shows what is typed and not what comes back of it.
  const [draft, setDraft] = useState<string>();
  return (
    <label class="field">
      <span>Journey name</span>
      <input
        type="text"
        placeholder={recording.journey.title}
        value={draft ?? recording.name}
        onInput={({ currentTarget }) => {
          setDraft(currentTarget.value);
          ask({ type: 'name', title: currentTarget.value.trim() });
        }}
        onBlur={() => setDraft(undefined)}
      />
    </label>
  );
}
