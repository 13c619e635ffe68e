import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Run } from '../../../evidence/run.ts';
import { Console } from '../../../report/console.tsx';
import { FirstCause } from '../../../report/first-cause.tsx';
import { wordLength } from '../../../report/length.ts';
import { picturesOf, Viewer, type ShowPicture } from '../../../report/pictures.tsx';
import { Requests } from '../../../report/requests.tsx';
import { Timeline } from '../../../report/timeline.tsx';
import type { RunPage } from '../data.ts';
import { useAnswer } from './ask.ts';
import { Answered, Moment, wordRun } from './parts.tsx';

/** One run in full: its steps with their pictures, its requests and console. */
export function RunView({ id }: { id: string }): VNode {
  const answer = useAnswer<RunPage>(`/api/runs/${Number(id)}`);
  return <Answered answer={answer}>{(page) => <Whole page={page} />}</Answered>;
}

function Whole({ page }: { page: RunPage }): VNode {
  const { line, key, title, record, lastGreen } = page;
  return (
    <>
      <header class="head">
        <div>
          <h1>
            <a href={`#/journeys/${encodeURIComponent(key)}`}>{title}</a>
          </h1>
          <p class="quiet">
            <Moment at={line.at} />
            {line.duration !== null && ` · ${wordLength(line.duration)}`}
          </p>
        </div>
        <span class={`what ${line.verdict}`}>{wordRun(line)}</span>
        {lastGreen !== null && (
          <a class="button" href={`#/compare/${lastGreen}/${line.id}`}>
            Compare with the last green run
          </a>
        )}
      </header>
      {record ? (
        <Record record={record} pictures={picturesFor(page)} />
      ) : (
        <p class="panel quiet">
          {line.verdict === 'running' ? 'It is under way.' : 'Its record is no longer kept.'}
          {line.message !== null && ` ${line.message}`}
        </p>
      )}
    </>
  );
}

/** The addresses of a run's pictures by their names. */
export function picturesFor({ line, record }: RunPage): Record<string, string> {
  if (!line.hasPictures || !record) return {};
  const names = record.steps.flatMap((step) =>
    [step, ...step.actions].flatMap(({ screenshot }) => screenshot ?? []),
  );
  return Object.fromEntries(names.map((name) => [name, `/api/runs/${line.id}/${name}`]));
}

function Record({ record, pictures }: { record: Run; pictures: Record<string, string> }): VNode {
  const [shown, setShown] = useState<number>();
  const all = picturesOf({ run: record, pictures });
  const show: ShowPicture = (name) => setShown(all.findIndex((picture) => picture.name === name));
  return (
    <div class="panel inside">
      <FirstCause run={record} pictures={pictures} show={show} />
      <Timeline run={record} pictures={pictures} show={show} />
      <Requests run={record} />
      <Console run={record} />
      {shown !== undefined && <Viewer pictures={all} index={shown} onMove={setShown} />}
    </div>
  );
}
