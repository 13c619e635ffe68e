import { areFew, knownWords } from './known-words.ts';
import { isElement, isHtml, liesIn, shadowRootsIn, textOf } from './page.ts';
import { oncePerTurn } from './turn.ts';

/** What an element reads, to a person: its text as it is laid out; empty for pictures, and for what holds a whole page. */
export const readingOf = oncePerTurn((element: Element): string =>
  isHtml(element) && (element.textContent ?? '').length <= LONGEST_TEXT ? textOf(element) : '',
);

/** What holds more text than this, hidden text included, is not told by it: to lay it out takes its time (letters). */
export const LONGEST_TEXT = 30_000;

/** The innermost elements below `root` whose whole text is `text`. */
export function* byText(text: string, root: Document | Element): Generator<Element> {
  const squeezed = squeeze(text);
  const seen = new Set<Element>();
  for (const begin of textsBeginning(squeezed, root)) {
    for (let at = begin.parentElement; at && at !== root && !seen.has(at); at = at.parentElement) {
      seen.add(at);
      const own = contentOf(at);
      if (own.length > LONGEST_TEXT) break;
      const read = squeeze(own);
      if (read.length > squeezed.length) break;
      if (read !== squeezed || readingOf(at) !== text) continue;
      yield at;
      break;
    }
  }
}

/** Whole lists are come to for each of their items. */
const contentOf = oncePerTurn((element: Element): string => element.textContent ?? '');

/** The texts below `root` with which a text may begin. */
function* textsBeginning(squeezed: string, root: Document | Element): Generator<Node> {
  const beginnings = knownWords(root)?.beginnings(squeezed);
  if (beginnings && areFew(beginnings.count, root)) {
    for (const texts of beginnings.texts) {
      for (const text of texts) {
        if (!isElement(root) || (text.parentElement && liesIn(text.parentElement, root))) yield text;
      }
    }
    return;
  }
  for (const tree of [root, ...shadowRootsIn(root)]) {
    // What is written in a large part of the page has likely been read with the rest of it.
    const isLarge = isElement(tree) && tree.getElementsByTagName('*').length > LARGE;
    for (const text of writtenBelow(isLarge ? tree.getRootNode() : tree).get(initialOf(squeezed)) ?? []) {
      if (beginsWith(squeezed, text.nodeValue ?? '') && (!isLarge || tree.contains(text))) yield text;
    }
  }
}

/** In elements. */
const LARGE = 500;

/** All that is written below a node, by its first letter. */
const writtenBelow = oncePerTurn((tree: Node): Map<number, Node[]> => {
  const all = new Map<number, Node[]>();
  const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const initial = initialOf(text.nodeValue ?? '');
    if (Number.isNaN(initial)) continue;
    const written = all.get(initial);
    if (written) written.push(text);
    else all.set(initial, [text]);
  }
  return all;
});

// These are asked of all texts of a page, and squeezing them all would take several times as long.

/** The code of the first letter of a text once it is squeezed; NaN for an empty one. */
function initialOf(text: string): number {
  let at = 0;
  while (isSpace(text.charCodeAt(at))) at += 1;
  const code = text.charCodeAt(at);
  return code >= ASCII ? squeeze(text).charCodeAt(0) : small(code);
}

/** Whether a squeezed text begins with another one once that is squeezed. */
function beginsWith(squeezed: string, text: string): boolean {
  let begun = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ASCII) return squeezed.startsWith(squeeze(text));
    if (isSpace(code)) continue;
    if (squeezed.charCodeAt(begun) !== small(code)) return false;
    begun += 1;
  }
  return true;
}

const ASCII = 128;

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function small(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** Text without any white space and in small letters: equal for equal texts however they are laid out, and cheap to get. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

/** Whether it is a text. */
export function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}
