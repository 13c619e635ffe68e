import { deepActive } from '../../journey/target/page.ts';
import { editingHostOf, isPlainlyWritten } from '../../journey/target/editable.ts';
import { selectedIn, type Selected } from '../../journey/target/caret.ts';
import { writtenIn } from '../../journey/target/written.ts';

/** An editor at one moment. */
export interface EditorState {
  text: string;
  /** Its text with all looks. */
  html: string;
  /** Whether the text has a look of its own somewhere, which typing it anew would lose. */
  isFormatted: boolean;
  selected: Selected | undefined;
}

/** Reads an editor as it is now. */
export function stateOf(host: Element): EditorState {
  return {
    text: writtenIn(host),
    html: host.innerHTML,
    isFormatted: !isPlainlyWritten(host),
    selected: selectedIn(host),
  };
}

/** Whether the text or its looks are others. */
export function isOther(one: EditorState, other: EditorState): boolean {
  return one.text !== other.text || one.html !== other.html;
}

/** Whether the caret, or what is selected, is elsewhere. */
export function hasMovedCaret(one: EditorState, other: EditorState): boolean {
  return one.selected?.from !== other.selected?.from || one.selected?.to !== other.selected?.to;
}

/** The text without the one character before the caret; undefined where something is selected. */
export function withoutLast({ text, selected }: EditorState): string | undefined {
  if (!selected || selected.from !== selected.to || selected.from === 0) return undefined;
  return text.slice(0, selected.from - 1) + text.slice(selected.from);
}

/** The editor that has the caret or the selection, also while the focus is elsewhere. */
export function hostOfSelection(): Element | undefined {
  const active = deepActive();
  const focused = active ? editingHostOf(active) : undefined;
  if (focused) return focused;
  const node = getSelection()?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return element ? editingHostOf(element) : undefined;
}
