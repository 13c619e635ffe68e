import type { Caret } from '../model.ts';
import { indexOf, pointAt, read } from './written.ts';

/** Places in the text of an editor, told by the words beside them and found again by these. */

/** What is selected in an editor, as numbers of characters from the start of its text; the same twice for a caret. */
export interface Selected {
  from: number;
  to: number;
}

/** What is selected in an editor now; undefined while the selection is elsewhere. */
export function selectedIn(host: Element): Selected | undefined {
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selectionOf(host) ?? {};
  if (!anchorNode || !focusNode || !host.contains(anchorNode) || !host.contains(focusNode)) return undefined;
  const written = read(host);
  const anchor = indexOf({ node: anchorNode, offset: anchorOffset }, written);
  const isCaret = anchorNode === focusNode && anchorOffset === focusOffset;
  const focus = isCaret ? anchor : indexOf({ node: focusNode, offset: focusOffset }, written);
  return { from: Math.min(anchor, focus), to: Math.max(anchor, focus) };
}

/** The words that tell what is selected in an editor; undefined for an editor that holds no text. */
export function caretOf(host: Element, { from, to }: Selected): Caret | undefined {
  const { text } = read(host);
  if (text.trim() === '') return undefined;
  if (from === 0 && to === text.length) return 'all';
  if (from < to) return { over: text.slice(from, to), ...occurrenceAt(text, from, to) };
  if (from === text.length) return 'end';
  if (from === 0) return 'start';
  const isAtStart = text[from - 1] === '\n' && text[from] !== '\n';
  const [start, end] = isAtStart ? [from, endOfWords(text, from)] : [startOfWords(text, from), from];
  const words = text.slice(start, end);
  return { ...(isAtStart ? { before: words } : { after: words }), ...occurrenceAt(text, start, end) };
}

/**
 * Puts the caret there, or selects that.
 * @returns what the editor's text lacks for it, in words; undefined when it is done
 */
export function putCaret(host: Element, at: Caret): string | undefined {
  const written = read(host);
  const found = selectedBy(written.text, at);
  if (typeof found === 'string') return found;
  const { from, to } = found;
  const isBefore = from < to || at === 'start' || (typeof at === 'object' && 'before' in at);
  const start = pointAt(written, from, isBefore ? 'before' : 'after');
  const end = from < to ? pointAt(written, to, 'after') : start;
  selectionOf(host)?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  return undefined;
}

/** Where words are in a text; what it lacks, in words, when they are not there. */
export function selectedBy(text: string, at: Caret): Selected | string {
  if (at === 'all') return { from: 0, to: text.length };
  if (at === 'start') return { from: 0, to: 0 };
  if (at === 'end') return { from: text.length, to: text.length };
  const words = 'after' in at ? at.after : 'before' in at ? at.before : at.over;
  const starts = startsOf(text, words);
  const { occurrence = 1 } = at;
  const from = starts[occurrence - 1];
  if (from === undefined) {
    return starts.length === 0
      ? `the text “${words}”`
      : `the text “${words}” ${occurrence} times (it is there ${starts.length} times)`;
  }
  const to = from + words.length;
  if ('over' in at) return { from, to };
  return 'after' in at ? { from: to, to } : { from, to: from };
}

function startsOf(text: string, words: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) starts.push(at);
  return starts;
}

/** Which of several places with the same words it is, from 1; nothing for the first. */
function occurrenceAt(text: string, from: number, to: number): { occurrence?: number } {
  const occurrence = startsOf(text, text.slice(from, to)).indexOf(from) + 1;
  return occurrence > 1 ? { occurrence } : {};
}

/** Where the words before a place begin: as few as tell it, on the same line where there are any. */
function startOfWords(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 2) + 1;
  const starts = [...text.slice(line, at).matchAll(/(?<!\S)\S/g)].map(({ index }) => line + index);
  const fitting = starts.findLast((start) => startsOf(text, text.slice(start, at)).length === 1);
  return fitting ?? starts.at(-1) ?? at - 1;
}

/** Where the words after a place end, as few as tell it. */
function endOfWords(text: string, at: number): number {
  const line = text.indexOf('\n', at);
  const rest = text.slice(at, line < 0 ? undefined : line);
  const ends = [...rest.matchAll(/\S(?!\S)/g)].map(({ index }) => at + index + 1);
  return ends.find((end) => startsOf(text, text.slice(at, end)).length === 1) ?? ends.at(-1) ?? at + 1;
}

function selectionOf(host: Element): Selection | null {
  const root = host.getRootNode();
  // Chromium tells of what is selected in a shadow root there alone.
  return 'getSelection' in root && typeof root.getSelection === 'function'
    ? root.getSelection()
    : getSelection();
}
