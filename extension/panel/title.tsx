import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Pencil } from './icons.tsx';

interface Props {
  title: string;
  isEdited: boolean;
  /** Of its button: whether the keyboard comes by it. */
  tabIndex: number;
  onEdit: (isEdited: boolean) => void;
  onRename: (title: string) => void;
}

/** A heading that can be renamed in place: by its button or a double click. */
export function Title({ title, isEdited, tabIndex, onEdit, onRename }: Props): VNode {
  if (isEdited) {
    return (
      <Editor
        title={title}
        onDone={(text) => {
          onEdit(false);
          if (text && text !== title) onRename(text);
        }}
      />
    );
  }
  return (
    <h3 onDblClick={() => onEdit(true)}>
      <span>{title}</span>
      <button
        type="button"
        class="quiet-button"
        tabIndex={tabIndex}
        aria-label={`Rename: ${title}`}
        title="Rename (Enter)"
        onClick={() => onEdit(true)}
      >
        <Pencil />
      </button>
    </h3>
  );
}

/** Enter, or going elsewhere, keeps what was typed; Escape does not. */
function Editor({ title, onDone }: { title: string; onDone: (text: string) => void }): VNode {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <input
      type="text"
      aria-label="Heading"
      defaultValue={title}
      ref={field}
      onBlur={(event) => onDone(event.currentTarget.value.trim())}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape') currentTarget.value = title;
        if (key === 'Escape' || key === 'Enter') currentTarget.blur();
      }}
    />
  );
}
