import type { Run } from '../evidence/run.ts';
import type { Differences } from './differences.ts';

/** What a report shows; it lies in the report's file as JSON. */
export interface ReportData {
  runs: ReportRun[];
}

/** A run with its pictures. */
export interface ReportRun {
  run: Run;
  /** `data:` addresses by the names that the run has for its pictures; a lost picture is missing. */
  pictures: Record<string, string>;
  /** The last green run, beside one that failed. */
  green?: Green;
}

/** The last run that passed. */
export interface Green {
  id: string;
  startedAt: string;
  /** The page at the end of the step that failed now, as a `data:` address. */
  picture?: string;
  differences: Differences;
}
