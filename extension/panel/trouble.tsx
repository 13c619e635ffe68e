import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isOutOfReach } from './out-of-reach.ts';
import type { Hindrance } from './reach.ts';
import type { Attempt } from './recording.ts';

/** What hinders the recording, with the button that mends it. */
export function Hindered({ hindrance, attempt }: { hindrance: Hindrance; attempt: Attempt }): VNode {
  const { why, mend } = hindrance;
  return (
    <p class="warning" role="status">
      {why}
      {mend && (
        <button type="button" onClick={() => void attempt(mend.run)}>
          {mend.label}
        </button>
      )}
    </p>
  );
}

/** What went wrong with what the person asked for. */
export function Trouble({ problem }: { problem: string }): VNode {
  if (!isOutOfReach(problem)) {
    return (
      <p class="problem" role="alert">
        {problem}
      </p>
    );
  }
  return (
    <p class="problem" role="alert">
      Waymark’s background does not answer, so nothing was done. What was recorded is kept; open the panel
      anew.
      <Reload />
    </p>
  );
}

/** Nothing while the recording is being read; when that takes too long, what to do. */
export function Reading(): VNode {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return <></>;
  return (
    <p class="problem" role="alert">
      What was recorded can’t be read from the browser’s storage. Open the panel anew; if that does not help,
      start the browser anew.
      <Reload />
    </p>
  );
}

/** Milliseconds. */
const PATIENCE = 3000;

function Reload(): VNode {
  return (
    <button type="button" onClick={() => location.reload()}>
      Open the panel anew
    </button>
  );
}
