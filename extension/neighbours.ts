import browser from './api.ts';
import { patternsKnowPorts } from './mailbox.ts';

/**
 * Which sites are recorded, for recorders that find themselves at a neighbour's: another port of the same host, which
 * the patterns of some browsers can't tell from the site.
 */

/** Says which origins are recorded from now on; none, when nothing is. */
export async function nameRecorded(origins: readonly string[]): Promise<void> {
  if (origins.length === 0) await browser.storage.local.remove(KEY);
  else await browser.storage.local.set({ [KEY]: origins });
}

/** Whether this document belongs to a site that is not recorded. */
export async function isNeighbours(): Promise<boolean> {
  if (patternsKnowPorts()) return false;
  const { [KEY]: origins }: Record<string, unknown> = await browser.storage.local.get(KEY);
  return !Array.isArray(origins) || !origins.includes(self.origin);
}

const KEY = 'recorded';
