import type { RefObject, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Step } from '../../journey/model.ts';
import { wordEffect, wordStep, wordValue } from '../../journey/wording.ts';
import type { Recording } from '../messages.ts';
import { History, useHistoryKeys } from './history.tsx';
import { Bin, Lock } from './icons.tsx';
import type { Ask } from './recording.ts';
import { Title } from './title.tsx';

/** The steps recorded so far under their headings; the newest is kept in view. */
export function Steps({ recording, ask }: { recording: Recording; ask: Ask }): VNode {
  const { steps } = recording.journey;
  const isEdited = recording.undo !== undefined || recording.redo !== undefined;
  const list = useRef<HTMLOListElement>(null);
  useHistoryKeys(ask);
  useNewestInView(list, JSON.stringify(steps.at(-1)));

  return (
    <div class="steps">
      {isEdited && <History recording={recording} ask={ask} />}
      <ol aria-label="Steps" aria-live="polite" aria-relevant="additions" ref={list}>
        {steps.map((step) => (
          <Row key={step.id} step={step} ask={ask} />
        ))}
      </ol>
      {steps.length === 0 && <p class="empty">Walk through the site; your steps appear here.</p>}
    </div>
  );
}

/** Shows the newest step when it comes or grows, and keeps it shown when the room for the list changes. */
function useNewestInView(list: RefObject<HTMLOListElement | null>, newest: string | undefined): void {
  const show = (): void => list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  useEffect(show, [newest]);
  useEffect(() => {
    const room = list.current?.closest('main');
    if (!room) return undefined;
    let isAtEnd = true;
    const look = (): void => {
      isAtEnd = room.scrollHeight - room.scrollTop - room.clientHeight < NEAR;
    };
    const observer = new ResizeObserver(() => isAtEnd && show());
    observer.observe(room);
    room.addEventListener('scroll', look);
    return () => {
      observer.disconnect();
      room.removeEventListener('scroll', look);
    };
  }, []);
}

/** Scrolled to within this of the end counts as reading the newest step (CSS pixels). */
const NEAR = 40;

function Row({ step, ask }: { step: Step; ask: Ask }): VNode {
  const effects = 'effects' in step ? (step.effects ?? []) : [];
  return (
    <li class={step.kind} id={`step-${step.id}`}>
      <div class="words">
        {step.kind === 'group' ? (
          <Title title={step.title} onRename={(title) => ask({ type: 'retitle', id: step.id, title })} />
        ) : (
          <span>
            <Words step={step} />
            {step.page && step.kind !== 'open' && <span class="tab">tab {step.page}</span>}
          </span>
        )}
        {effects.map((effect) => (
          <span key={JSON.stringify(effect)} class="effect">
            {wordEffect(effect)}
          </span>
        ))}
      </div>
      <button
        type="button"
        class="quiet-button"
        aria-label={`Delete: ${wordStep(step)}`}
        title="Delete"
        onClick={() => ask({ type: 'delete', ids: [step.id] })}
      >
        <Bin />
      </button>
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
      <span class="secret" title="A secret: its value was not recorded">
        <Lock />
        <span class="unseen">the secret </span>
        {step.value.secret}
      </span>
    </>
  );
}
