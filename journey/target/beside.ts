import type { Candidate } from '../model.ts';
import { isItem, naming } from './candidates.ts';
import { looksPassing } from './generated.ts';
import { ancestry, fold, isPerceivable, isWrittenIn } from './page.ts';
import { eachOncePerTurn } from './turn.ts';

/**
 * The texts that an element stands beside, from near to far, headings first: what tells the rows of a table and the
 * cards of a list apart.
 */
export const besides = eachOncePerTurn(function* (element: Element): Generator<Candidate> {
  const known = new Set<string>();
  let level = 0;
  let inner: Element | undefined;
  for (const around of ancestry(element)) {
    if (around !== element && inner) {
      for (const value of textsBeside(inner, around).slice(0, MOST)) {
        if (known.has(value)) continue;
        known.add(value);
        const text: Candidate = { by: 'text', value };
        if (isThereOnce(text, element.ownerDocument)) yield { by: 'beside', value };
      }
    }
    inner = around;
    if (around !== element && isItem(around)) return;
    level += 1;
    if (level > LEVELS || known.size > ENOUGH) return;
  }
});

const LEVELS = 5;
const MOST = 3;
const ENOUGH = 6;
const LONGEST = 60;

/** Whether a person could perceive one thing that is named so, and no other. */
export function isThereOnce(name: Candidate, root: Document): boolean {
  return naming(name, root).filter(isPerceivable).take(2).toArray().length === 1;
}

/** The texts in what is around an element, but not in it. */
function textsBeside(inner: Element, around: Element): string[] {
  const texts: { text: string; isHeading: boolean }[] = [];
  for (const child of around.children) {
    if (child === inner) continue;
    const leaves = [child, ...[...child.querySelectorAll('*')].slice(0, 40)];
    for (const leaf of leaves) {
      if (leaf.firstElementChild || isWrittenIn(leaf) || UNREAD.has(leaf.localName)) continue;
      const text = fold(leaf.textContent ?? '');
      if (text.length < 2 || text.length > LONGEST || looksPassing(text)) continue;
      texts.push({ text, isHeading: /^(h\d|th|legend|dt|strong)$/.test(leaf.localName) });
    }
  }
  return texts
    .toSorted((one, other) => Number(other.isHeading) - Number(one.isHeading))
    .map(({ text }) => text);
}

const UNREAD = new Set(['script', 'style', 'template', 'option']);
