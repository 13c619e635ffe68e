import type { VNode } from 'preact';
import type { Run } from '../evidence/run.ts';
import { wordCause } from './causes.ts';
import { wordLength } from './length.ts';
import { VerdictBadge } from './mark.tsx';

/** The journeys, one line each, with what went wrong; each leads to the journey in full. */
export function Contents({ runs, onPick }: { runs: readonly Run[]; onPick: (id: string) => void }): VNode {
  return (
    <ul class="contents">
      {runs.map(({ id, journey, verdict, failure, duration }) => (
        <li key={id}>
          <VerdictBadge verdict={verdict} />
          <span class="words">
            <a href={`#${encodeURIComponent(id)}`} onClick={() => onPick(id)}>
              {journey.title}
            </a>
            {failure && (
              <span class="why">
                {wordCause(failure.cause)}
                {failure.step && ` · step “${failure.step}”`}
              </span>
            )}
          </span>
          <span class="length">{wordLength(duration)}</span>
        </li>
      ))}
    </ul>
  );
}
