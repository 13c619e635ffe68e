import { load, type Playable } from '../load.ts';
import { readSecrets } from '../secrets.ts';
import type { Settings } from '../settings/options.ts';
import { findJourneys } from './find.ts';
import { selectJourneys } from './select.ts';

/** Journeys that are ready to be replayed, with the values of their secrets. */
export interface Prepared {
  playables: Playable[];
  secrets: Record<string, string>;
}

/**
 * Reads the journeys that the settings name. Every file is read before any is run: a broken one must not hide behind
 * the others' results.
 * @throws {Misuse | JourneyError} when there is none, one can't be used, or a secret has no value
 */
export async function prepare(settings: Settings, files?: readonly string[]): Promise<Prepared> {
  const all: Playable[] = [];
  for (const file of files ?? (await findJourneys(settings.journeys))) {
    all.push(moved(await load(file), settings.baseUrl));
  }
  const playables = selectJourneys(all, settings);
  return { playables, secrets: readSecrets(playables) };
}

/** The same journey on another deployment of its site; what was its own scope moves along. */
function moved(playable: Playable, baseUrl: string | undefined): Playable {
  if (baseUrl === undefined) return playable;
  const { origin } = new URL(baseUrl);
  const scopes = playable.scopes.map((scope) => (scope === playable.baseUrl ? origin : scope));
  return { ...playable, baseUrl: origin, scopes };
}
