import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';

/** A command to copy; where the clipboard is not to be had, it is selected for the reader to copy. */
export function Command({ text }: { text: string }): VNode {
  const code = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current);
      setSaid('Selected: copy it with the keyboard');
    }
  };
  return (
    <div class="command">
      <code ref={code}>{text}</code>
      <button type="button" onClick={() => void copy()}>
        Copy
      </button>
      <span class="quiet" role="status">
        {said}
      </span>
    </div>
  );
}
