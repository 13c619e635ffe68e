import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Run } from '../evidence/run.ts';
import type { ReportRun } from './data.ts';

/** A run with the pictures that lie in its folder; never fails for a picture that was lost. */
export async function withPictures({ run, folder }: { run: Run; folder: string }): Promise<ReportRun> {
  const shown = run.steps.flatMap((step) => [step, ...step.actions]);
  const names = new Set(shown.flatMap(({ screenshot }) => screenshot ?? []));
  const pictures = await Promise.all(
    Array.from(names, async (name) => {
      // A record tells names, never paths: it must not bring other files of this machine into a report.
      const picture = await readFile(join(folder, basename(name)), 'base64').catch(() => undefined);
      return picture === undefined ? [] : [[name, `data:image/png;base64,${picture}`]];
    }),
  );
  // A lost picture leaves a gap that the report shows; the report itself is worth more.
  return { run, pictures: Object.fromEntries(pictures.flat()) };
}
