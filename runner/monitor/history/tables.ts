import type { Generated } from 'kysely';
import type { Cause, Verdict } from '../../evidence/run.ts';

/** What the history holds. All times are milliseconds since 1970, all lengths milliseconds. */
export interface Tables {
  journeys: {
    id: Generated<number>;
    /** The journey's own id, which its file says. */
    key: string;
    title: string;
    file: string;
  };
  runs: {
    id: Generated<number>;
    journey: number;
    /** Where it was run from. */
    location: string;
    origin: Origin;
    /** The moment of the schedule that it was for; one run at most for each. */
    slot: number | null;
    /** How many earlier moments of the schedule were let pass, since nobody ran. */
    missed: number;
    state: RunState;
    /** The process that runs it. */
    owner: string;
    claimed_at: number;
    started_at: number | null;
    duration: number | null;
    verdict: StoredVerdict | null;
    cause: Cause | null;
    /** What went wrong, and in which step. */
    message: string | null;
    step: string | null;
    /** Whether it was part of maintenance and so counts for nothing. */
    excused: number;
    /** The folder with its pictures, until retention takes it; bytes. */
    folder: string | null;
    folder_bytes: number | null;
  };
  /** What is measured of a journey: itself, its steps, its vitals. */
  series: { id: Generated<number>; journey: number; kind: SeriesKind; name: string };
  steps: { run: number; number: number; series: number; at: number; duration: number; failed: number };
  /** How often a series took about so long within an hour: see durations.ts. */
  trend: { series: number; hour: number; bucket: number; count: number };
  /** How many runs of an hour came out how. */
  tally: { journey: number; location: string; hour: number; outcome: Outcome; count: number };
  /** The whole record of a run, deflated: requests, console, actions. */
  records: { run: number; record: Uint8Array };
  /** Where the alert of a journey stands: JSON, see alerts/machine.ts. */
  states: { journey: number; location: string; state: string; changed_at: number };
  incidents: {
    id: Generated<number>;
    journey: number;
    location: string;
    /** When the first failed run of it began, when it was told, and when the run that ended it began. */
    since: number;
    told_at: number;
    ended_at: number | null;
    run: number;
    cause: Cause;
    message: string;
    step: string;
    /** The last green run before it, and the version deployed in between. */
    green_run: number | null;
    deployed: string | null;
  };
  /** What is to be told to whom, written with what it tells. */
  outbox: {
    id: Generated<number>;
    /** The same for no two tellings. */
    key: string;
    channel: string;
    message: string;
    created_at: number;
    attempts: number;
    next_at: number;
    sent_at: number | null;
    error: string | null;
  };
  deploys: { id: Generated<number>; version: string; at: number };
  maintenance: {
    id: Generated<number>;
    from: number;
    until: number;
    /** The journey's key; all journeys when null. */
    journey: string | null;
    reason: string;
  };
  /** Who alone does something, and until when unless they say again. */
  leases: { name: string; owner: string; until: number };
}

/** `recorded`: by `waymark run --record`, which tells the trend and alerts nobody. */
export type Origin = 'schedule' | 'now' | 'recorded';
/** `interrupted`: whoever ran it was stopped; it says nothing about the site. */
export type RunState = 'queued' | 'running' | 'done' | 'interrupted';
/** `flaky`: passed, but not at the first attempt. */
export type StoredVerdict = Verdict;
export type Outcome = 'passed' | 'flaky' | 'failed' | 'excused';
export type SeriesKind = 'journey' | 'step' | 'vital';
