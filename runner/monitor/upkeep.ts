import { deliver, type Delivering } from './channels/deliver.ts';
import type { EvidenceFolder } from './evidence-folder.ts';
import { foldTrend } from './history/folding.ts';
import type { History } from './history/open.ts';
import { retain } from './history/retention.ts';
import type { MonitorSettings } from './settings.ts';

/** What a monitor does beside running journeys. */

/** What it is done with. */
export interface UpkeepParts {
  history: History;
  settings: MonitorSettings;
  evidence: EvidenceFolder;
  linkTo: Delivering['linkTo'];
}

/** Tells the channels what is due. @returns how many tellings arrived */
export async function tellChannels({ history, settings, evidence, linkTo }: UpkeepParts): Promise<number> {
  const { channels } = settings;
  return deliver(history, { channels, linkTo, readPicture: (path) => evidence.read(path) }, Date.now);
}

/**
 * Lets go what is older than it is kept, and folders that killed processes left behind; makes days of the trend's hours
 * of long ago.
 */
export async function sweep({ history, settings, evidence }: UpkeepParts): Promise<void> {
  const { runs, evidence: age, evidenceSize } = settings.retention;
  const now = Date.now();
  await retain(history, evidence, { runs, evidence: age, evidenceBytes: evidenceSize }, now);
  await foldTrend(history, now);
  await evidence.sweep(async (folders) => {
    const rows = await history.db
      .selectFrom('runs')
      .select('folder')
      .where('folder', 'in', folders)
      .execute();
    return new Set(rows.flatMap(({ folder }) => folder ?? []));
  }, now);
}
