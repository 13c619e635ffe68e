import type { RefObject, TargetedKeyboardEvent, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Step } from '../../journey/model.ts';
import { wordStep } from '../../journey/wording.ts';
import type { Recording } from '../messages.ts';
import { Chosen } from './chosen.tsx';
import { useDragging } from './dragging.ts';
import { History, useHistoryKeys } from './history.tsx';
import type { Ask } from './recording.ts';
import { Row } from './row.tsx';
import { chosenOf, clicked, placeBeyond, stepped, type Selection } from './selection.ts';
import { StepForm } from './step-form.tsx';
import { useNewestInView } from './newest.ts';

/** The steps recorded so far under their headings, to be read and edited; the newest is kept in view. */
export function Steps({ recording, ask }: { recording: Recording; ask: Ask }): VNode {
  const { steps } = recording.journey;
  const ids = steps.map(({ id }) => id);
  const list = useRef<HTMLOListElement>(null);
  const [selection, select] = useState<Selection>({});
  const [open, setOpen] = useState<string>();
  const { say, said, watch } = useMoves(list, steps);
  const chosen = chosenOf(ids, selection);
  const focus = selection.focus !== undefined && ids.includes(selection.focus) ? selection.focus : ids[0];
  useHistoryKeys(ask);
  useNewestInView(list, JSON.stringify(steps.at(-1)), recording.mark);

  const move = (moved: readonly string[], after: string | undefined): void => {
    if (after === undefined) return say('There is no place beyond.');
    const [first] = moved;
    const isThere = after === ids[ids.indexOf(first ?? '') - 1] || moved.includes(after);
    if (isThere) return;
    watch(moved);
    ask({ type: 'move', ids: [...moved], after });
  };
  const { drag, grip } = useDragging(move);
  const groupOf = (id: string): readonly string[] => (chosen.includes(id) ? chosen : [id]);

  const onKey = (event: TargetedKeyboardEvent<HTMLElement>, step: Step): void => {
    // Keys in a row's buttons and fields are theirs.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (by && event.altKey) move(groupOf(step.id), placeBeyond(ids, groupOf(step.id), by));
    else if (by) {
      const next = stepped(ids, { ...selection, focus: step.id }, by, event.shiftKey);
      select(next);
      rowOf(list, next.focus)?.focus();
    } else if (event.key === 'Enter') setOpen(open === step.id ? undefined : step.id);
    else if (event.key === 'Delete' || event.key === 'Backspace')
      ask({ type: 'delete', ids: [...groupOf(step.id)] });
    else if (event.key === 'Escape') select({ focus: step.id });
    else return;
    event.preventDefault();
  };

  return (
    <div class="steps">
      {steps.length > 0 && (
        // Always there: rows that jump while one of them is clicked are not the ones that were meant.
        <div class="tools">
          <History recording={recording} isTold={chosen.length === 0} ask={ask} />
          {chosen.length > 0 && (
            <Chosen
              key={chosen.join()}
              steps={steps.filter(({ id }) => chosen.includes(id))}
              ask={ask}
              onDone={() => select({ ...(focus !== undefined && { focus }) })}
            />
          )}
        </div>
      )}
      <p class="unseen" role="status">
        {said}
      </p>
      <ol aria-label="Steps" aria-live="polite" aria-relevant="additions" ref={list}>
        {recording.mark === '' && <Mark ask={ask} />}
        {steps.map((step, index) => [
          <Row
            key={step.id}
            step={step}
            look={{
              isFocus: step.id === focus,
              isChosen: chosen.includes(step.id),
              isOpen: step.id === open,
              isDragged: drag?.after !== undefined && drag.ids.includes(step.id),
              drop: drag?.after === step.id ? 'after' : drag?.after === '' && index === 0 ? 'before' : '',
            }}
            ask={ask}
            onOpen={(isOpen) => {
              setOpen(isOpen ? step.id : undefined);
              if (!isOpen) rowOf(list, step.id)?.focus();
            }}
            onClick={({ target, shiftKey }) => {
              const isOnWords =
                target instanceof Element && !target.closest('button,input,textarea,select,form');
              if (isOnWords) select(clicked(selection, step.id, shiftKey));
            }}
            onKey={(event) => onKey(event, step)}
            onGrip={(event) => grip(event, groupOf(step.id))}
            onFocus={() =>
              select((now) => ({
                ...now,
                focus: now.anchor === undefined ? step.id : (now.focus ?? step.id),
              }))
            }
          >
            {open === step.id && step.kind !== 'group' && (
              <StepForm step={step} recording={recording} ask={ask} onClose={() => setOpen(undefined)} />
            )}
          </Row>,
          recording.mark === step.id && <Mark key="mark" ask={ask} />,
        ])}
      </ol>
      {steps.every(({ kind }) => kind === 'group' || kind === 'navigate') && <Empty />}
    </div>
  );
}

/** Where what comes next goes in. */
function Mark({ ask }: { ask: Ask }): VNode {
  return (
    <li class="mark">
      <span>What you do next goes in here</span>
      <button type="button" class="quiet-button" onClick={() => ask({ type: 'mark' })}>
        Back to the end
      </button>
    </li>
  );
}

/** What to do first. */
function Empty(): VNode {
  return (
    <ol class="lessons" aria-label="What to do first">
      <li>Walk through the site; each act becomes a step here.</li>
      <li>Press “Add a check”, and point at what proves that it worked.</li>
      <li>Press “Stop”, and take the script along.</li>
    </ol>
  );
}

/** Tells of moves, once they are made, to those who don't see them; the row that was moved keeps the focus. */
function useMoves(
  list: RefObject<HTMLOListElement | null>,
  steps: readonly Step[],
): { said: string; say: (words: string) => void; watch: (ids: readonly string[]) => void } {
  const [said, say] = useState('');
  const order = steps.map(({ id }) => id).join();
  const awaited = useRef<{ ids: readonly string[]; order: string; focus: Element | null }>(undefined);
  useLayoutEffect(() => {
    const was = awaited.current;
    if (!was || was.order === order) return;
    awaited.current = undefined;
    const place = steps.findIndex(({ id }) => was.ids.includes(id));
    const step = steps[place];
    const others = was.ids.length > 1 ? ` and ${was.ids.length - 1} more` : '';
    if (step) say(`Moved ${wordStep(step)}${others} to place ${place + 1} of ${steps.length}`);
    // A row that changes its place in the document loses the focus.
    if (was.focus instanceof HTMLElement && list.current?.contains(was.focus)) was.focus.focus();
  }, [order]);
  const watch = (ids: readonly string[]): void => {
    awaited.current = { ids, order, focus: document.activeElement };
  };
  return { said, say, watch };
}

function rowOf(list: RefObject<HTMLOListElement | null>, id = ''): HTMLElement | undefined {
  return [...(list.current?.querySelectorAll<HTMLElement>('li[data-id]') ?? [])].find(
    (row) => row.dataset['id'] === id,
  );
}
