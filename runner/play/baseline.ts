import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CheckOf } from '../../journey/check.ts';
import { wordCheck } from '../../journey/wording.ts';
import type { Spot } from '../in-page/protocol.ts';
import type { ActionRun } from '../evidence/run.ts';
import { writeWhole } from '../evidence/folder.ts';
import type { Playable } from '../load.ts';
import type { Deadline } from './deadline.ts';
import { inSeconds } from './effects.ts';
import { Failure } from './failure.ts';
import { persist } from './looking.ts';
import type { JourneyPage } from './page.ts';
import { secretsOf, without } from './photograph.ts';
import type { Difference } from './picture.ts';
import { callInPage, topPlace } from './world.ts';

/** Where the pictures lie that a page has to look like, and where those of a run go. */
export interface Baselines {
  folder: string;
  /** Whether they are taken anew. */
  update: boolean;
  /** Keeps a picture with the run; gives the name of its file. */
  keep: (picture: Uint8Array) => Promise<string | undefined>;
}

/** Where the baselines of a journey lie: in a folder beside it, `tour.screenshots`. */
export function baselinesOf({ file, files }: Pick<Playable, 'file' | 'files'>): string {
  const name = basename(file).replace(/\.(journey\.json|[cm]?[jt]s)$/, '');
  return join(files.folder, `${name}.screenshots`);
}

/**
 * Waits until a page looks as in its baseline, or makes that anew.
 * @throws {Failure} when it looks different in the end, or there is no baseline
 */
export async function checkPicture(
  check: CheckOf<'picture'>,
  page: JourneyPage,
  deadline: Deadline,
  action: ActionRun,
): Promise<void> {
  // Few journeys compare pictures, and what that needs takes a while to load.
  const { difference } = await import('./picture.ts');
  const { folder, update, keep } = page.walk.options.baselines;
  const path = join(folder, `${check.name}.png`);
  if (update) {
    await mkdir(folder, { recursive: true });
    const picture = await settled(check, page, deadline);
    await writeWhole(path, picture);
    note(action, { screenshot: await keep(picture) });
    return;
  }
  const baseline = await readFile(path).catch(() => undefined);
  if (!baseline) {
    note(action, { screenshot: await keep(await take(check, page, deadline)) });
    const advice = 'Make it by “waymark run FILE --update”, look at it, and commit it beside the script.';
    throw new Failure('check', `${wordCheck(check)}, but there is no baseline ${path} yet.`, advice);
  }
  for (;;) {
    const picture = await take(check, page, deadline);
    const found = difference(baseline, picture);
    if (isAlike(found, check)) return;
    if (deadline.left > 0) continue;
    note(action, {
      screenshot: await keep(picture),
      baseline: await keep(baseline),
      difference: found.picture && (await keep(found.picture)),
    });
    const advice = 'If it is to look so, take the baseline anew by “waymark run FILE --update”.';
    const seen = `after ${inSeconds(deadline.length)} ${found.words}`;
    throw new Failure('check', `${wordCheck(check)}, but ${seen}.`, advice);
  }
}

function isAlike({ part }: Difference, { different = 0 }: CheckOf<'picture'>): boolean {
  return part <= different;
}

function note(
  action: ActionRun,
  pictures: { [K in 'screenshot' | 'baseline' | 'difference']?: string | undefined },
): void {
  for (const key of ['screenshot', 'baseline', 'difference'] as const) {
    const name = pictures[key];
    if (name !== undefined) action[key] = name;
  }
}

/** A picture that is the same twice in a row, or the last one in time. */
async function settled(
  check: CheckOf<'picture'>,
  page: JourneyPage,
  deadline: Deadline,
): Promise<Uint8Array> {
  const { difference } = await import('./picture.ts');
  let before = await take(check, page, deadline);
  for (;;) {
    const picture = await take(check, page, deadline);
    if (difference(before, picture).part === 0 || deadline.left === 0) return picture;
    before = picture;
  }
}

/** What can be seen of a page, but for what is masked: also where it was before the picture, should it move. */
async function take(check: CheckOf<'picture'>, page: JourneyPage, deadline: Deadline): Promise<Uint8Array> {
  const { puppeteer, walk } = page;
  const masks = (check.masks ?? []).map((mask) => ({ candidates: [mask], fingerprint: { tag: '*' } }));
  const secrets = secretsOf(walk.options);
  const look = async (): Promise<Spot[]> => callInPage(await topPlace(puppeteer), 'spots', masks, secrets);
  const shoot = (): Promise<Uint8Array> => puppeteer.screenshot({ captureBeyondViewport: false });
  return persist(deadline, () => without(puppeteer, 'mask', look, shoot));
}
