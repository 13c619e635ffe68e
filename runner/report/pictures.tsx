import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ActionRun, StepRun } from '../evidence/run.ts';
import type { ReportRun } from './data.ts';

/** Opens a picture of the run, by its name, large. */
export type ShowPicture = (name: string) => void;

/** A picture as the viewer shows it. */
export interface ShownPicture {
  name: string;
  title: string;
  source: string;
}

/** The name that the picture of the last green run goes by; no picture of a run has it. */
export const GREEN = 'green';

/** All pictures of a run in the order they were taken; that of the last green run comes after the failed step's. */
export function picturesOf({ run, pictures: sources, green }: ReportRun): ShownPicture[] {
  const beside = { name: GREEN, title: 'The same step of the last green run', source: green?.picture ?? '' };
  const own = run.steps.flatMap((step): ShownPicture[] => [
    ...picturesOfStep(step, sources),
    ...(step.status === 'failed' && green?.picture !== undefined ? [beside] : []),
  ]);
  return own;
}

function picturesOfStep(step: StepRun, sources: ReportRun['pictures']): ShownPicture[] {
  return [...step.actions.flatMap(shownBy), ...shownBy(step)].flatMap(({ name, title }) => {
    const source = name === undefined ? undefined : sources[name];
    return name === undefined || source === undefined ? [] : [{ name, title, source }];
  });
}

/** The pictures of an action or step by what they are. */
export function shownBy({
  title,
  screenshot,
  ...compared
}: StepRun | ActionRun): { name: string | undefined; title: string }[] {
  const { baseline, difference } = { baseline: undefined, difference: undefined, ...compared };
  return [
    { name: screenshot, title },
    { name: baseline, title: `What it was to look like: ${title}` },
    { name: difference, title: `Where it does not: ${title}` },
  ].filter(({ name }) => name !== undefined);
}

/** A picture that opens large. */
export function Picture(props: {
  name: string;
  title: string;
  pictures: ReportRun['pictures'];
  show: ShowPicture;
}): VNode {
  const { name, title, pictures, show } = props;
  const source = pictures[name];
  if (source === undefined) return <p class="quiet">{name} is missing.</p>;
  return (
    <button type="button" class="picture" onClick={() => show(name)}>
      <img src={source} alt={`Open the picture large: ${title}`} loading="lazy" />
    </button>
  );
}

/** One picture over the whole window; arrow keys go on and back, Escape closes. */
export function Viewer(props: {
  pictures: ShownPicture[];
  index: number;
  onMove: (index: number | undefined) => void;
}): VNode | undefined {
  const { pictures, index, onMove } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const picture = pictures[index];
  if (!picture) return undefined;
  const move = (by: number): void => {
    if (pictures[index + by]) onMove(index + by);
  };
  const close = (): void => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class="viewer"
      aria-label="Picture"
      onClose={() => onMove(undefined)}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft') move(-1);
        if (key === 'ArrowRight') move(1);
      }}
      onClick={({ target }) => {
        if (target === dialog.current) close();
      }}
    >
      <div class="viewer-bar">
        <p aria-live="polite">
          <span class="quiet">
            {index + 1} of {pictures.length}
          </span>{' '}
          {picture.title}
        </p>
        <div class="buttons">
          <button type="button" aria-disabled={index === 0} onClick={() => move(-1)}>
            Back
          </button>
          <button type="button" aria-disabled={index === pictures.length - 1} onClick={() => move(1)}>
            Next
          </button>
          <button type="button" onClick={close}>
            Close
          </button>
        </div>
      </div>
      <img src={picture.source} alt={`The page: ${picture.title}`} />
    </dialog>
  );
}
