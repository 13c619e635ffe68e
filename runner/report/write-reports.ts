import { join } from 'node:path';
import type { Run } from '../evidence/run.ts';
import type { Settings } from '../settings/options.ts';
import { writeReport } from './html.ts';

/** Where the HTML report lies. */
export function reportFile({ out }: Pick<Settings, 'out'>): string {
  return join(out, 'report.html');
}

/**
 * Writes all reports that the settings ask for; one that can't be written keeps no other from it.
 * @returns what could not be written and why, for the reader
 */
export async function writeReports(runs: readonly Run[], settings: Settings): Promise<string[]> {
  const report = reportFile(settings);
  const inFolders = runs.map((run) => ({ run, folder: join(settings.out, 'runs', run.id) }));
  const works: [file: string, work: Promise<void>][] = [[report, writeReport(report, inFolders)]];
  const results = await Promise.allSettled(works.map(([, work]) => work));
  return results.flatMap((result, index) => {
    if (result.status === 'fulfilled') return [];
    const why = result.reason instanceof Error ? result.reason.message : String(result.reason);
    return [`the report ${works[index]?.[0] ?? ''} could not be written: ${why}`];
  });
}
