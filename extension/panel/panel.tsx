import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Recording } from '../messages.ts';
import { useActiveTab, type ActiveTab } from './active-tab.ts';
import { Checks } from './checks.tsx';
import { Controls } from './controls.tsx';
import { Finish } from './finish.tsx';
import { Idle } from './idle.tsx';
import { useReach } from './reach.ts';
import { useAsk, useRecording, type Ask } from './recording.ts';
import { Script } from './script.tsx';
import { Steps } from './steps.tsx';

/** The whole side panel: what it shows follows from the recording that the background keeps. */
export function Panel(): VNode {
  const recording = useRecording();
  const tab = useActiveTab();
  const { ask, problem, tell } = useAsk();
  if (!recording) return <></>;
  return (
    <>
      {recording.state === 'idle' ? (
        <Idle tab={tab} ask={ask} tell={tell} />
      ) : (
        <Walk recording={recording} tab={tab} ask={ask} tell={tell} />
      )}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

interface WalkProps {
  recording: Recording;
  tab: ActiveTab | undefined;
  ask: Ask;
  tell: (problem: string) => void;
}

/** A recording, from its start until it is discarded. */
function Walk({ recording, tab, ask, tell }: WalkProps): VNode {
  const [wantsScript, setWantsScript] = useState(false);
  const [outcome, setOutcome] = useState('');
  const why = useReach(recording, tab);
  const isScriptShown = wantsScript && recording.journey.steps.length > 0;

  const onDone = (text: string): void => {
    tell('');
    setOutcome(text);
  };
  const onProblem = (text: string): void => {
    setOutcome('');
    tell(text);
  };

  return (
    <>
      <Controls recording={recording} tab={tab} ask={ask} tell={tell} />
      {why && (
        <p class="warning" role="status">
          {why}
        </p>
      )}
      <main>
        {isScriptShown ? (
          <Script journey={recording.journey} onDone={onDone} onProblem={onProblem} />
        ) : (
          <Steps recording={recording} ask={ask} />
        )}
      </main>
      {outcome && (
        <p class="done" role="status">
          {outcome}
        </p>
      )}
      <footer>
        <Checks recording={recording} tab={tab} ask={ask} tell={tell} />
        <Finish
          recording={recording}
          isScriptShown={isScriptShown}
          onScript={() => setWantsScript(!isScriptShown)}
          onDone={onDone}
          onProblem={onProblem}
          ask={ask}
        />
      </footer>
    </>
  );
}
