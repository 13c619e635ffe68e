import { join } from 'node:path';
import { lastGreen, readText } from '../evidence/last-green.ts';
import type { Run } from '../evidence/run.ts';
import type { Green } from './data.ts';
import { differences } from './differences.ts';
import { readPicture } from './read-picture.ts';
import { isFailed } from './verdicts.ts';

/** What the last green run of the same journey shows beside one that failed; nothing for one that passed. */
export async function besideGreen(run: Run, folder: string): Promise<Green | undefined> {
  if (!isFailed(run.verdict)) return undefined;
  const green = await lastGreen(join(folder, '..'), run);
  if (!green) return undefined;
  const failed = run.steps.findIndex(({ status }) => status === 'failed');
  const then = green.run.steps[failed];
  const isSame = then !== undefined && then.title === run.steps[failed]?.title;
  const texts = isSame
    ? {
        now: await readText(folder, run.steps[failed]?.text),
        before: await readText(green.folder, then.text),
      }
    : {};
  const picture =
    isSame && then.screenshot !== undefined ? await readPicture(green.folder, then.screenshot) : undefined;
  return {
    id: green.run.id,
    startedAt: green.run.startedAt,
    ...(picture !== undefined && { picture }),
    differences: differences(run, green.run, texts),
  };
}
