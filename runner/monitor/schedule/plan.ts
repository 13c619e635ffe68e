import { jitterAt, slotAfter, slotBefore, slotsBetween, type Schedule } from './slots.ts';

/**
 * What to run now: a pure function of the time and of what was claimed. It remembers nothing, so that a monitor which
 * is killed and started again plans what it would have planned.
 */

/** A journey with its schedule, and where it stands. */
export interface Planned {
  key: string;
  schedule: Schedule;
  /** What to do about moments that passed while nobody ran, after a sleep, say: run once, or let them pass. */
  catchUp: 'once' | 'skip';
  /** The latest moment that was claimed; nothing for a journey that was never run. */
  claimed: number | undefined;
  /** From when on the schedule counts, where nothing was claimed yet. */
  since: number;
  isRunning: boolean;
}

/** A run that is due. */
export interface Due {
  key: string;
  slot: number;
  /** How many moments before it were let pass. */
  missed: number;
}

/** A moment that is later than this was missed, not merely waited for (milliseconds). */
const LATE = 60_000;

/**
 * What is due, the longest waiting first, when to look again, and when each journey's next run begins.
 * @param capacity how many runs may begin now
 */
export function plan(
  journeys: readonly Planned[],
  now: number,
  capacity: number,
): { due: Due[]; wakeAt: number | undefined; begins: Map<string, number> } {
  const all = journeys.map((journey) => ({ journey, next: nextOf(journey, now) }));
  const ready = all
    .flatMap(({ journey, next }) => (next && next.at <= now && !journey.isRunning ? [next] : []))
    .toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  // One that is being run is looked at when it ends.
  const later = all.flatMap(({ journey, next }) =>
    next && next.at > now && !journey.isRunning ? [next.at] : [],
  );
  return {
    due: ready.slice(0, capacity).map(({ key, slot, missed }) => ({ key, slot, missed })),
    begins: new Map(all.flatMap(({ next }) => (next ? [[next.key, next.at] as const] : []))),
    wakeAt: later.length > 0 ? later.reduce((a, b) => Math.min(a, b)) : undefined,
  };
}

/** The next moment of a journey that is not claimed, and when its run begins. */
function nextOf(journey: Planned, now: number): (Due & { at: number }) | undefined {
  const { key, schedule, claimed, since, catchUp } = journey;
  const after = claimed ?? since;
  const latest = slotBefore(schedule, key, now);
  const begin = (slot: number): number => slot + jitterAt(schedule, key, slot);
  if (latest !== undefined && latest > after) {
    const isMissed = catchUp === 'skip' && now - begin(latest) > LATE;
    if (!isMissed) {
      const missed = claimed === undefined ? 0 : slotsBetween(schedule, key, claimed, latest);
      return { key, slot: latest, missed, at: begin(latest) };
    }
  }
  const slot = slotAfter(schedule, key, Math.max(now, after));
  if (slot === undefined) return undefined;
  return { key, slot, missed: 0, at: begin(slot) };
}
