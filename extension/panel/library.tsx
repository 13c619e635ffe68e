import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { lastDeleted, shown, type Kept } from '../library/kept.ts';
import { allKept, bringBack, whenKept } from '../library/shelf.ts';
import { dropped, given } from './given-files.ts';
import { importJourneys } from './importing.ts';
import { KeptRow } from './kept-row.tsx';
import type { Attempt } from './recording.ts';

/** The kept journeys, and the way in for those from elsewhere: chosen, or dropped here. */
export function Library({ attempt }: { attempt: Attempt }): VNode {
  const all = useKept();
  const [outcome, setOutcome] = useState('');
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const kept = shown(all);
  const deleted = lastDeleted(all);

  const run = (action: () => Promise<string>): Promise<void> =>
    attempt(() => {
      setOutcome('');
      return action().then(setOutcome);
    });
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const { dataTransfer } = event;
    if (!dataTransfer) return;
    const files = dropped(dataTransfer);
    void run(async () => importJourneys(await files));
  };

  return (
    <section
      class="library"
      aria-label="Kept journeys"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>Kept journeys</h2>
      {kept.length === 0 && (
        <p class="quiet">Each recording is kept here once it is stopped. They stay in this browser.</p>
      )}
      <ul>
        {kept.map((one) => (
          <KeptRow key={one.key} kept={one} all={all} run={run} />
        ))}
      </ul>
      {deleted && (
        <p class="undo" role="status">
          <span>Deleted: {deleted.journey.title}</span>
          <button type="button" onClick={() => run(() => bringBack(deleted).then(() => ''))}>
            Undo
          </button>
        </p>
      )}
      {outcome && (
        <p class="done" role="status">
          {outcome}
        </p>
      )}
      <div class="import">
        <button type="button" onClick={() => chooser.current?.click()}>
          Import…
        </button>
        <span class="quiet">
          Choose or drop a .journey.json file, with the files that it uploads, if there are any.
        </span>
        <input
          type="file"
          multiple
          hidden
          aria-label="Journeys to import"
          ref={chooser}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])].map(given);
            void run(() => importJourneys(files)).finally(() => {
              // Choosing the same file again is a choice, too.
              currentTarget.value = '';
            });
          }}
        />
      </div>
    </section>
  );
}

function useKept(): Kept[] {
  const [all, setAll] = useState<Kept[]>([]);
  useEffect(() => {
    let isWanted = true;
    const look = (): void => void allKept().then((found) => isWanted && setAll(found));
    const end = whenKept(look);
    look();
    return () => {
      isWanted = false;
      end();
    };
  }, []);
  return all;
}
