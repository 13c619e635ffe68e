import { finish } from '../history/finish.ts';
import { journeyNumbers, latestSlots } from '../history/claims.ts';
import { ownerName, takeLease } from '../lease.ts';
import { Listeners } from '../listeners.ts';
import { makeLoops } from '../loops.ts';
import { callPing } from '../metrics/ping.ts';
import { problemEvent, sinceOf, type Monitor, type MonitorEvent, type Watched } from '../monitor.ts';
import { erroredRun } from '../performing.ts';
import { sweep, tellChannels, type UpkeepParts } from '../upkeep.ts';
import { Ledger, type DueSlot } from './ledger.ts';
import type { Queue } from './queue.ts';
import { claimAndQueue, giveUpOld, openRuns, waitingSince, type Wanted } from './slots.ts';

/** What a monitor of a fleet is made of. */
export interface ScheduleParts extends UpkeepParts {
  journeys: readonly Watched[];
  queue: Queue;
}

/** How long it looks away at least and at most (milliseconds): what is due meanwhile is claimed together. */
const GLANCE = 200;
const NAP = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What a person asked for is run before what the schedule asks for. */
const FIRST = 1000;

/**
 * Puts journeys on their schedules into the queues of their locations, for workers, until it is stopped. Any number of
 * monitors may do so at once, and each may be killed at any moment: the history lets one of them claim a moment.
 */
export async function startScheduling(parts: ScheduleParts): Promise<Monitor> {
  const { history, settings, journeys, queue } = parts;
  const { db } = history;
  const locations = settings.locations ?? [settings.location];
  const owner = ownerName();
  for (const location of locations) await queue.open(location);
  const numbers = await journeyNumbers(db, journeys);
  const byKey = new Map(journeys.map((journey) => [journey.key, journey]));
  const keys = new Map([...numbers].map(([key, number]) => [number, key]));
  const startedAt = Date.now();
  const entries = journeys.map(({ key, timing: { schedule, catchUp } }) => {
    return { key, schedule, catchUp, since: sinceOf(schedule, startedAt) };
  });
  const ledgers = new Map(locations.map((location) => [location, new Ledger(entries)]));
  const learn = async (location: string, of?: readonly number[]): Promise<void> => {
    const latest = await latestSlots(db, location, of);
    const claimed = (of ?? [...latest.keys()]).flatMap((number) => {
      const key = keys.get(number);
      return key === undefined ? [] : [[key, latest.get(number)] as const];
    });
    ledgers.get(location)?.learn(new Map(claimed));
  };
  for (const location of locations) await learn(location);

  const listeners = new Listeners<MonitorEvent>();
  const problem = (what: string, error: unknown): void => listeners.tell(problemEvent(what, error));
  const loops = makeLoops(problem);
  const asked = new Map(locations.map((location) => [location, new Set<string>()]));
  let open = await openRuns(db);

  const wantedOf = ({ key, ...asked }: DueSlot | (Omit<DueSlot, 'slot'> & { slot: null })): Wanted[] => {
    const journey = numbers.get(key);
    const timing = byKey.get(key)?.timing;
    if (journey === undefined || !timing) return [];
    const { limit, retries, priority } = timing;
    const how = {
      priority: asked.slot === null ? FIRST : priority,
      limit: limit * (retries + 1) + MINUTE,
    };
    return [{ journey, key, ...asked, ...how }];
  };
  const claimDue = async (location: string, ledger: Ledger): Promise<void> => {
    const there = open.get(location);
    const isOpen = (key: string): boolean => there?.has(numbers.get(key) ?? -1) ?? false;
    const due = ledger.due(Date.now(), isOpen);
    const wanted = due.flatMap(wantedOf);
    const claimed = await claimAndQueue(history, queue, location, 'schedule', wanted, owner);
    ledger.learn(new Map(due.flatMap(({ key, slot }) => (claimed.has(key) ? [[key, slot] as const] : []))));
    const refused = wanted.filter(({ key }) => !claimed.has(key)).map(({ journey }) => journey);
    if (refused.length > 0) await learn(location, refused);
  };
  const claimAsked = async (location: string): Promise<void> => {
    const here = asked.get(location) ?? new Set();
    const wanted = [...here].flatMap((key) => wantedOf({ key, slot: null, missed: 0, after: null }));
    for (const key of await claimAndQueue(history, queue, location, 'now', wanted, owner)) here.delete(key);
  };

  const wake = loops.start('The schedule', async () => {
    open = await openRuns(db);
    let next = Infinity;
    for (const [location, ledger] of ledgers) {
      await claimAsked(location);
      await claimDue(location, ledger);
      for (const at of ledger.begins.values()) next = Math.min(next, at);
    }
    return Math.max(GLANCE, Math.min(NAP, next - Date.now()));
  });
  loops.start('Telling the channels', async () => {
    if ((await tellChannels(parts)) > 0) listeners.tell({ kind: 'delivered' });
    return NAP;
  });
  loops.start('What workers lost', async () => {
    for (const taken of await queue.takeLost(100)) {
      const journey = byKey.get(taken.key);
      if (journey) {
        const run = erroredRun(journey, new Date(), LOST);
        await finish(history, taken.run, { run, isExcused: false, now: Date.now() }, journey.timing);
      }
      await queue.done([taken]);
    }
    return 5 * NAP;
  });
  loops.start('What workers did', async () => {
    // In a fleet something always happens; to ask first would cost as much as to look.
    listeners.tell({ kind: 'changed' });
    return 5 * NAP;
  });
  loops.start('Retention', async () => {
    await giveUpOld(db, Date.now() - DAY);
    // One of the monitors is enough.
    if ((await takeLease(history, 'retention', owner, Date.now())) === undefined) await sweep(parts);
    return HOUR;
  });
  loops.start('The workers', async () => {
    const now = Date.now();
    const late = [...(await waitingSince(db))].filter(([, since]) => now - since > MINUTE);
    for (const one of late) problem('The workers', new Error(wordLate(...one, now)));
    // Whoever misses the call then asks why.
    if (late.length === 0 && settings.ping !== undefined) await callPing(settings.ping);
    return MINUTE;
  });

  return {
    journeys,
    runNow(key) {
      if (!numbers.has(key)) return false;
      for (const here of asked.values()) here.add(key);
      wake();
      return true;
    },
    nextRuns() {
      const all = new Map<string, number>();
      for (const { begins } of ledgers.values())
        for (const [key, at] of begins) all.set(key, Math.min(at, all.get(key) ?? Infinity));
      return all;
    },
    isRunning(key) {
      const number = numbers.get(key) ?? -1;
      return [...open.values()].some((there) => there.has(number));
    },
    listen: (listener) => listeners.listen(listener),
    stop: () => loops.stop(),
    [Symbol.asyncDispose]: () => loops.stop(),
  };
}

const LOST = 'Every worker that ran it ended before it had a result. Does it take too much memory?';

function wordLate(location: string, since: number, now: number): string {
  return `in ${location} a run has waited for ${Math.round((now - since) / 1000)} s: are there workers enough?`;
}
