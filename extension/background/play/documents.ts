import browser from 'webextension-polyfill';
import type { Effect } from '../../../journey/model.ts';
import { matchesName, stableName } from '../../../journey/file-name.ts';
import { matchesUrl, shortUrl } from '../../../journey/url.ts';
import { hearDownloads } from '../downloads.ts';
import { ask } from './ask.ts';
import { beyondScripts, pause, TabFailure, type Deadline } from './failure.ts';
import { addressOf } from './find.ts';
import type { Stage } from './stage.ts';

/** Documents that come and go in a tab, as acts bring it about. */

/**
 * Loads another document in a tab, and waits until it is there.
 * @param load asks the browser for it
 * @throws {TabFailure} when it does not come in time
 */
export async function loaded(tab: number, load: () => Promise<unknown>, deadline: Deadline): Promise<void> {
  const word = crypto.randomUUID();
  await ask({ tab, frame: 0 }, 'remember', word);
  await load();
  let isStill = 0;
  const isThere = async (): Promise<boolean> => {
    const { status } = await browser.tabs.get(tab);
    const isOld = (await ask({ tab, frame: 0 }, 'remembers', word)) === true;
    // An address that differs in its hash alone loads nothing.
    isStill = isOld && status === 'complete' ? isStill + 1 : 0;
    return isOld ? isStill > STILL : status === 'complete';
  };
  await deadline.until(isThere, () => 'The page has not loaded in time.');
}

/** So many looks in a row a document stays when none comes in its place. */
const STILL = 10;

/** Effects that no script can bring about, or see. */
function refuseEffects(effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.kind === 'dialog')
      throw beyondScripts(
        `The page shows the ${effect.type} “${effect.message}”, which no script can answer`,
      );
    if (effect.kind === 'popup')
      throw beyondScripts('It opens a tab, which browsers let pages do at real clicks alone');
    if (effect.kind === 'close') throw beyondScripts('The page closes its tab');
  }
}

/**
 * Acts, and waits for where that leads.
 * @throws {TabFailure} when it has not led there in time
 */
export async function withEffects(
  tab: number,
  effects: readonly Effect[],
  stage: Stage,
  deadline: Deadline,
  act: () => Promise<void>,
): Promise<void> {
  refuseEffects(effects);
  const files = await downloadsIn(tab, effects);
  try {
    await ledTo(tab, effects, stage, deadline, act);
    await files.come(deadline);
  } finally {
    files.stop();
  }
}

async function ledTo(
  tab: number,
  effects: readonly Effect[],
  stage: Stage,
  deadline: Deadline,
  act: () => Promise<void>,
): Promise<void> {
  const { baseUrl } = stage.journey;
  const goes = effects.find((effect) => effect.kind === 'navigation');
  const isThere = async (): Promise<boolean> =>
    goes !== undefined && matchesUrl(goes.url, (await addressOf(tab)) ?? '', baseUrl);
  const word = crypto.randomUUID();
  const wasThere = await isThere();
  if (wasThere) await ask({ tab, frame: 0 }, 'remember', word);
  await act();
  if (!goes) return;
  if (wasThere) await left(tab, word);
  await deadline.until(isThere, async () => {
    const seen = shortUrl((await addressOf(tab)) ?? 'a page that may not be seen', baseUrl);
    return `The page has not gone to ${goes.url}; it is at ${seen}.`;
  });
}

/** Watches for the files that an act is to have downloaded in a tab: that they begin to come, and not what is in them. */
async function downloadsIn(
  tab: number,
  effects: readonly Effect[],
): Promise<{ come: (deadline: Deadline) => Promise<void>; stop: () => void }> {
  let missing = effects.flatMap((effect) => (effect.kind === 'download' ? [effect.name] : []));
  if (missing.length === 0) return { come: async () => undefined, stop: () => undefined };
  const seen = (name: string): void => {
    const place = missing.findIndex((pattern) => matchesName(pattern, stableName(name)));
    if (place >= 0) missing = missing.toSpliced(place, 1);
  };
  const look = async (): Promise<string[]> => (await ask({ tab, frame: 0 }, 'downloads')) ?? [];
  await look(); // what came before the act is not of it
  const stop = hearDownloads(seen);
  const areThere = async (): Promise<boolean> => {
    for (const name of await look()) seen(name);
    return missing.length === 0;
  };
  const late = (): string => `${missing.map((name) => `“${name}”`).join(' and ')} was not downloaded.`;
  return { come: (deadline) => deadline.until(areThere, late), stop };
}

/** Waits a while for a document to go: a page may load itself anew at the address that it has. */
async function left(tab: number, word: string): Promise<void> {
  for (let look = 0; look < 2 * STILL; look += 1) {
    if (!(await ask({ tab, frame: 0 }, 'remembers', word))) return;
    await pause();
  }
}

/** @throws {TabFailure} when a page of the replay is in trouble by itself */
export async function assertHealthy({ tabs }: Stage): Promise<void> {
  for (const tab of tabs.values()) {
    const trouble = await ask({ tab, frame: 0 }, 'trouble');
    if (trouble !== undefined) throw new TabFailure(trouble);
  }
}
