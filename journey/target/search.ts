import type { Fingerprint } from '../model.ts';
import { roleOf, type Among } from './candidates.ts';
import { shorten } from './fingerprint.ts';
import { likeness, likeText } from './likeness.ts';
import { fold, isField, isPerceivable, queryAll } from './page.ts';
import { withAttribute } from './selector.ts';

/** An element, and how much it is like what is looked for (0 to 1). */
export interface Like {
  element: Element;
  likeness: number;
}

/** So many of the elements that look most like it at first sight are looked at closely. */
const CLOSELY = 24;

/**
 * The elements of the page that are most like a recorded one, best first, whether or not they are it: all of a page are
 * weighed by what costs little to tell, and the best of them by everything.
 * @param also is weighed by everything in any case
 */
export function search(wanted: Fingerprint, among: Among = isPerceivable, also?: Element): Like[] {
  const words = wanted.name ?? wanted.text ?? '';
  const known = new Map<string, number>();
  const reads = (text: string): number => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const alike = likeText(words, shorten(fold(text)));
    known.set(text, alike);
    return alike;
  };
  const glimpsed = queryAll(document, selectorFor(wanted)).map((element) => ({
    element,
    likeness: element === also ? Infinity : glimpse(wanted, words, reads, element),
  }));
  const promising = glimpsed.toSorted((one, other) => other.likeness - one.likeness);
  const tells = rarity();
  const close: Like[] = [];
  for (const { element } of promising) {
    if (close.length === CLOSELY) break;
    if (among(element)) close.push({ element, likeness: likeness(wanted, element, tells) });
  }
  return close.toSorted((one, other) => other.likeness - one.likeness);
}

/** What could be it: one of its crowd, a control for a control, a field for a field, anything that is no control for the rest. */
function selectorFor({ tag, role, crowd }: Fingerprint): string {
  if (crowd !== undefined) return tag;
  if (FIELDS.split(',').includes(tag)) return `${FIELDS},[role],[contenteditable]`;
  if (/^(a|button|summary)$/.test(tag) || (role !== undefined && ACTIVE.has(role)))
    return `${CONTROLS},${tag}`;
  if (PLAIN.includes(tag)) return PLAIN.join();
  return `${tag},${PLAIN.join()}`;
}

const FIELDS = 'input,select,textarea';
const CONTROLS = 'a,button,summary,input,[role],[tabindex],[onclick]';
const ACTIVE = new Set('button link tab menuitem option checkbox radio switch treeitem combobox'.split(' '));
const PLAIN =
  'div,section,article,main,aside,header,footer,nav,p,li,h1,h2,h3,h4,h5,h6,span,b,strong,i,em,small,label,td,th,dt,dd,legend,caption'.split(
    ',',
  );

/** How much an element is like it by what costs next to nothing to tell. */
function glimpse(
  wanted: Fingerprint,
  words: string,
  reads: (text: string) => number,
  element: Element,
): number {
  let sum = wanted.tag === element.localName ? 1 : 0;
  for (const [name, value] of Object.entries(wanted.attributes ?? {})) {
    const own = element.getAttribute(name);
    if (own === null) continue;
    if (own === value) sum += name === 'class' ? 0.5 : 1.5;
    else if (name === 'class')
      sum += value.split(' ').some((token) => element.classList.contains(token)) ? 0.3 : 0;
  }
  if (words !== '' && !isField(element)) {
    const text = element.textContent ?? '';
    if (words.endsWith('…') || text.length < 3 * words.length + 20) sum += 3 * reads(text);
  }
  if (wanted.role !== undefined && element.hasAttribute('role'))
    sum += roleOf(element) === wanted.role ? 0.5 : 0;
  return sum;
}

/** How much values of attributes tell: all where one element has it, little where many do. */
function rarity(): (name: string, value: string) => number {
  const known = new Map<string, number>();
  return (name, value) => {
    if (name === 'icon') return 1;
    const key = `${name}=${value}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const count = queryAll(document, withAttribute(name, value)).length;
    const tells = 1 / (1 + Math.log2(Math.max(1, count)));
    known.set(key, tells);
    return tells;
  };
}
