import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { wordCheck } from '../../journey/wording.ts';
import type { Appeared, Recording } from '../messages.ts';
import { useLook } from './look.ts';
import { proposalsOf, tabOfLastAct, type Proposal } from './proposed.ts';
import type { Ask } from './recording.ts';

/** Offers checks of what came of the last act, for as long as it holds; none is added unasked. */
export function Proposals({ recording, ask }: { recording: Recording; ask: Ask }): VNode {
  const { state, journey, pages } = recording;
  const [appeared, setAppeared] = useState<Appeared>();
  const page = tabOfLastAct(journey);
  const look = useLook(state === 'recording' ? pages[page] : undefined, (told) => {
    if (told === undefined) setAppeared(undefined);
    if (told?.type === 'appeared') setAppeared(told.appeared);
  });
  useEffect(() => {
    if (look.isOpen) look.ask({ type: 'watch' });
  }, [look.isOpen]);
  const proposals = appeared && journey.steps.length > 0 ? proposalsOf(appeared, journey) : [];
  if (state !== 'recording' || proposals.length === 0) return <></>;

  const add = ({ check, target }: Proposal): void => {
    if (target) ask({ type: 'expect', check, target, page });
    else if (check.kind === 'url' || check.kind === 'title') ask({ type: 'expect-page', what: check.kind });
  };
  return (
    <div class="proposals" role="group" aria-label="Checks that suggest themselves">
      {proposals.map((proposal) => (
        <button
          key={proposal.words}
          type="button"
          title={`Add the check: ${wordCheck(proposal.check, proposal.target)}`}
          onClick={() => add(proposal)}
        >
          {proposal.words}
        </button>
      ))}
    </div>
  );
}
