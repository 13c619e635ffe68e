import type { Mend } from '../../journey/mending.ts';

/** What a run leaves behind: `run.json` in the run's folder, which reports are made from. Times in milliseconds. */
export interface Run {
  version: 1;
  /** The name of the run's folder. */
  id: string;
  journey: { id: string; title: string; file: string; baseUrl: string };
  /** ISO 8601, UTC. */
  startedAt: string;
  duration: number;
  verdict: Verdict;
  /** The one first cause, when the verdict is `failed` or `errored`. */
  failure?: FailureReport;
  /** The attempts before this one, oldest first; missing for a first attempt. */
  earlier?: Attempt[];
  /** The options that replay it as it was replayed, beside its file: `--base-url`, `https://preview.example`. */
  again?: string[];
  /** Elements that were found by a fallback. */
  drift: string[];
  /** What mends that, for those that can be named anew. */
  mends?: Mend[];
  steps: StepRun[];
  requests: RequestRun[];
  /** The files that pages downloaded, if any. */
  downloads?: DownloadRun[];
  /** Web vitals of the documents, the worst of each (LCP, CLS, INP, FCP, TTFB; milliseconds, CLS without unit). */
  vitals?: Record<string, number>;
  /** Console messages and uncaught errors of the pages. */
  console: ConsoleLine[];
  browser: string;
  viewport: { width: number; height: number };
}

/**
 * `drifted`: passed, with an element found by a fallback. `flaky`: passed, but not at the first attempt. `errored`: the
 * infrastructure failed, not the site.
 */
export type Verdict = 'passed' | 'drifted' | 'flaky' | 'failed' | 'errored';

/** A run that was tried again. */
export type Attempt = Pick<Run, 'id' | 'verdict' | 'failure'>;

/** Why a run failed, first cause first. */
export interface FailureReport {
  cause: Cause;
  /** A whole sentence or more: what was attempted, on what, what was seen. */
  message: string;
  /** What to do about it, where something can be said. */
  advice?: string;
  /** The title of the step and of the action that failed. */
  step: string;
  action?: string;
  /** The line of the script, as a file address with the line's number. */
  place?: string;
  /** Where the page was. */
  url?: string;
}

/** The kinds of first cause. */
export type Cause =
  | 'page-error'
  | 'document-status'
  | 'failed-request'
  | 'pending-request'
  | 'missing'
  | 'ambiguous'
  | 'drift'
  | 'hidden'
  | 'covered'
  | 'moving'
  | 'disabled'
  | 'unfit'
  | 'check'
  | 'timeout'
  | 'dialog'
  | 'scope'
  | 'unsupported'
  | 'no-outcome'
  | 'script'
  | 'infrastructure';

/** A named step of the journey with what was done in it. */
export interface StepRun {
  title: string;
  status: 'passed' | 'failed';
  /** Since the start of the run. */
  at: number;
  duration: number;
  actions: ActionRun[];
  /** The picture at the end of the step, a file in the run's folder. */
  screenshot?: string;
  /** What could be read on the page at the end of the step, a file in the run's folder. */
  text?: string;
}

/** One act or check. */
export interface ActionRun {
  title: string;
  status: 'passed' | 'failed';
  at: number;
  duration: number;
  /** The picture that this action took, a file in the run's folder. */
  screenshot?: string;
  /** What that was to look like, and where it does not; files in the run's folder. */
  baseline?: string;
  difference?: string;
}

/** A request that a page made. */
export interface RequestRun {
  method: string;
  url: string;
  /** document, script, fetch, image, … as Chromium tells them. */
  type: string;
  at: number;
  /** Missing while there was no answer. */
  duration?: number;
  status?: number;
  /** Why there was no answer. */
  failed?: string;
}

/** A file that was downloaded. */
export interface DownloadRun {
  /** As the site named it. */
  name: string;
  /** Bytes. */
  size: number;
  /** When it had come whole. */
  at: number;
  /** Where it is kept, a file in the run's folder; large ones are not. */
  file?: string;
}

/** A line of a page's console, or an uncaught error. */
export interface ConsoleLine {
  at: number;
  type: 'log' | 'warn' | 'error' | 'uncaught';
  text: string;
  url?: string;
}
