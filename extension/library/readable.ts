import type { Journey } from '../../journey/model.ts';
import { parseJourney } from '../../journey/parse.ts';
import type { Kept } from './kept.ts';

/**
 * A kept journey as this version of the extension understands it; an earlier one may have kept it. Apart from what
 * the background needs, which starts anew many times and has no use for the whole parser.
 * @throws {JourneyError} when it does not, with the place
 */
export function readable({ journey }: Kept): Journey {
  return parseJourney(JSON.stringify(journey), `“${journey.title}”`);
}
