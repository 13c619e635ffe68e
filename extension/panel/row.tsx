import type {
  ComponentChildren,
  TargetedKeyboardEvent,
  TargetedMouseEvent,
  TargetedPointerEvent,
  VNode,
} from 'preact';
import type { Step } from '../../journey/model.ts';
import { wordEffect, wordStep, wordValue } from '../../journey/wording.ts';
import { Bin, Grip, Insert, Lock, Pencil } from './icons.tsx';
import { FromHere, ProofMark } from './proof-mark.tsx';
import type { Ask } from './recording.ts';
import { Title } from './title.tsx';

interface Props {
  step: Step;
  /** Where it stands among the others while it is chosen, open, dragged or dragged onto. */
  look: {
    isFocus: boolean;
    isChosen: boolean;
    isOpen: boolean;
    isDragged: boolean;
    drop: '' | 'before' | 'after';
  };
  ask: Ask;
  onOpen: (isOpen: boolean) => void;
  onClick: (event: TargetedMouseEvent<HTMLElement>) => void;
  onKey: (event: TargetedKeyboardEvent<HTMLElement>) => void;
  onGrip: (event: TargetedPointerEvent<HTMLElement>) => void;
  onFocus: () => void;
  /** What the row opens into. */
  children: ComponentChildren;
}

/** A step in the list: its words and effects, and what can be done with it. */
export function Row({ step, look, ask, onOpen, onClick, onKey, onGrip, onFocus, children }: Props): VNode {
  const words = wordStep(step);
  const effects = 'effects' in step ? (step.effects ?? []) : [];
  const classes = [
    step.kind,
    look.isChosen && 'chosen',
    look.isDragged && 'dragged',
    look.isOpen && 'open',
    look.drop && `drop-${look.drop}`,
  ];
  return (
    <li
      class={classes.filter(Boolean).join(' ')}
      id={`step-${step.id}`}
      data-id={step.id}
      tabIndex={look.isFocus ? 0 : -1}
      aria-keyshortcuts="Enter Alt+ArrowUp Alt+ArrowDown Delete"
      onMouseDown={(event) => {
        // Shift chooses rows here, and no text.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={onClick}
      onKeyDown={onKey}
      onFocus={onFocus}
    >
      <span
        class="grip"
        aria-hidden="true"
        title="Drag to another place (Alt+↑, Alt+↓)"
        onPointerDown={onGrip}
      >
        <Grip />
      </span>
      <div class="words">
        {step.kind === 'group' ? (
          <Title
            title={step.title}
            isEdited={look.isOpen}
            tabIndex={look.isFocus ? 0 : -1}
            onEdit={onOpen}
            onRename={(title) => ask({ type: 'retitle', id: step.id, title })}
          />
        ) : (
          <span>
            <Words step={step} />
            {step.page && step.kind !== 'open' && <span class="tab">tab {step.page}</span>}
          </span>
        )}
        <ProofMark step={step} />
        {effects.map((effect) => (
          <span key={JSON.stringify(effect)} class="effect">
            {wordEffect(effect)}
          </span>
        ))}
      </div>
      <div class="actions">
        {step.kind !== 'group' && (
          <button
            type="button"
            class="quiet-button"
            tabIndex={look.isFocus ? 0 : -1}
            aria-label={`Edit: ${words}`}
            aria-expanded={look.isOpen}
            title="Edit (Enter)"
            onClick={() => onOpen(!look.isOpen)}
          >
            <Pencil />
          </button>
        )}
        <button
          type="button"
          class="quiet-button"
          tabIndex={look.isFocus ? 0 : -1}
          aria-label={`Insert after: ${words}`}
          title="Insert here: what you do next goes in after this step"
          onClick={() => ask({ type: 'mark', after: step.id })}
        >
          <Insert />
        </button>
        <FromHere step={step} tabIndex={look.isFocus ? 0 : -1} />
        <button
          type="button"
          class="quiet-button"
          tabIndex={look.isFocus ? 0 : -1}
          aria-label={`Delete: ${words}`}
          title="Delete"
          onClick={() => ask({ type: 'delete', ids: [step.id] })}
        >
          <Bin />
        </button>
      </div>
      {children}
    </li>
  );
}

function Words({ step }: { step: Step }): VNode {
  const words = wordStep(step);
  if (step.kind !== 'fill' || typeof step.value === 'string' || !('secret' in step.value))
    return <>{words}</>;
  return (
    <>
      {words.slice(0, -wordValue(step.value).length)}
      <span class="secret" title="A secret: its value is no part of the journey">
        <Lock />
        <span class="unseen">the secret </span>
        {step.value.secret}
      </span>
    </>
  );
}
