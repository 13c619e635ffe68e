import type { Telling } from './alerts/machine.ts';
import type { EvidenceFolder } from './evidence-folder.ts';
import { finish } from './history/finish.ts';
import type { History } from './history/open.ts';
import { isExcused, windowsOf } from './maintenance.ts';
import type { Watched } from './monitor.ts';
import type { Perform, Performance } from './performing.ts';
import type { MonitorSettings } from './settings.ts';

/** What a journey is run with. */
export interface RunParts {
  history: History;
  settings: MonitorSettings;
  evidence: EvidenceFolder;
  perform: Perform;
}

/** What came of a run and its retries. */
export interface Attempted {
  performance: Performance;
  /** What failed first, where a later attempt followed. */
  failedBefore: Performance | undefined;
  startedAt: number;
}

/**
 * Runs a journey until it passes or its retries are used up.
 * @throws {Error} when it was told to stop before there was a result
 */
export async function attempt(
  { evidence, perform }: RunParts,
  journey: Watched,
  signal: AbortSignal,
): Promise<Attempted> {
  const startedAt = Date.now();
  const { timing } = journey;
  const performable = { ...journey, timeout: timing.timeout, limit: timing.limit };
  let performance = await perform(performable, signal);
  let failedBefore: Performance | undefined;
  for (let retry = 0; retry < timing.retries && isRed(performance) && !signal.aborted; retry += 1) {
    if (failedBefore?.folder !== undefined) await evidence.remove(failedBefore.folder);
    failedBefore = performance;
    performance = await perform(performable, signal);
  }
  if (signal.aborted && isRed(performance)) throw new Error('The monitor was stopped.');
  // Of several failures the last is kept with its pictures: it is what one would see now.
  if (failedBefore?.folder !== undefined) await evidence.remove(failedBefore.folder);
  return { performance, failedBefore, startedAt };
}

/** Keeps what came of a claimed run. @returns what is to be told, if anything */
export async function keepAttempted(
  { history, settings, evidence }: RunParts,
  { key, timing }: Watched,
  id: number,
  { performance, failedBefore, startedAt }: Attempted,
): Promise<Telling | undefined> {
  const now = Date.now();
  const stored = await history.db
    .selectFrom('maintenance')
    .selectAll()
    .where('from', '<=', now)
    .where('until', '>', startedAt)
    .execute();
  const windows = [...windowsOf(settings.maintenance, startedAt, now), ...stored];
  const { run, folder } = performance;
  return finish(
    history,
    id,
    {
      run,
      ...(failedBefore && { failedBefore: failedBefore.run }),
      ...(folder !== undefined && { evidence: { folder, bytes: await evidence.sizeOf(folder) } }),
      isExcused: isExcused(windows, key, startedAt, now),
      now,
    },
    timing,
  );
}

function isRed({ run: { verdict } }: Performance): boolean {
  return verdict === 'failed' || verdict === 'errored';
}
