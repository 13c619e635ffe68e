import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Check, Target } from '../../journey/model.ts';
import { wordCandidate, wordTarget } from '../../journey/wording.ts';
import type { Pick } from '../messages.ts';
import { apartFromText } from './apart.ts';
import type { Ask } from './recording.ts';

/** The checks that are possible of the element that the person pointed at. */
export function Picked({ pick, ask }: { pick: Pick; ask: Ask }): VNode {
  const { target, sort, checked } = pick;
  const expect = (check: Check, of: Target): void => ask({ type: 'expect', check, target: of });

  return (
    <section class="checks picked" aria-label="Checks">
      <p role="status">
        {target ? (
          <>
            Expect of <strong>{wordTarget(target)}</strong>
          </>
        ) : (
          (pick.problem ??
          'Nothing tells this element apart from others like it, so it can’t be checked by itself. ' +
            'A test id or a name of its own would help.')
        )}
      </p>
      {target && (
        <button type="button" onClick={() => expect({ kind: 'visible' }, target)}>
          It is visible
        </button>
      )}
      {target && pick.text !== '' && (
        <Editable label="Text" button="It reads this text" first={pick.text}>
          {(text) => expect({ kind: 'text', text }, apartFromText(target, pick.text))}
        </Editable>
      )}
      {target && pick.value !== undefined && (
        <Editable label="Value" button="It holds this value" first={pick.value}>
          {(value) => expect({ kind: 'value', value }, target)}
        </Editable>
      )}
      {target && checked !== undefined && (
        <button type="button" onClick={() => expect({ kind: 'checked', checked }, target)}>
          It is {checked ? 'checked' : 'unchecked'}
        </button>
      )}
      {sort && (
        <button
          type="button"
          onClick={() => expect({ kind: 'count', count: sort.count }, targetOfSort(sort.candidate))}
        >
          {sort.count} of this sort ({wordCandidate(sort.candidate)})
        </button>
      )}
      <button type="button" class="quiet-button" onClick={() => ask({ type: 'unpick' })}>
        Cancel
      </button>
    </section>
  );
}

/** Names all elements of a sort, which have no looks in common beyond it. */
function targetOfSort(candidate: Target['candidates'][number]): Target {
  const role = candidate.by === 'role' ? { role: candidate.role } : {};
  return { candidates: [candidate], fingerprint: { tag: '*', ...role } };
}

interface EditableProps {
  label: string;
  button: string;
  first: string;
  children: (text: string) => void;
}

/** What was seen, to be trimmed to what should be expected. */
function Editable({ label, button, first, children: choose }: EditableProps): VNode {
  const [text, setText] = useState(first);
  return (
    <div class="editable">
      <textarea
        aria-label={label}
        rows={Math.min(4, Math.ceil(text.length / 40) || 1)}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="button" onClick={() => choose(text)}>
        {button}
      </button>
    </div>
  );
}
