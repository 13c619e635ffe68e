import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Step, Value } from '../../journey/model.ts';
import { problemOfName } from '../../journey/names.ts';
import { wordStep } from '../../journey/wording.ts';
import type { Recording } from '../messages.ts';
import { Problem } from './field-control.tsx';
import type { Ask } from './recording.ts';
import { leftIn, suggestedName, type ValueKind } from './values.ts';

interface Props {
  step: Step;
  value: Value;
  recording: Recording;
  ask: Ask;
  /** `inputs`: what a new input holds. */
  onSet: (value: Value, inputs?: Record<string, string>) => void;
}

/** What is typed into a field: a text, a named input of the journey, or a named secret. */
export function ValueField({ step, value, recording, ask, onSet }: Props): VNode {
  const { journey } = recording;
  const kind: ValueKind = typeof value === 'string' ? 'text' : 'input' in value ? 'input' : 'secret';
  const name = typeof value === 'string' ? '' : 'input' in value ? value.input : value.secret;
  const held = kind === 'text' ? String(value) : (journey.inputs[name] ?? '');
  const [problem, setProblem] = useState('');
  const [literal, setLiteral] = useState('');
  const id = useId();

  const turn = (to: ValueKind): void => {
    setProblem('');
    setLiteral(to === 'secret' ? held : '');
    const free = suggestedName(step, to, journey);
    if (to === 'text') onSet(held);
    else if (to === 'input') onSet({ input: free }, { [free]: held });
    else onSet({ secret: free });
  };
  const rename = (to: string): void => {
    const wrong = problemOfName(to);
    setProblem(wrong ?? '');
    if (wrong !== undefined || to === name) return;
    if (kind === 'secret') onSet({ secret: to });
    // A name that there is already is that input; else the input itself is called so.
    else if (Object.hasOwn(journey.inputs, to)) onSet({ input: to });
    else ask({ type: 'rename-input', from: name, to });
  };
  const left = literal === '' ? [] : leftIn(journey, literal);

  return (
    <div class="value-field">
      <fieldset class="several">
        <legend>What is typed</legend>
        {KINDS.map(([one, label]) => (
          <label key={one}>
            <input type="radio" name={`${id}-kind`} checked={one === kind} onChange={() => turn(one)} />
            {label}
          </label>
        ))}
      </fieldset>
      {kind !== 'text' && (
        <label class="field">
          <span>{kind === 'input' ? 'Name of the input' : 'Name of the secret'}</span>
          <input
            key={name}
            type="text"
            spellcheck={false}
            defaultValue={name}
            aria-invalid={problem !== ''}
            aria-describedby={id}
            onChange={({ currentTarget }) => rename(currentTarget.value.trim())}
          />
          <Problem id={id} text={problem} />
        </label>
      )}
      {kind !== 'secret' && (
        <label class="field">
          <span>{kind === 'input' ? 'It holds' : 'Text'}</span>
          <textarea
            key={held}
            rows={1}
            defaultValue={held}
            onChange={({ currentTarget: { value: text } }) =>
              kind === 'input' ? ask({ type: 'input', name, value: text }) : onSet(text)
            }
          />
        </label>
      )}
      {kind === 'secret' && (
        <p class="quiet">
          The journey has its name alone. A replay reads it from the environment variable {name} or from .env.
        </p>
      )}
      {left.length > 0 && (
        <p class="warning" role="status">
          The same text is still in: {left.map((other) => wordStep(other)).join(', ')}.
        </p>
      )}
    </div>
  );
}

const KINDS = [
  ['text', 'Text'],
  ['input', 'Input'],
  ['secret', 'Secret'],
] as const;
