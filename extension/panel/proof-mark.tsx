import type { VNode } from 'preact';
import type { Step } from '../../journey/model.ts';
import { wordStep } from '../../journey/wording.ts';
import { Onward } from './icons.tsx';
import { useProving } from './proving.tsx';

/** What a replay came to at a step, at its row. */
export function ProofMark({ step }: { step: Step }): VNode {
  const told = useProving()?.going?.proof.steps[step.id];
  if (!told) return <></>;
  switch (told.state) {
    case 'running':
      return <span class="proof running">replaying…</span>;
    case 'passed':
      return <span class="proof passed">passed in {inSeconds(told.duration)}</span>;
    case 'failed':
      return <span class="proof failed">failed: {told.why}</span>;
  }
}

/** Replays all up to a step, and records from there. */
export function FromHere({ step, tabIndex }: { step: Step; tabIndex: number }): VNode {
  const proving = useProving();
  if (step.kind === 'group' || !proving) return <></>;
  const isBusy = proving.going !== undefined && !proving.going.proof.end;
  return (
    <button
      type="button"
      class="quiet-button"
      tabIndex={tabIndex}
      aria-label={`Record from here: ${wordStep(step)}`}
      title="Record from here: replays the steps up to this one first"
      disabled={isBusy}
      onClick={() => proving.start(step.id)}
    >
      <Onward />
    </button>
  );
}

/** A length of time for readers. */
export function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
