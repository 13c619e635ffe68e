import type { VNode } from 'preact';
import { lacksOutcome } from '../../journey/outcome.ts';
import type { Recording } from '../messages.ts';
import type { ActiveTab } from './active-tab.ts';
import { Picked } from './picked.tsx';
import { Proposals } from './proposals.tsx';
import { send, type Ask, type Attempt } from './recording.ts';
import { resumeRecording } from './start.ts';

interface Props {
  recording: Recording;
  tab: ActiveTab | undefined;
  ask: Ask;
  attempt: Attempt;
}

/** Adds what the walk is to prove: checks of elements and of the page, and screenshots. */
export function Checks({ recording, tab, ask, attempt }: Props): VNode {
  const { state, journey, pointing, retargeted, pick, tabs } = recording;

  const point = async (): Promise<void> => {
    // Once stopped, no page listens any more; it has to again for the person to point at something in it.
    if (state === 'stopped') await resumeRecording(journey.baseUrl, tab?.id);
    await send({ type: 'point', on: true });
  };

  if (pick) return <Picked key={JSON.stringify(pick)} pick={pick} ask={ask} />;
  if (pointing) {
    return (
      <section class="checks" aria-label="Checks">
        <p role="status">
          <strong>Point at an element…</strong> Click what the {retargeted === undefined ? 'check' : 'step'}{' '}
          is about, in the page.
        </p>
        <button type="button" onClick={() => ask({ type: 'point', on: false })}>
          Cancel
        </button>
      </section>
    );
  }
  const isProofless = journey.steps.length > 0 && lacksOutcome(journey);
  const isNowhere = tabs.length === 0 && state !== 'stopped';
  return (
    <section class="checks" aria-label="Checks">
      {isProofless && (
        <p class="warning" role="status">
          This journey proves nothing yet: add a check of its outcome.
        </p>
      )}
      <Proposals recording={recording} ask={ask} />
      <div class="buttons four">
        <button
          type="button"
          class={isProofless ? 'primary' : ''}
          disabled={isNowhere}
          onClick={() => attempt(point)}
        >
          Add a check
        </button>
        <button
          type="button"
          disabled={tabs.length === 0}
          onClick={() => ask({ type: 'expect-page', what: 'url' })}
        >
          Check the address
        </button>
        <button
          type="button"
          disabled={tabs.length === 0}
          onClick={() => ask({ type: 'expect-page', what: 'title' })}
        >
          Check the title
        </button>
        <button type="button" onClick={() => ask({ type: 'screenshot' })}>
          Screenshot
        </button>
      </div>
    </section>
  );
}
