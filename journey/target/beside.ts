import type { TextualBy } from '../candidate.ts';
import type { Candidate } from '../model.ts';
import { isItem, naming } from './candidates.ts';
import { looksPassing } from './generated.ts';
import { ancestry, fold, isPerceivable, isWrittenIn } from './page.ts';
import { eachOncePerTurn } from './turn.ts';

/**
 * The texts that an element stands beside, from near to far, headings first: what tells the rows of a table and the
 * cards of a list apart.
 */
export const besides = eachOncePerTurn(function* (
  element: Element,
): Generator<Extract<Candidate, { by: TextualBy }>> {
  const known = new Set<string>();
  let level = 0;
  let inner: Element | undefined;
  for (const around of ancestry(element)) {
    if (around !== element && inner) {
      for (const value of textsBeside(inner, around)) {
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

const LEVELS = 7;
const MOST = 3;
const ENOUGH = 6;
const LONGEST = 60;

/** Whether a person could perceive one thing that is named so, and no other. */
export function isThereOnce(name: Candidate, root: Document): boolean {
  return naming(name, root).filter(isPerceivable).take(2).toArray().length === 1;
}

/** The first texts in what is around an element, but not in it: headings before all others, what reads differently soon last. */
function textsBeside(inner: Element, around: Element): string[] {
  const headings: string[] = [];
  const others: string[] = [];
  const passing: string[] = [];
  const isHeaded = HEADINGS.some((tag) => around.getElementsByTagName(tag).length > 0);
  for (const leaf of leavesBeside(inner, around)) {
    if (headings.length === MOST || (!isHeaded && others.length === MOST)) break;
    const text = fold(leaf.textContent ?? '');
    if (text.length < 2 || text.length > LONGEST) continue;
    (looksPassing(text) ? passing : HEADINGS.includes(leaf.localName) ? headings : others).push(text);
  }
  return [...headings, ...others, ...passing].slice(0, MOST);
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'legend', 'dt', 'strong'];

/** The innermost elements around an element that hold text; of each part only so many. */
function* leavesBeside(inner: Element, around: Element): Generator<Element> {
  for (let child = around.firstElementChild; child; child = child.nextElementSibling) {
    if (child === inner) continue;
    const parts = child.getElementsByTagName('*');
    for (let at = -1; at < MOST_LEAVES; at += 1) {
      const leaf = at < 0 ? child : parts.item(at);
      if (!leaf) break;
      if (!leaf.firstElementChild && !isWrittenIn(leaf) && !UNREAD.has(leaf.localName)) yield leaf;
    }
  }
}

const MOST_LEAVES = 40;

const UNREAD = new Set(['script', 'style', 'template', 'option']);
