import { createHash } from 'node:crypto';
import { Cron } from 'croner';

/**
 * The moments that a schedule names. They follow from the schedule alone, not from when anything ran: nothing drifts,
 * and whoever asks, after whatever restart, gets the same ones. All times are milliseconds since 1970.
 */

/** When a journey is to be run. */
export type Schedule =
  | { kind: 'interval'; every: number; jitter: number }
  /** `timeZone` is an IANA name, such as Europe/Berlin. */
  | { kind: 'cron'; pattern: string; timeZone: string; jitter: number };

/** The latest moment of a schedule that is not after `now`. */
export function slotBefore(schedule: Schedule, key: string, now: number): number | undefined {
  if (schedule.kind === 'interval') {
    const phase = phaseOf(schedule.every, key);
    return Math.floor((now - phase) / schedule.every) * schedule.every + phase;
  }
  // The library gives what lies before its reference: a moment that is now itself must count.
  return cronOf(schedule)
    .previousRuns(1, new Date(Math.floor(now / 1000) * 1000 + 1000))
    .at(0)
    ?.getTime();
}

/** The first moment of a schedule after `now`. */
export function slotAfter(schedule: Schedule, key: string, now: number): number | undefined {
  if (schedule.kind === 'interval') {
    const phase = phaseOf(schedule.every, key);
    return (Math.floor((now - phase) / schedule.every) + 1) * schedule.every + phase;
  }
  return cronOf(schedule).nextRun(new Date(now))?.getTime();
}

/** How many moments lie after `from` and before `until`; no more than `most` are counted. */
export function slotsBetween(
  schedule: Schedule,
  key: string,
  from: number,
  until: number,
  most = 100_000,
): number {
  if (schedule.kind === 'interval') {
    const first = slotAfter(schedule, key, from) ?? until;
    return first >= until ? 0 : Math.min(most, Math.ceil((until - first) / schedule.every));
  }
  let number = 0;
  for (let at = slotAfter(schedule, key, from); at !== undefined && at < until && number < most; number += 1)
    at = slotAfter(schedule, key, at);
  return number;
}

/** How long after its moment a run begins: another time each time, and for one moment always the same. */
export function jitterAt({ jitter }: Schedule, key: string, slot: number): number {
  return jitter === 0 ? 0 : Math.floor(fractionOf(`${key} ${slot}`) * jitter);
}

/** Journeys of one interval do not all begin at once. */
function phaseOf(every: number, key: string): number {
  const fraction = phases.get(key) ?? fractionOf(key);
  phases.set(key, fraction);
  return Math.floor(fraction * every);
}

const phases = new Map<string, number>();

/** A number from 0 up to 1, that a text alone decides. */
function fractionOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

const crons = new Map<string, Cron>();

function cronOf({ pattern, timeZone }: Schedule & { kind: 'cron' }): Cron {
  const name = `${timeZone} ${pattern}`;
  const known = crons.get(name);
  if (known) return known;
  const made = new Cron(pattern, { paused: true, timezone: timeZone, mode: '5-or-6-parts' });
  crons.set(name, made);
  return made;
}
