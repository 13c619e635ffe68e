import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { wordLength } from '../../../report/length.ts';
import { When } from '../../../report/when.tsx';
import type { RunLine, ShownState } from '../data.ts';
import { shownStates } from '../words.ts';
import { ask, refresh, type Answer } from './ask.ts';

/** Where a journey stands, as a sign and a word. */
export function State({ state }: { state: ShownState }): VNode {
  return (
    <span class={`state ${state}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="8" />
        <path d={SIGNS[state]} />
      </svg>
      {shownStates[state]}
    </span>
  );
}

const CHECK = 'M4.5 8.5l2.5 2.5 4.5-6';
const SIGNS = {
  up: CHECK,
  suspect: 'M8 3.8v5M8 11.2v1.2',
  down: 'M5 5l6 6M11 5l-6 6',
  recovering: 'M8 12V4.5M4.8 7.6L8 4.4l3.2 3.2',
  flaky: 'M3.5 9.5q2.2-4 4.5-1.5t4.5-1.5',
  maintenance: 'M5.8 4.5v7M10.2 4.5v7',
  untried: 'M4.5 8h.1M8 8h.1M11.5 8h.1',
} satisfies Record<ShownState, string>;

/** What came of a run, in a word. */
export function wordRun({ verdict, isExcused }: RunLine): string {
  return isExcused ? `${RUNS[verdict]}, in maintenance` : RUNS[verdict];
}

const RUNS = {
  passed: 'Passed',
  drifted: 'Passed with drift',
  flaky: 'Passed on a retry',
  failed: 'Failed',
  errored: 'Errored',
  running: 'Running',
  interrupted: 'Interrupted',
} satisfies Record<RunLine['verdict'], string>;

/** The latest runs as bars, oldest first, as high as they took long. */
export function RunBars({ runs }: { runs: readonly RunLine[] }): VNode {
  const longest = Math.max(1, ...runs.map(({ duration }) => duration ?? 0));
  const slots = 40;
  return (
    <ol class="bars" aria-label={`The latest ${runs.length} runs, oldest first`}>
      {Array.from({ length: Math.max(0, slots - runs.length) }, (_, index) => (
        <li key={`none-${index}`} aria-hidden="true" />
      ))}
      {runs.toReversed().map((run) => (
        <li key={run.id}>
          <a
            href={`#/runs/${run.id}`}
            class={run.isExcused ? 'excused' : run.verdict}
            title={`${wordRun(run)} ${new Date(run.at).toLocaleString()}${run.duration === null ? '' : `, ${wordLength(run.duration)}`}`}
            style={{ height: `${Math.max(22, (100 * (run.duration ?? longest)) / longest)}%` }}
          >
            <span class="unseen">{wordRun(run)}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

/** A moment, in the reader's own time zone. */
export function Moment({ at }: { at: number }): VNode {
  return <When iso={new Date(at).toISOString()} />;
}

/** A number with what it is. */
export function Figure({
  name,
  children,
  kind = '',
}: {
  name: string;
  children: ComponentChildren;
  kind?: string;
}): VNode {
  return (
    <div class={`figure ${kind}`}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What an answer holds, or why it is not here. */
export function Answered<T>(props: { answer: Answer<T>; children: (data: T) => ComponentChildren }): VNode {
  const { answer, children } = props;
  switch (answer.kind) {
    case 'waiting':
      return (
        <p class="quiet" role="status">
          One moment…
        </p>
      );
    case 'here':
      return <>{children(answer.data)}</>;
    case 'failed':
      return answer.status === 401 ? <SignIn /> : <p class="problem">{answer.why}</p>;
  }
}

function SignIn(): VNode {
  const [why, setWhy] = useState<string>();
  return (
    <form
      class="sign-in"
      onSubmit={async (event) => {
        event.preventDefault();
        const token = String(new FormData(event.currentTarget).get('token'));
        const refused = await ask('/api/sign-in', { token });
        setWhy(refused);
        if (refused === undefined) refresh();
      }}
    >
      <h1>Sign in</h1>
      <label>
        Token of this dashboard
        <input name="token" type="password" autocomplete="current-password" required autofocus />
      </label>
      {why !== undefined && (
        <p class="problem" role="alert">
          {why}
        </p>
      )}
      <button type="submit" class="main">
        Sign in
      </button>
      <p class="quiet">It is in waymark.config.ts, or in what the monitor printed when it started.</p>
    </form>
  );
}
