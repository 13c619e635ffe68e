import type { Playable } from '../load.ts';
import { Misuse } from '../play/failure.ts';

/** Which of the journeys that were found are replayed. */
interface Selection {
  /** A pattern of titles and files. */
  grep?: string | undefined;
  /** `2/3`: the second of three parts. */
  shard?: string | undefined;
}

/**
 * Those of the journeys that are selected. The parts of all shards together are all of them, each in one part.
 * @throws {Misuse} when none is left: a run of nothing proves nothing
 */
export function selectJourneys<T extends Pick<Playable, 'title' | 'file'>>(
  journeys: readonly T[],
  { grep, shard }: Selection,
): T[] {
  const pattern = grep === undefined ? undefined : new RegExp(grep, 'i');
  const matching = pattern
    ? journeys.filter(({ title, file }) => pattern.test(title) || pattern.test(file))
    : [...journeys];
  if (matching.length === 0) {
    const titles = journeys.map(({ title }) => `“${title}”`).join(', ');
    throw new Misuse(`--grep ${grep}: no journey has a title or file like that. There is ${titles}.`);
  }
  if (shard === undefined) return matching;
  const [part = 1, parts = 1] = shard.split('/').map(Number);
  const mine = matching.filter((_, index) => index % parts === part - 1);
  if (mine.length > 0) return mine;
  const journeysInAll = matching.length === 1 ? '1 journey' : `${matching.length} journeys`;
  throw new Misuse(
    `--shard ${shard}: this part has no journey, for there are ${journeysInAll}. Use no more than ${matching.length} parts.`,
  );
}
