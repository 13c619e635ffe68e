import { load } from '../load.ts';
import { findJourneys } from '../many/find.ts';
import { Misuse } from '../play/failure.ts';
import { readSecrets } from '../secrets.ts';
import type { Watched } from './monitor.ts';
import { timingOf, type MonitorSettings } from './settings.ts';

/**
 * The journeys that are watched, each with its timing.
 * @param named files, folders and patterns; those of the settings, else `journeys`, where none is named
 * @param runs whether they are run by this process: a secret without a value is then told now, not by a red run at night
 * @throws {Misuse} when there are none, a secret has no value, or two have one id
 */
export async function loadWatched(
  named: readonly string[],
  settings: MonitorSettings,
  runs: boolean,
): Promise<Watched[]> {
  const all = named.length > 0 ? named : (settings.journeys ?? []).map(({ file }) => file);
  const journeys: Watched[] = [];
  for (const file of await findJourneys(all.length > 0 ? all : ['journeys'])) {
    const playable = await load(file);
    if (runs) readSecrets([playable]);
    const { id: key, title, baseUrl } = playable;
    const same = journeys.find((journey) => journey.key === key);
    if (same)
      throw new Misuse(`${same.file} and ${file} are both called “${key}”; the history would mix them.`);
    journeys.push({ key, title, file, baseUrl, timing: timingOf(settings, file) });
  }
  return journeys;
}
