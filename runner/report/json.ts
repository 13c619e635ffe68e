import type { Run } from '../evidence/run.ts';
import { count, type Counts } from './verdicts.ts';

/** All runs as one JSON document, which report.schema.json describes. */
export interface JsonReport {
  version: 1;
  counts: Counts;
  /** In the order of the journeys, the last attempt of each. */
  runs: readonly Run[];
}

/** Runs as JSON. */
export function renderJson(runs: readonly Run[]): string {
  const report: JsonReport = { version: 1, counts: count(runs), runs };
  return `${JSON.stringify(report, null, 2)}\n`;
}
