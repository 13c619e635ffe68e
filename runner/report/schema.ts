import { z } from 'zod';
import type { Attempt, FailureReport, Run, Verdict } from '../evidence/run.ts';
import type { Mend } from '../../journey/mending.ts';
import { schemaOfCandidate, schemaOfTarget } from '../../journey/model.ts';
import { CAUSES } from './causes.ts';
import type { JsonReport } from './json.ts';

/** The shape of JSON reports, which `runner/report/report.schema.json` publishes. */

const time = z.number().min(0).describe('milliseconds');
const verdict = z.enum(['passed', 'drifted', 'flaky', 'failed', 'errored'] satisfies Verdict[]);
const cause = z.enum(CAUSES);

const failure = z.strictObject({
  cause,
  message: z.string(),
  advice: z.string().exactOptional(),
  step: z.string(),
  action: z.string().exactOptional(),
  place: z.string().exactOptional().describe('the line of the script: file:///…/journeys/tour.ts:12'),
  url: z.string().exactOptional(),
}) satisfies z.ZodType<FailureReport>;

const attempt = z.strictObject({
  id: z.string(),
  verdict,
  failure: failure.exactOptional(),
}) satisfies z.ZodType<Attempt>;

const part = {
  title: z.string(),
  status: z.enum(['passed', 'failed']),
  at: time,
  duration: time,
  screenshot: z.string().exactOptional().describe('a file in the run’s folder'),
};

const mend = z.strictObject({
  frames: z.array(schemaOfCandidate),
  was: schemaOfCandidate,
  now: schemaOfTarget,
}) satisfies z.ZodType<Mend>;

const run = z.strictObject({
  version: z.literal(1),
  id: z.string().describe('the name of the run’s folder'),
  journey: z.strictObject({ id: z.string(), title: z.string(), file: z.string(), baseUrl: z.string() }),
  startedAt: z.iso.datetime(),
  duration: time,
  verdict,
  failure: failure.exactOptional(),
  earlier: z.array(attempt).exactOptional(),
  again: z.array(z.string()).exactOptional(),
  drift: z.array(z.string()),
  mends: z.array(mend).exactOptional(),
  steps: z.array(
    z.strictObject({
      ...part,
      text: z.string().exactOptional(),
      actions: z.array(
        z.strictObject({
          ...part,
          baseline: z.string().exactOptional(),
          difference: z.string().exactOptional(),
        }),
      ),
    }),
  ),
  requests: z.array(
    z.strictObject({
      method: z.string(),
      url: z.string(),
      type: z.string(),
      at: time,
      duration: time.exactOptional(),
      status: z.int().exactOptional(),
      failed: z.string().exactOptional(),
    }),
  ),
  downloads: z
    .array(z.strictObject({ name: z.string(), size: z.int(), at: time, file: z.string().exactOptional() }))
    .exactOptional(),
  vitals: z.record(z.string(), z.number()).exactOptional(),
  console: z.array(
    z.strictObject({
      at: time,
      type: z.enum(['log', 'warn', 'error', 'uncaught']),
      text: z.string(),
      url: z.string().exactOptional(),
    }),
  ),
  browser: z.string(),
  viewport: z.strictObject({ width: z.number(), height: z.number() }),
}) satisfies z.ZodType<Run>;

const number = z.int().min(0);

/** What a JSON report is. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  counts: z.strictObject({ passed: number, failed: number, drifted: number, flaky: number, errored: number }),
  runs: z.array(run),
}) satisfies z.ZodType<JsonReport>;

/** The JSON Schema (draft 2020-12) of JSON reports; published as `report.schema.json`. */
export function reportJsonSchema(): object {
  return {
    $id: 'report.schema.json',
    title: 'Waymark report',
    description: 'What “waymark run --json FILE” writes: the runs of journeys, times in milliseconds.',
    ...z.toJSONSchema(reportSchema),
  };
}
