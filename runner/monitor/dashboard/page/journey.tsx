import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { wordLength } from '../../../report/length.ts';
import type { JourneyPage, RunLine, Trend } from '../data.ts';
import { wordAgo, wordLocation, wordShare } from '../words.ts';
import { ask, useAnswer } from './ask.ts';
import { Chart } from './chart.tsx';
import { IncidentList } from './incidents.tsx';
import { Answered, Figure, Moment, RunBars, State, wordRun } from './parts.tsx';

/** One journey in full: how it goes, how long its steps take, its runs and incidents. */
export function JourneyView({ name }: { name: string }): VNode {
  const [days, setDays] = useState(7);
  const answer = useAnswer<JourneyPage>(`/api/journeys/${encodeURIComponent(name)}?days=${days}`);
  return <Answered answer={answer}>{(page) => <Whole page={page} days={days} onDays={setDays} />}</Answered>;
}

function Whole({
  page,
  days,
  onDays,
}: {
  page: JourneyPage;
  days: number;
  onDays: (days: number) => void;
}): VNode {
  const { card, file, schedule, incidents, runs } = page;
  const { key, title, state, isRunning } = card;
  const [why, setWhy] = useState<string>();
  const path = `/api/journeys/${encodeURIComponent(key)}`;
  const post = async (what: string, body = {}): Promise<void> => setWhy(await ask(`${path}/${what}`, body));
  return (
    <>
      <header class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet">
            <code>{file}</code> · {schedule}
            {card.nextAt !== null && !isRunning && `, next ${wordAgo(card.nextAt, Date.now())}`}
          </p>
        </div>
        <State state={state} />
        <div class="buttons">
          <button type="button" class="main" disabled={isRunning} onClick={() => post('run')}>
            {isRunning ? 'Runs now…' : 'Run now'}
          </button>
          {state === 'maintenance' ? (
            <button type="button" onClick={() => post('maintenance', { minutes: 0 })}>
              End maintenance
            </button>
          ) : (
            <button type="button" onClick={() => post('maintenance', { minutes: 60 })}>
              Maintenance for an hour
            </button>
          )}
        </div>
      </header>
      {why !== undefined && (
        <p class="problem" role="alert">
          {why}
        </p>
      )}
      {card.trouble && (
        <p class="notice bad">
          {card.trouble.step !== '' && <strong>{card.trouble.step}: </strong>}
          <a href={`#/runs/${card.trouble.run}`}>{card.trouble.message}</a>
        </p>
      )}
      <section class="panel">
        <RunBars runs={card.runs} />
        <Figures page={page} />
      </section>
      <Lengths page={page} days={days} onDays={onDays} />
      <Runs runs={runs} />
      <section class="panel">
        <h2>Incidents</h2>
        <IncidentList incidents={incidents} />
      </section>
    </>
  );
}

function Figures({ page: { card, slo } }: { page: JourneyPage }): VNode {
  const left = slo.allowed === 0 ? (slo.failed === 0 ? 1 : 0) : 1 - slo.failed / slo.allowed;
  const kind = left <= 0 ? 'bad' : left < 0.25 ? 'warn' : '';
  return (
    <dl class="figures">
      <Figure name="24 hours">{wordShare(card.uptime.day)}</Figure>
      <Figure name={`${slo.days} days`}>{wordShare(card.uptime.month)}</Figure>
      <Figure name="Goal">{wordShare(slo.goal)}</Figure>
      <Figure name="Error budget left" kind={kind}>
        {slo.runs === 0 ? '–' : left < 0 ? 'used up' : `${Math.floor(left * 100)} %`}
        <meter
          min={0}
          max={1}
          low={0.25}
          high={0.5}
          optimum={1}
          value={Math.max(0, left)}
          aria-label="Error budget left"
        />
        <span class="quiet">
          {slo.failed} failed, {Math.floor(slo.allowed)} may
        </span>
      </Figure>
    </dl>
  );
}

function Lengths({
  page,
  days,
  onDays,
}: {
  page: JourneyPage;
  days: number;
  onDays: (days: number) => void;
}): VNode {
  const [chosen, setChosen] = useState<number>();
  const series = chosen ?? page.whole ?? undefined;
  const answer = useAnswer<Trend>(series === undefined ? undefined : `/api/trend/${series}?days=${days}`);
  const name = page.steps.find((step) => step.series === chosen)?.name;
  const slowest = Math.max(1, ...page.steps.map(({ p95 }) => p95));
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{name === undefined ? 'How long it takes' : `How long “${name}” takes`}</h2>
        <div class="buttons" role="group" aria-label="How far back">
          {[1, 7, 30, 90].map((number) => (
            <button type="button" key={number} aria-pressed={number === days} onClick={() => onDays(number)}>
              {number === 1 ? '1 day' : `${number} days`}
            </button>
          ))}
        </div>
      </div>
      {series === undefined ? (
        <p class="quiet">No run has passed yet.</p>
      ) : (
        <Answered answer={answer}>{(trend) => <Chart trend={trend} />}</Answered>
      )}
      {page.steps.length > 0 && (
        <table class="steps">
          <caption class="unseen">Steps with their median length and what 95 of 100 were faster than</caption>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col" class="number">
                Median
              </th>
              <th scope="col" class="number">
                Slowest 5 %
              </th>
              <th scope="col">
                <span class="unseen">As bars</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {page.steps.map(({ series: id, name, p50, p95 }) => (
              <tr key={id}>
                <td>
                  <button
                    type="button"
                    class="link"
                    aria-pressed={chosen === id}
                    onClick={() => setChosen(chosen === id ? undefined : id)}
                  >
                    {name}
                  </button>
                </td>
                <td class="number">{wordLength(p50)}</td>
                <td class="number">{wordLength(p95)}</td>
                <td class="spread" aria-hidden="true">
                  <span class="track">
                    <span class="bar pale" style={{ left: 0, width: `${(100 * p95) / slowest}%` }} />
                    <span class="bar" style={{ left: 0, width: `${(100 * p50) / slowest}%` }} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Runs({ runs }: { runs: readonly RunLine[] }): VNode {
  const [picked, setPicked] = useState<readonly number[]>([]);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? runs : runs.slice(0, 12);
  const [first, second] = picked.toSorted((a, b) => a - b);
  const toggle = (id: number): void =>
    setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked.slice(-1), id]);
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Runs</h2>
        {first !== undefined && second !== undefined ? (
          <a class="button" href={`#/compare/${first}/${second}`}>
            Compare the two
          </a>
        ) : (
          <span class="quiet">Choose two to compare them</span>
        )}
      </div>
      <ul class="runs">
        {shown.map((run) => (
          <li key={run.id} class={run.verdict}>
            <input
              type="checkbox"
              aria-label={`Compare the run of ${new Date(run.at).toLocaleString()}`}
              checked={picked.includes(run.id)}
              onChange={() => toggle(run.id)}
            />
            <a href={`#/runs/${run.id}`}>
              <Moment at={run.at} />
            </a>
            <span class="what">
              {wordRun(run)}
              {wordLocation(run.location)}
            </span>
            <span class="why quiet">
              {run.step ? `${run.step}: ${run.message ?? ''}` : (run.message ?? '')}
            </span>
            <span class="length">{run.duration === null ? '' : wordLength(run.duration)}</span>
          </li>
        ))}
      </ul>
      {runs.length > shown.length && (
        <button type="button" onClick={() => setWhole(true)}>
          Show {runs.length - shown.length} more
        </button>
      )}
    </section>
  );
}
