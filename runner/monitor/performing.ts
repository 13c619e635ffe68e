import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Run } from '../evidence/run.ts';
import { moduleBeside } from '../module-beside.ts';
import type { PerformJob, Performed } from './performer.ts';

/** Runs a journey once; what goes wrong on the way is in the run that comes of it. Never throws. */
export type Perform = (journey: Performable, signal: AbortSignal) => Promise<Performance>;

/** What is run, and how. Times in milliseconds. */
export interface Performable {
  key: string;
  title: string;
  file: string;
  baseUrl: string;
  timeout: number;
  limit: number;
}

/** What came of it: the run, and the name of its folder if it left one. */
export interface Performance {
  run: Run;
  folder?: string;
}

/**
 * Performs each run in a process of its own: whatever a journey or its browser does, the monitor goes on. A process
 * that takes longer than its limit is killed; it ends by itself when the monitor is killed.
 * @param out the folder that gets `runs/ID/…`
 */
export function inProcesses(out: string): Perform {
  return async (journey, signal) => {
    const startedAt = new Date();
    const job: PerformJob = { file: journey.file, out, timeout: journey.timeout };
    const child = fork(PERFORMER, [JSON.stringify(job)], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (text) => (said = `${said}${String(text)}`.slice(-2000)));
    let performed: Performed | undefined;
    child.on('message', (message: Performed) => (performed = message));
    let why = 'The process that replayed it ended before it had a result.';
    const kill = (reason: string): void => {
      why = reason;
      child.kill('SIGKILL');
    };
    const limit = setTimeout(
      () => kill(`The replay took longer than its limit of ${Math.round(journey.limit / 1000)} s.`),
      journey.limit,
    );
    const abort = (): void => kill('The monitor was stopped.');
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    child.once('close', () => resolve());
    child.once('error', (error) => {
      why = `The process that replays it could not be started: ${error.message}`;
      resolve();
    });
    await ended;
    clearTimeout(limit);
    signal.removeEventListener('abort', abort);
    if (performed && 'run' in performed) return { run: performed.run, folder: performed.run.id };
    const message = performed ? performed.problem : [why, said.trim()].filter(Boolean).join(' ');
    return { run: erroredRun(journey, startedAt, message) };
  };
}

const PERFORMER = fileURLToPath(moduleBeside('performer', import.meta.url));

/** What a run comes to that could not be. */
export function erroredRun(
  journey: Pick<Performable, 'key' | 'title' | 'file' | 'baseUrl'>,
  startedAt: Date,
  message: string,
): Run {
  return {
    version: 1,
    id: '',
    journey: { id: journey.key, title: journey.title, file: journey.file, baseUrl: journey.baseUrl },
    startedAt: startedAt.toISOString(),
    duration: Date.now() - startedAt.getTime(),
    verdict: 'errored',
    failure: { cause: 'infrastructure', message, step: '' },
    drift: [],
    steps: [],
    requests: [],
    console: [],
    browser: '',
    viewport: { width: 0, height: 0 },
  };
}
