import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Run } from '../evidence/run.ts';
import { Command } from './command.tsx';
import { Console } from './console.tsx';
import type { ReportRun } from './data.ts';
import { FirstCause } from './first-cause.tsx';
import { wordLength } from './length.ts';
import { VerdictBadge } from './mark.tsx';
import { picturesOf, Viewer, type ShowPicture } from './pictures.tsx';
import { healCommand } from './place.ts';
import { Requests } from './requests.tsx';
import { Timeline } from './timeline.tsx';
import { Vitals } from './vitals.tsx';
import { When } from './when.tsx';

/** One run of one journey in full; its inside is made only once it is open. */
export function Journey(props: ReportRun & { isOpen: boolean; onToggle: (isOpen: boolean) => void }): VNode {
  const { isOpen, onToggle, ...shown } = props;
  const { run } = shown;
  const { title, file, baseUrl } = run.journey;
  return (
    <details
      class={`journey ${run.verdict}`}
      id={encodeURIComponent(run.id)}
      open={isOpen}
      onToggle={(event) => onToggle(event.currentTarget.open)}
    >
      <summary>
        <h2>{title}</h2>
        <VerdictBadge verdict={run.verdict} />
        <span class="quiet facts">
          <code>{file}</code> on {baseUrl} · {wordLength(run.duration)} · <When iso={run.startedAt} />
        </span>
      </summary>
      {isOpen && <Inside {...shown} />}
    </details>
  );
}

function Inside(shownRun: ReportRun): VNode {
  const { run, pictures } = shownRun;
  const [shown, setShown] = useState<number>();
  const all = picturesOf(shownRun);
  const show: ShowPicture = (name) => setShown(all.findIndex((picture) => picture.name === name));
  return (
    <div class="inside">
      <FirstCause {...shownRun} show={show} />
      <Drift run={run} />
      <Timeline run={run} pictures={pictures} show={show} />
      <Vitals run={run} />
      <Requests run={run} />
      <Console run={run} />
      {shown !== undefined && <Viewer pictures={all} index={shown} onMove={setShown} />}
    </div>
  );
}

function Drift({ run: { drift, mends, journey } }: { run: Run }): VNode | undefined {
  if (drift.length === 0) return undefined;
  return (
    <section class="drift">
      <h3>Drift: found by other means than its name</h3>
      <ul>
        {drift.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      {mends && <Command text={healCommand(journey.file)} />}
    </section>
  );
}
