import type { Run } from '../evidence/run.ts';
import { besideGreen } from './beside-green.ts';
import type { ReportRun } from './data.ts';
import { readPicture } from './read-picture.ts';

/** A run with the pictures that lie in its folder; never fails for a picture that was lost. */
export async function withPictures({ run, folder }: { run: Run; folder: string }): Promise<ReportRun> {
  const names = new Set(
    run.steps.flatMap(({ screenshot, actions }) =>
      [
        screenshot,
        ...actions.flatMap((action) => [action.screenshot, action.baseline, action.difference]),
      ].flatMap((name) => name ?? []),
    ),
  );
  const pictures = await Promise.all(
    Array.from(names, async (name) => {
      const picture = await readPicture(folder, name);
      return picture === undefined ? [] : [[name, picture]];
    }),
  );
  // A lost picture leaves a gap that the report shows; the report itself is worth more.
  const green = await besideGreen(run, folder);
  return { run, pictures: Object.fromEntries(pictures.flat()), ...(green && { green }) };
}
