import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { duplicateOf, renamedTo, type Kept } from '../library/kept.ts';
import { readable } from '../library/readable.ts';
import { put, remove } from '../library/shelf.ts';
import { Bin, Pencil, Sheets, Tray } from './icons.tsx';
import { send } from './recording.ts';
import { exportJourney } from './save.ts';

interface Props {
  kept: Kept;
  all: readonly Kept[];
  /** Runs what the person asked for, and tells what came of it. */
  run: (action: () => Promise<string>) => Promise<void>;
}

/** One kept journey: what it is, and what can be done with it. */
export function KeptRow({ kept, all, run }: Props): VNode {
  const [mode, setMode] = useState<'shown' | 'renamed' | 'asked'>('shown');
  const { title, baseUrl, steps } = kept.journey;
  const quietly = (action: () => Promise<void>): Promise<void> => run(() => action().then(() => ''));

  if (mode === 'asked') {
    return (
      <li>
        <div class="words">
          <p role="alert">Delete “{title}”?</p>
          <div class="buttons">
            <button type="button" class="danger" onClick={() => quietly(() => remove(kept.key, Date.now()))}>
              Delete
            </button>
            <button type="button" onClick={() => setMode('shown')}>
              Keep
            </button>
          </div>
        </div>
      </li>
    );
  }
  const count = steps.filter(({ kind }) => kind !== 'group').length;
  return (
    <li>
      <div class="words">
        {mode === 'renamed' ? (
          <NameField
            title={title}
            onDone={(name) => {
              setMode('shown');
              if (name && name !== title) void quietly(() => put(renamedTo(kept, name)));
            }}
          />
        ) : (
          <button
            type="button"
            class="open"
            aria-label={`Open: ${title}`}
            onClick={() => quietly(() => open(kept))}
          >
            {title}
          </button>
        )}
        <span class="quiet">
          {baseUrl.replace(/^https?:\/\//, '')} · {count} {count === 1 ? 'step' : 'steps'} ·{' '}
          <time dateTime={new Date(kept.at).toISOString()}>{wordTime(kept.at)}</time>
        </span>
      </div>
      <Tool name={`Rename: ${title}`} title="Rename" onClick={() => setMode('renamed')}>
        <Pencil />
      </Tool>
      <Tool
        name={`Duplicate: ${title}`}
        title="Duplicate"
        onClick={() => quietly(() => put(duplicateOf(kept, all, crypto.randomUUID(), Date.now())))}
      >
        <Sheets />
      </Tool>
      <Tool
        name={`Export: ${title}`}
        title="Export"
        onClick={() => run(async () => exportJourney(readable(kept)))}
      >
        <Tray />
      </Tool>
      <Tool name={`Delete: ${title}`} title="Delete" onClick={() => setMode('asked')}>
        <Bin />
      </Tool>
    </li>
  );
}

async function open(kept: Kept): Promise<void> {
  readable(kept); // throws where this version can't read it
  await send({ type: 'open', key: kept.key });
}

interface ToolProps {
  name: string;
  title: string;
  onClick: () => void;
  children: VNode;
}

function Tool({ name, title, onClick, children }: ToolProps): VNode {
  return (
    <button type="button" class="quiet-button" aria-label={name} title={title} onClick={onClick}>
      {children}
    </button>
  );
}

/** Enter, or going elsewhere, keeps what was typed; Escape does not. */
function NameField({ title, onDone }: { title: string; onDone: (name: string) => void }): VNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <input
      type="text"
      aria-label="Name"
      defaultValue={title}
      ref={field}
      onBlur={({ currentTarget }) => onDone(currentTarget.value.trim())}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape') currentTarget.value = title;
        if (key === 'Escape' || key === 'Enter') currentTarget.blur();
      }}
    />
  );
}

/** A time in the person's own way of writing it, with the day where it was not today. */
function wordTime(at: number): string {
  const time = new Date(at);
  const isToday = time.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'short', year: 'numeric' } as const);
  return time.toLocaleString([], { ...day, hour: 'numeric', minute: '2-digit' });
}
