import type { Run } from '../evidence/run.ts';

/** What a report shows; it lies in the report's file as JSON. */
export interface ReportData {
  runs: ReportRun[];
}

/** A run with its pictures. */
export interface ReportRun {
  run: Run;
  /** `data:` addresses by the names that the run has for its pictures; a lost picture is missing. */
  pictures: Record<string, string>;
}
