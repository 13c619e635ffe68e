import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { canonical } from '../../journey/canonical.ts';
import type { Recording } from '../messages.ts';
import { useActiveTab, type ActiveTab } from './active-tab.ts';
import { Checks } from './checks.tsx';
import { Controls } from './controls.tsx';
import { Finish } from './finish.tsx';
import { Frames } from './frames.tsx';
import { Idle } from './idle.tsx';
import { ProofStatus } from './proof-status.tsx';
import { Proving } from './proving.tsx';
import { useReach } from './reach.ts';
import { send, useAttempt, useRecording, type Ask, type Attempt } from './recording.ts';
import { Script } from './script.tsx';
import { Steps } from './steps.tsx';
import { Hindered, Reading, Trouble } from './trouble.tsx';

/** The whole side panel: what it shows follows from the recording that the background keeps. */
export function Panel(): VNode {
  const recording = useRecording();
  const tab = useActiveTab();
  const { attempt, problem } = useAttempt();
  const ask: Ask = (command) => void attempt(() => send(command));
  if (!recording) return <Reading />;
  return (
    <>
      {recording.state === 'idle' ? (
        <Idle tab={tab} attempt={attempt} />
      ) : (
        <Walk recording={recording} tab={tab} ask={ask} attempt={attempt} />
      )}
      {problem && <Trouble problem={problem} />}
    </>
  );
}

interface WalkProps {
  recording: Recording;
  tab: ActiveTab | undefined;
  ask: Ask;
  attempt: Attempt;
}

/** A recording, from its start until it is discarded. */
function Walk({ recording, tab, ask, attempt }: WalkProps): VNode {
  const [wantsScript, setWantsScript] = useState(false);
  const [outcome, setOutcome] = useState({ text: '', of: '' });
  const hindrance = useReach(recording, tab);
  // What was said of the journey as it was then would be false of a journey that changed since.
  const onDone = (text: string): void => setOutcome({ text, of: canonical(recording.journey) });
  const isScriptShown = wantsScript && recording.journey.steps.length > 0;

  return (
    <Proving recording={recording} attempt={attempt}>
      <Controls recording={recording} tab={tab} ask={ask} attempt={attempt} />
      {hindrance && <Hindered hindrance={hindrance} attempt={attempt} />}
      <Frames recording={recording} attempt={attempt} />
      <main>
        {isScriptShown ? (
          <Script journey={recording.journey} onDone={onDone} attempt={attempt} />
        ) : (
          <Steps recording={recording} ask={ask} />
        )}
      </main>
      {outcome.text && outcome.of === canonical(recording.journey) && (
        <p class="done" role="status">
          {outcome.text}
        </p>
      )}
      <ProofStatus />
      <footer>
        <Checks recording={recording} tab={tab} ask={ask} attempt={attempt} />
        <Finish
          recording={recording}
          isScriptShown={isScriptShown}
          onScript={() => setWantsScript(!isScriptShown)}
          onDone={onDone}
          ask={ask}
          attempt={attempt}
        />
      </footer>
    </Proving>
  );
}
