import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { canonical } from '../../journey/canonical.ts';
import { changeStep, type Fields } from '../../journey/change-step.ts';
import type { Step } from '../../journey/model.ts';
import type { Recording } from '../messages.ts';
import { Candidates } from './candidates.tsx';
import { FieldControl } from './field-control.tsx';
import type { Ask } from './recording.ts';
import type { Field } from './fields.ts';
import { fieldsOf } from './step-fields.ts';
import { ValueField } from './value-field.tsx';

interface Props {
  step: Step;
  recording: Recording;
  ask: Ask;
  onClose: () => void;
}

/** The form of a step: what its kind has, and the element it is about. Each change is made at once, and can be undone. */
export function StepForm({ step, recording, ask, onClose }: Props): VNode {
  const fields = fieldsOf(step);
  const hasTarget = 'target' in step && step.target !== undefined;
  return (
    <form
      class="step-form"
      aria-label="Edit the step"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.currentTarget.closest('li')?.focus();
        onClose();
      }}
    >
      {fields.map((field) => (
        <Changeable key={field.label} field={field} step={step} recording={recording} ask={ask} />
      ))}
      {hasTarget && step.target && (
        <Candidates step={step} target={step.target} recording={recording} ask={ask} />
      )}
      {fields.length === 0 && !hasTarget && <p class="quiet">There is nothing to change about this step.</p>}
      <div class="buttons">
        <button type="button" onClick={onClose}>
          Done
        </button>
      </div>
    </form>
  );
}

interface ChangeableProps {
  field: Field;
  step: Step;
  recording: Recording;
  ask: Ask;
}

/** A field whose entry is made when the schema takes it; else it says what was expected. */
function Changeable({ field, step, recording, ask }: ChangeableProps): VNode {
  const [problem, setProblem] = useState('');
  const set = (fields: Fields, inputs?: Record<string, string>): void => {
    const result = changeStep(step, fields);
    if ('problems' in result) {
      setProblem(`Expected ${result.problems.map(({ expected }) => expected).join('; ')}.`);
      return;
    }
    setProblem('');
    if (canonical(result.step) === canonical(step) && !inputs) return;
    ask({ type: 'set', id: step.id, fields, ...(inputs && { inputs }) });
  };
  if (field.as === 'value') {
    return (
      <ValueField
        step={step}
        value={field.value}
        recording={recording}
        ask={ask}
        onSet={(value, inputs) => set(field.change(value), inputs)}
      />
    );
  }
  return <FieldControl field={field} problem={problem} onSet={set} />;
}
