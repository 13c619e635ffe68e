import type { VNode } from 'preact';
import type { Run } from '../../../evidence/run.ts';
import { wordLength } from '../../../report/length.ts';
import type { RunPage } from '../data.ts';
import { useAnswer } from './ask.ts';
import { Answered, Moment, wordRun } from './parts.tsx';
import { picturesFor } from './run.tsx';

/** Two runs beside each other: how long each step took, how it looked, and which requests only one of them made. */
export function Compare({ first, second }: { first: string; second: string }): VNode {
  const one = useAnswer<RunPage>(`/api/runs/${Number(first)}`);
  const two = useAnswer<RunPage>(`/api/runs/${Number(second)}`);
  return (
    <Answered answer={one}>
      {(before) => <Answered answer={two}>{(after) => <Both before={before} after={after} />}</Answered>}
    </Answered>
  );
}

function Both({ before, after }: { before: RunPage; after: RunPage }): VNode {
  const titles = [
    ...new Set([before, after].flatMap(({ record }) => record?.steps.map(({ title }) => title) ?? [])),
  ];
  const [onlyBefore, onlyAfter] = [onlyIn(before.record, after.record), onlyIn(after.record, before.record)];
  return (
    <>
      <h1>Two runs of “{after.title}”</h1>
      <section class="panel compare">
        <div class="pair">
          {[before, after].map(({ line }) => (
            <p key={line.id}>
              <a href={`#/runs/${line.id}`}>
                <Moment at={line.at} />
              </a>
              <br />
              <span class={`what ${line.verdict}`}>{wordRun(line)}</span>
              {line.duration !== null && ` in ${wordLength(line.duration)}`}
            </p>
          ))}
        </div>
        {titles.map((title) => (
          <section key={title}>
            <h3>{title}</h3>
            <div class="pair">
              {[before, after].map((page) => (
                <Step
                  key={page.line.id}
                  page={page}
                  title={title}
                  other={page === after ? before : undefined}
                />
              ))}
            </div>
          </section>
        ))}
      </section>
      <section class="panel">
        <h2>Requests that only one of them made</h2>
        <div class="pair">
          {[onlyBefore, onlyAfter].map((requests, index) => (
            <ul key={index} class="requests">
              {requests.length === 0 && <li class="quiet">None</li>}
              {requests.map((request) => (
                <li key={request}>{request}</li>
              ))}
            </ul>
          ))}
        </div>
      </section>
    </>
  );
}

function Step({ page, title, other }: { page: RunPage; title: string; other: RunPage | undefined }): VNode {
  const step = page.record?.steps.find((one) => one.title === title);
  if (!step) return <p class="quiet">It did not come to this step.</p>;
  const before = other?.record?.steps.find((one) => one.title === title);
  const change = before ? step.duration - before.duration : undefined;
  const picture = step.screenshot === undefined ? undefined : picturesFor(page)[step.screenshot];
  return (
    <div>
      <p>
        <span class={step.status}>{step.status === 'passed' ? 'Passed' : 'Failed'}</span> in{' '}
        {wordLength(step.duration)}
        {change !== undefined && (
          <span class="quiet">
            {' '}
            ({change < 0 ? '−' : '+'}
            {wordLength(Math.abs(change))})
          </span>
        )}
      </p>
      {picture !== undefined && <img src={picture} alt={`The page after “${title}”`} loading="lazy" />}
    </div>
  );
}

/** Methods, paths and answers that one run has and the other has not. */
function onlyIn(one: Run | null, other: Run | null): string[] {
  const known = new Set(lines(other));
  return [...new Set(lines(one))].filter((line) => !known.has(line));
}

function lines(run: Run | null): string[] {
  return (run?.requests ?? []).map(({ method, url, status, failed }) => {
    const path = URL.canParse(url) ? new URL(url).pathname : url;
    return `${method} ${path} ${failed ?? status ?? 'no answer'}`;
  });
}
