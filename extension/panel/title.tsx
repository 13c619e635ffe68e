import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Pencil } from './icons.tsx';

/** A heading that can be renamed in place: by its button or a double click. */
export function Title({ title, onRename }: { title: string; onRename: (title: string) => void }): VNode {
  const [isEdited, setEdited] = useState(false);
  if (isEdited) {
    return (
      <Editor
        title={title}
        onDone={(text) => {
          setEdited(false);
          if (text && text !== title) onRename(text);
        }}
      />
    );
  }
  return (
    <h3 onDblClick={() => setEdited(true)}>
      <span>{title}</span>
      <button
        type="button"
        class="quiet-button"
        aria-label={`Rename: ${title}`}
        title="Rename"
        onClick={() => setEdited(true)}
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
