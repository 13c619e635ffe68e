import browser from 'webextension-polyfill';
import type { Effect } from '../../../journey/model.ts';
import { matchesUrl, shortUrl } from '../../../journey/url.ts';
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
    if (effect.kind === 'download')
      throw beyondScripts(`It downloads “${effect.name}”, which can’t be seen from a tab`);
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
