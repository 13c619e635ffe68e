import type { VNode } from 'preact';
import type { Recording } from '../messages.ts';
import type { Attempt } from './recording.ts';
import { allowFrames } from './start.ts';

/** Offers to record in the page's frames of other sites too. */
export function Frames({ recording, attempt }: { recording: Recording; attempt: Attempt }): VNode {
  const { state, frameSites } = recording;
  if (state !== 'recording') return <></>;
  return (
    <>
      {frameSites.map((origin) => (
        <p key={origin} class="note frame" role="status">
          The page holds a frame of {origin}. What is done in it is not recorded.{' '}
          <button
            type="button"
            title={`Record in frames of ${origin} too`}
            onClick={() => void attempt(() => allowFrames(origin))}
          >
            Record in it too
          </button>
        </p>
      ))}
    </>
  );
}
