import { areFew, knownWords } from './known-words.ts';
import { isElement, isHtml, liesIn, shadowRootsIn, textOf } from './page.ts';
import { oncePerTurn } from './turn.ts';

/** What an element reads, to a person: its text as it is laid out; empty for pictures, and for what holds a whole page. */
export function readingOf(element: Element): string {
  return isHtml(element) && (element.textContent ?? '').length <= LONGEST_TEXT ? textOf(element) : '';
}

/** What holds more text than this, hidden text included, is not told by it: to lay it out takes its time (letters). */
export const LONGEST_TEXT = 30_000;

/** The innermost elements below `root` whose whole text is `text`. */
export function* byText(text: string, root: Document | Element): Generator<Element> {
  const squeezed = squeeze(text);
  const seen = new Set<Element>();
  for (const begin of textsBeginning(squeezed, root)) {
    for (let at = begin.parentElement; at && at !== root && !seen.has(at); at = at.parentElement) {
      seen.add(at);
      const own = squeeze(at.textContent ?? '');
      if (own.length > squeezed.length) break;
      if (own !== squeezed || readingOf(at) !== text) continue;
      yield at;
      break;
    }
  }
}

/** The texts below `root` with which a text may begin. */
function* textsBeginning(squeezed: string, root: Document | Element): Generator<Text> {
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
    for (const { node, text } of writtenBelow(tree)) if (squeezed.startsWith(text)) yield node;
  }
}

/** All that is written below a node, without white space and in small letters. */
const writtenBelow = oncePerTurn((tree: Node): { node: Text; text: string }[] => {
  const written: { node: Text; text: string }[] = [];
  const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = isText(node) ? squeeze(node.data) : '';
    if (isText(node) && text !== '') written.push({ node, text });
  }
  return written;
});

/** Text without any white space and in small letters: equal for equal texts however they are laid out, and cheap to get. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

/** Whether it is a text. */
export function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}
