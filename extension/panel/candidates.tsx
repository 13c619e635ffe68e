import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { MAIN_PAGE } from '../../journey/format.ts';
import type { Candidate, Step, Target } from '../../journey/model.ts';
import { stabilityOf } from '../../journey/target/stability.ts';
import { wordCandidate, wordLasting } from '../../journey/wording.ts';
import type { LookTold, Recording } from '../messages.ts';
import { useLook } from './look.ts';
import type { Ask } from './recording.ts';

interface Props {
  step: Step;
  target: Target;
  recording: Recording;
  ask: Ask;
}

/** The names of a step's element in their order, and what each matches in the page now; choosing one makes it the first. */
export function Candidates({ step, target, recording, ask }: Props): VNode {
  const { candidates } = target;
  const [counts, setCounts] = useState<Map<string, number>>();
  const tab = recording.pages[step.page ?? MAIN_PAGE];
  const frame = 'frame' in step && step.frame ? { frame: step.frame } : {};
  const look = useLook(recording.state === 'stopped' ? undefined : tab, (told) =>
    setCounts(told?.type === 'counted' ? countsOf(told) : undefined),
  );
  const key = JSON.stringify(candidates);
  const count = (): void => look.ask({ type: 'count', ...frame, candidates });
  useEffect(() => {
    if (!look.isOpen) return undefined;
    count();
    // What a page holds changes without a word.
    const timer = setInterval(count, RECOUNT);
    return () => clearInterval(timer);
  }, [look.isOpen, key]);

  const choose = (chosen: Candidate): void => {
    const others = candidates.filter((other) => other !== chosen);
    ask({ type: 'set', id: step.id, fields: { target: { ...target, candidates: [chosen, ...others] } } });
  };
  const show = (candidate: Candidate) => (): void => look.ask({ type: 'show', ...frame, candidate });
  const hide = (): void => look.ask({ type: 'hide' });

  return (
    <fieldset class="candidates">
      <legend>Found by</legend>
      {candidates.map((candidate, index) => (
        <button
          key={keyOf(candidate)}
          type="button"
          aria-pressed={index === 0}
          onClick={() => choose(candidate)}
          onMouseEnter={show(candidate)}
          onMouseLeave={hide}
          onFocus={show(candidate)}
          onBlur={hide}
        >
          <span>{wordCandidate(candidate)}</span>
          <span class="quiet">
            {wordCount(counts?.get(keyOf(candidate)))} · {stabilityOf(candidate)} of 100,{' '}
            {wordLasting(candidate)}
          </span>
        </button>
      ))}
      <button
        type="button"
        class="quiet-button"
        disabled={tab === undefined || recording.state === 'stopped'}
        onClick={() => ask({ type: 'point', on: true, for: step.id })}
      >
        Point at another element
      </button>
    </fieldset>
  );
}

/** Milliseconds. */
const RECOUNT = 1000;

function countsOf({ candidates, counts }: Extract<LookTold, { type: 'counted' }>): Map<string, number> {
  return new Map(candidates.map((one, at) => [keyOf(one), counts[at] ?? 0]));
}

function keyOf(candidate: Candidate): string {
  return JSON.stringify(candidate);
}

function wordCount(count: number | undefined): string {
  if (count === undefined) return 'no such page is open now';
  if (count === 0) return 'no match now';
  return count === 1 ? '1 match now' : `${count} matches now`;
}
