import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { Fields } from '../../journey/change-step.ts';
import type { Field } from './fields.ts';

interface Props {
  field: Exclude<Field, { as: 'value' }>;
  /** What is wrong with what was entered; empty for nothing. */
  problem: string;
  onSet: (fields: Fields) => void;
}

/** The control of a field of a step, with what is wrong with its entry beside it. */
export function FieldControl({ field, problem, onSet }: Props): VNode {
  const id = useId();
  if (field.as === 'several') {
    return (
      <fieldset class="several">
        <legend>{field.label}</legend>
        {field.choices.map(({ value, label }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={field.chosen.includes(value)}
              onChange={({ currentTarget }) => {
                const all = field.choices.map((choice) => choice.value);
                const isIn = (one: string): boolean =>
                  one === value ? currentTarget.checked : field.chosen.includes(one);
                onSet(field.change(all.filter(isIn)));
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
    );
  }
  const said = { 'aria-invalid': problem !== '', ...(problem && { 'aria-describedby': id }) };
  return (
    <label class="field">
      <span>{field.label}</span>
      <Entry field={field} said={said} onSet={onSet} />
      <Problem id={id} text={problem} />
    </label>
  );
}

interface EntryProps {
  field: Exclude<Field, { as: 'value' | 'several' }>;
  said: object;
  onSet: (fields: Fields) => void;
}

function Entry({ field, said, onSet }: EntryProps): VNode {
  const enter = ({ currentTarget }: { currentTarget: { value: string } }): void =>
    onSet(field.change(currentTarget.value));
  if (field.as === 'choice') {
    return (
      <select {...said} onChange={enter}>
        {field.choices.map(({ value, label }) => (
          <option key={value} value={value} selected={value === field.text}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  if (field.as === 'lines') {
    const rows = Math.min(5, Math.max(1, field.text.split('\n').length));
    return <textarea key={field.text} rows={rows} defaultValue={field.text} {...said} onChange={enter} />;
  }
  const mode = field.as === 'number' ? ({ inputMode: 'numeric' } as const) : {};
  // A new value from elsewhere (an undo) is another field; what is being typed stays.
  return (
    <input key={field.text} type="text" defaultValue={field.text} {...mode} {...said} onChange={enter} />
  );
}

/** What is wrong with an entry. */
export function Problem({ id, text }: { id: string; text: string }): VNode {
  return (
    <span class="wrong" id={id} role="alert">
      {text}
    </span>
  );
}
