import type { VNode } from 'preact';
import type { IncidentLine } from '../data.ts';
import { wordSpan } from '../../channels/wording.ts';
import { wordLocation } from '../words.ts';
import { useAnswer } from './ask.ts';
import { Answered, Moment } from './parts.tsx';

/** All incidents, newest first. */
export function Incidents(): VNode {
  const answer = useAnswer<IncidentLine[]>('/api/incidents');
  return (
    <>
      <h1>Incidents</h1>
      <section class="panel">
        <Answered answer={answer}>{(incidents) => <IncidentList incidents={incidents} />}</Answered>
      </section>
    </>
  );
}

/** Incidents with what was wrong, since when, and for how long. */
export function IncidentList({ incidents }: { incidents: readonly IncidentLine[] }): VNode {
  if (incidents.length === 0) return <p class="quiet">None so far.</p>;
  return (
    <ul class="incidents">
      {incidents.map(({ id, key, title, location, since, endedAt, run, message, step, deployed }) => (
        <li key={id} class={endedAt === null ? 'open' : 'ended'}>
          <p>
            <a href={`#/journeys/${encodeURIComponent(key)}`}>{title}</a>{' '}
            <span class="length">
              {endedAt === null ? `open for ${wordSpan(Date.now() - since)}` : wordSpan(endedAt - since)}
            </span>
          </p>
          <p class="trouble">
            {step !== '' && <strong>{step}: </strong>}
            <a href={`#/runs/${run}`}>{message}</a>
          </p>
          <p class="quiet">
            Since <Moment at={since} />
            {wordLocation(location)}
            {endedAt !== null && (
              <>
                , until <Moment at={endedAt} />
              </>
            )}
            {deployed !== null && `, after ${deployed} was deployed`}
          </p>
        </li>
      ))}
    </ul>
  );
}
