import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Step } from '../../journey/model.ts';
import type { Ask } from './recording.ts';

interface Props {
  steps: readonly Step[];
  ask: Ask;
  /** Called when nothing is to be chosen any more. */
  onDone: () => void;
}

/** What can be done with the chosen steps together. */
export function Chosen({ steps, ask, onDone }: Props): VNode {
  const [isNaming, setNaming] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // Before the next key comes, which belongs to the heading already.
  useLayoutEffect(() => field.current?.focus(), [isNaming]);
  const ids = steps.map(({ id }) => id);
  const [first] = steps;
  const isHeading = steps.length === 1 && first?.kind === 'group';

  if (isNaming) {
    const group = (event: Event): void => {
      event.preventDefault();
      const title = field.current?.value.trim() ?? '';
      if (title === '') return;
      ask({ type: 'group', ids, title });
      onDone();
    };
    return (
      <form
        class="chosen naming"
        onSubmit={group}
        onKeyDown={({ key }) => key === 'Escape' && setNaming(false)}
      >
        <input
          type="text"
          aria-label="Heading of the group"
          placeholder="Sign in as the demo user"
          ref={field}
        />
        <button type="submit" class="primary">
          Group
        </button>
        <button type="button" class="quiet-button" onClick={() => setNaming(false)}>
          Cancel
        </button>
      </form>
    );
  }
  return (
    <div class="chosen" role="group" aria-label="Chosen steps">
      <p role="status">{steps.length} chosen</p>
      {isHeading && first ? (
        <button
          type="button"
          onClick={() => {
            ask({ type: 'ungroup', id: first.id });
            onDone();
          }}
        >
          Ungroup
        </button>
      ) : (
        <button type="button" onClick={() => setNaming(true)}>
          Group…
        </button>
      )}
      <button
        type="button"
        onClick={() => {
          ask({ type: 'delete', ids });
          onDone();
        }}
      >
        Delete
      </button>
      <button
        type="button"
        class="quiet-button"
        aria-label="Choose none"
        title="Choose none"
        onClick={onDone}
      >
        ✕
      </button>
    </div>
  );
}
