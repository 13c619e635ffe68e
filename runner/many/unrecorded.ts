import type { Attempt, Run } from '../evidence/run.ts';
import type { Playable } from '../load.ts';
import { Failure } from '../play/failure.ts';

/** The record of a journey that could not be replayed to its end, or whose own record could not be written. */
export function unrecorded(playable: Playable, error: unknown, earlier: readonly Attempt[]): Run {
  const { id, title, file, baseUrl, viewport } = playable;
  const failure =
    error instanceof Failure
      ? error
      : new Failure(
          'infrastructure',
          `The run could not be recorded: ${error instanceof Error ? error.message : String(error)}`,
          'Is there space on the disk, and may this user write to the folder of --out?',
        );
  const { cause, message, advice } = failure;
  return {
    version: 1,
    id: `unrecorded-${id}`,
    journey: { id, title, file, baseUrl },
    startedAt: new Date().toISOString(),
    duration: 0,
    verdict: 'errored',
    failure: { cause, message, step: '', ...(advice !== undefined && { advice }) },
    ...(earlier.length > 0 && { earlier: [...earlier] }),
    drift: [],
    steps: [],
    requests: [],
    console: [],
    browser: 'none',
    viewport,
  };
}
