import type { Run } from '../../../runner/evidence/run.ts';

/** A run that passed in one step, but for what a test says of it. */
export function runOf(more: Partial<Run> = {}): Run {
  return {
    version: 1,
    id: '20260131-120000-tour',
    journey: {
      id: 'tour',
      title: 'Book a tour',
      file: 'journeys/tour.ts',
      baseUrl: 'http://127.0.0.1:4173',
    },
    startedAt: '2026-01-31T12:00:00.000Z',
    duration: 1500,
    verdict: 'passed',
    drift: [],
    steps: [{ title: 'Sign in', status: 'passed', at: 0, duration: 1200, actions: [] }],
    requests: [],
    console: [],
    browser: 'Chrome/156',
    viewport: { width: 1280, height: 800 },
    ...more,
  };
}

/** A run that failed at a check. */
export function failedRun(more: Partial<NonNullable<Run['failure']>> = {}): Run {
  return runOf({
    verdict: 'failed',
    failure: { cause: 'check', message: 'Expected it.', step: 'Sign in', ...more },
  });
}
