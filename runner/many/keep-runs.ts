import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run } from '../evidence/run.ts';
import type { Place } from '../monitor/place.ts';

/**
 * Keeps runs in the history of a monitor, which may be at work meanwhile: they are seen there beside its own, count
 * for no trend, and alert nobody.
 * @param out the folder that holds `runs/ID`
 * @param place where the monitor keeps its own
 * @returns what could not be kept, for the reader
 */
export async function keepRuns(runs: readonly Run[], out: string, place: Place): Promise<string[]> {
  const [{ openHistory }, { journeyNumber }, { keepRecorded }, { evidenceFolder }] = await Promise.all([
    import('../monitor/history/open.ts'),
    import('../monitor/history/claims.ts'),
    import('../monitor/history/finish.ts'),
    import('../monitor/evidence-folder.ts'),
  ]);
  const kept = join(place.evidence, 'runs');
  try {
    await using history = await openHistory(place.store);
    for (const run of runs) {
      const { id: key, title, file } = run.journey;
      const isThere = await cp(join(out, 'runs', run.id), join(kept, run.id), { recursive: true }).then(
        () => true,
        () => false, // a run that left no folder is kept without pictures
      );
      const evidence = isThere && { folder: run.id, bytes: await evidenceFolder(kept).sizeOf(run.id) };
      const journey = await journeyNumber(history.db, { key, title, file });
      const finished = { run, isExcused: true, now: Date.now(), ...(evidence && { evidence }) };
      await keepRecorded(history, journey, 'here', finished);
    }
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`The runs could not be kept in the history: ${why}`];
  }
}
