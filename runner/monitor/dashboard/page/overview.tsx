import type { VNode } from 'preact';
import { wordLength } from '../../../report/length.ts';
import type { JourneyCard, Overview } from '../data.ts';
import { wordAgo, wordShare } from '../words.ts';
import { useAnswer } from './ask.ts';
import { Answered, Figure, RunBars, State } from './parts.tsx';

/** All journeys at a glance. */
export function OverviewView(): VNode {
  const answer = useAnswer<Overview>('/api/overview');
  return <Answered answer={answer}>{(data) => <All {...data} />}</Answered>;
}

function All({ journeys, channels, problems, now }: Overview): VNode {
  const down = journeys.filter(({ state }) => state === 'down' || state === 'recovering').length;
  const doubtful = journeys.filter(({ state }) => state === 'suspect' || state === 'flaky').length;
  const troubled = channels.filter(({ error }) => error !== null);
  return (
    <>
      <h1 class={`headline ${down > 0 ? 'bad' : doubtful > 0 ? 'warn' : 'good'}`}>
        {headline(journeys.length, down, doubtful)}
      </h1>
      {troubled.map(({ name, waiting, error }) => (
        <p class="notice" key={name} role="alert">
          <strong>Channel “{name}” does not work:</strong> {error} {waiting}{' '}
          {waiting === 1 ? 'alert waits' : 'alerts wait'} for it.
        </p>
      ))}
      {problems.slice(0, 3).map((problem) => (
        <p class="notice" key={problem}>
          {problem}
        </p>
      ))}
      <ul class="cards">
        {journeys.map((journey) => (
          <li key={journey.key}>
            <Card journey={journey} now={now} />
          </li>
        ))}
      </ul>
    </>
  );
}

function headline(all: number, down: number, doubtful: number): string {
  if (down > 0)
    return all === 1 ? 'The journey is down' : `${down} of ${all} journeys ${down === 1 ? 'is' : 'are'} down`;
  if (doubtful > 0) return `${doubtful} of ${all} journeys ${doubtful === 1 ? 'wavers' : 'waver'}`;
  return all === 1 ? 'The journey is up' : `All ${all} journeys are up`;
}

function Card({ journey, now }: { journey: JourneyCard; now: number }): VNode {
  const { key, title, state, since, trouble, runs, uptime, p50, p95, isRunning, nextAt } = journey;
  const [last] = runs;
  return (
    <article class={`card ${state}`}>
      <header>
        <h2>
          <a href={`#/journeys/${encodeURIComponent(key)}`}>{title}</a>
        </h2>
        <State state={state} />
      </header>
      {trouble && (
        <p class="trouble">
          {trouble.step !== '' && <strong>{trouble.step}: </strong>}
          <a href={`#/runs/${trouble.run}`}>{trouble.message}</a>
        </p>
      )}
      <RunBars runs={runs} />
      <dl class="figures">
        <Figure name="24 hours">{wordShare(uptime.day)}</Figure>
        <Figure name="30 days">{wordShare(uptime.month)}</Figure>
        <Figure name="Median">{p50 === null ? '–' : wordLength(p50)}</Figure>
        <Figure name="Slowest 5 %">{p95 === null ? '–' : wordLength(p95)}</Figure>
      </dl>
      <p class="quiet">
        {since !== null && state !== 'up' && `Since ${wordAgo(since, now)}. `}
        {isRunning ? 'Runs now' : last ? `Ran ${wordAgo(last.at, now)}` : 'Not run yet'}
        {!isRunning && nextAt !== null && nextAt > now && `, next ${wordAgo(nextAt, now)}`}
      </p>
    </article>
  );
}
