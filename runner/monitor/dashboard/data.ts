import type { Run } from '../../evidence/run.ts';
import type { AlertState } from '../alerts/machine.ts';
import type { ChannelHealth } from '../channels/deliver.ts';
import type { StoredVerdict } from '../history/tables.ts';

/** What the dashboard's page is given. Times in milliseconds since 1970, lengths in milliseconds, shares from 0 to 1. */

/** Where a journey stands, as a reader sees it. */
export type ShownState = AlertState['kind'] | 'maintenance' | 'untried';

export interface Overview {
  now: number;
  journeys: JourneyCard[];
  channels: ChannelHealth[];
  /** What the monitor itself had trouble with of late, newest first. */
  problems: string[];
}

export interface JourneyCard {
  key: string;
  title: string;
  state: ShownState;
  since: number | null;
  isRunning: boolean;
  nextAt: number | null;
  /** Latest first. */
  runs: RunLine[];
  uptime: { day: number | null; month: number | null };
  p50: number | null;
  p95: number | null;
  /** What is wrong, while it is down. */
  trouble: { message: string; step: string; run: number } | null;
}

export interface RunLine {
  id: number;
  at: number;
  duration: number | null;
  verdict: StoredVerdict | 'running' | 'interrupted';
  origin: string;
  /** Where it was run from. */
  location: string;
  step: string | null;
  message: string | null;
  hasPictures: boolean;
  isExcused: boolean;
}

export interface JourneyPage {
  card: JourneyCard;
  file: string;
  schedule: string;
  slo: { goal: number; days: number; runs: number; failed: number; allowed: number };
  steps: { series: number; name: string; p50: number; p95: number }[];
  /** The series of the whole journey, if it was ever run. */
  whole: number | null;
  runs: RunLine[];
  incidents: IncidentLine[];
}

export interface TrendPoint {
  at: number;
  p50: number;
  p95: number;
  runs: number;
}

export interface Trend {
  points: TrendPoint[];
  deploys: { version: string; at: number }[];
}

export interface IncidentLine {
  id: number;
  key: string;
  title: string;
  location: string;
  since: number;
  endedAt: number | null;
  run: number;
  cause: string;
  message: string;
  step: string;
  deployed: string | null;
}

export interface RunPage {
  line: RunLine;
  key: string;
  title: string;
  /** The whole record, as long as it is kept. */
  record: Run | null;
  /** The last run before it that passed. */
  lastGreen: number | null;
}
