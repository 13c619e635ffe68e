import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import type { Candidate } from '../model.ts';
import { oncePerTurn } from './turn.ts';
import {
  ancestry,
  fold,
  isHtml,
  isPerceivable,
  labelsOf,
  liesIn,
  parentOf,
  queryAll,
  shadowRootsIn,
  textOf,
} from './page.ts';

/** The attributes that teams put on elements for tests, most usual first. */
const TEST_ID_ATTRIBUTES = ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa'];

type By = Candidate['by'];

/** How each kind of candidate names an element (`read`) and which elements could bear that name (`among`). */
const kinds = {
  testid: {
    among: () => TEST_ID_ATTRIBUTES.map((name) => `[${name}]`).join(),
    read: (element) => TEST_ID_ATTRIBUTES.map((name) => element.getAttribute(name)).find(Boolean) ?? '',
  },
  label: {
    among: () => 'input,select,textarea,button,meter,output,progress,[aria-label],[aria-labelledby]',
    read: (element) => {
      const labels = labelsOf(element).map((label) => fold(wordsOf(label)));
      const byLabel = labels.length === 1 ? labels[0] : undefined;
      if (element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby'))
        return nameOf(element);
      return byLabel ?? '';
    },
  },
  placeholder: attribute('placeholder'),
  alt: attribute('alt'),
  title: attribute('title'),
  text: {
    among: () => '*',
    read: (element) => (isHtml(element) ? textOf(element) : ''),
  },
} satisfies { [K in Exclude<By, 'role' | 'css' | 'beside'>]: NamedKind };

interface NamedKind {
  among: () => string;
  read: (element: Element) => string;
}

function attribute(name: string): NamedKind {
  return { among: () => `[${name}]`, read: (element) => fold(element.getAttribute(name) ?? '') };
}

/** The text of a label without that of the control inside it: its options, its typed text. */
function wordsOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (/^(select|textarea|datalist|button|script|style)$/i.test(node.nodeName)) return '';
  return [...node.childNodes].map(wordsOf).join('');
}

/** How an element is called by candidates of that kind; empty where it has no such name. */
export function readName(by: keyof typeof kinds, element: Element): string {
  return kinds[by].read(element);
}

/** The element's ARIA role, written or implied; undefined for none. */
export function roleOf(element: Element): string | undefined {
  return known(element).role;
}

const known = oncePerTurn((element: Element): { role: string | undefined } => {
  const role = getRole(element);
  const isNone = role === null || role === 'generic' || role === 'presentation' || role === 'none';
  return { role: isNone ? undefined : role };
});

/**
 * The element's accessible name, white space folded (by `dom-accessibility-api`); for one that can't be seen,
 * the name that it would have.
 */
export const nameOf = oncePerTurn((element: Element): string => {
  const name = fold(computeAccessibleName(element));
  if (name !== '' || element.checkVisibility({ visibilityProperty: true })) return name;
  return fold(computeAccessibleName(element, { hidden: true }));
});

/** Which elements an act is for at all. */
export type Among = (element: Element) => boolean;

/**
 * All elements that a candidate names and a person could perceive, in document order; or those that an act is for.
 * @throws {SyntaxError} for a css candidate that is not a selector
 */
export function matches(
  candidate: Candidate,
  root: Document | Element = document,
  among: Among = isPerceivable,
): Element[] {
  return named(candidate, root).filter(among);
}

/** As `matches`, hidden elements included. */
export function named(candidate: Candidate, root: Document | Element = document): Element[] {
  return [...naming(candidate, root)];
}

/** As `named`, one after the other: names are dear to compute, and often the first says enough. */
export function* naming(candidate: Candidate, root: Document | Element = document): Generator<Element> {
  if (candidate.within) {
    const { within, ...inner } = candidate;
    if (within.by === 'beside') return yield* beside(within, inner, root);
    for (const outer of matches(within, root)) yield* naming(inner, outer);
    return;
  }
  switch (candidate.by) {
    case 'css':
      yield* queryAll(root, candidate.value);
      return;
    case 'role': {
      const { role, name } = candidate;
      const words = name === undefined ? [] : wordsIn(name);
      for (const element of queryAll(root, selectorOfRole(role))) {
        if (roleOf(element) !== role || !mayBeCalled(element, words)) continue;
        if (name === undefined || nameOf(element) === name) yield element;
      }
      return;
    }
    case 'text':
      yield* byText(candidate.value, root);
      return;
    case 'beside':
      for (const element of byText(candidate.value, root)) {
        const around = isPerceivable(element) ? parentOf(element) : null;
        if (around) yield around;
      }
      return;
    default: {
      const { among, read } = kinds[candidate.by];
      const words = candidate.by === 'label' ? wordsIn(candidate.value) : [];
      for (const element of queryAll(root, among())) {
        const isLabelled = element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby');
        if (isLabelled && !mayBeCalled(element, words)) continue;
        if (read(element) === candidate.value) yield element;
      }
    }
  }
}

/**
 * What is in the smallest part of the page that has both the text, which is there once, and what is looked for; no
 * further than the row, card or item in which the text stands, if there are others like it.
 */
function* beside(
  { value, within }: { value: string; within?: Candidate },
  inner: Candidate,
  root: Document | Element,
): Generator<Element> {
  const text: Candidate = { by: 'text', value, ...(within && { within }) };
  const [element, ...more] = matches(text, root);
  if (!element || more.length > 0) return;
  const found = [...naming(inner, root)].filter((at) => at !== element && isPerceivable(at));
  let isOver = false;
  for (const around of ancestry(element)) {
    if (around === element) continue;
    if (isOver) return;
    isOver = isItem(around);
    const inside = found.filter((at) => liesIn(at, around));
    if (inside.length > 0) return yield* inside;
  }
}

/** The row, card or item that an element stands in. */
export function itemOf(element: Element): Element | undefined {
  return [...ancestry(element)].slice(1).find(isItem);
}

/** Whether an element is one of several of its kind, as rows and cards are. */
export function isItem(element: Element): boolean {
  if (!element.firstElementChild) return false;
  return [element.previousElementSibling, element.nextElementSibling].some(
    (other) =>
      other?.localName === element.localName &&
      other.firstElementChild !== null &&
      (element.classList.length === 0 ||
        [...element.classList].some((token) => other.classList.contains(token))),
  );
}

/** The innermost elements whose whole text is `text`. */
function byText(text: string, root: Document | Element): Element[] {
  const squeezed = squeeze(text);
  const bearing = [...bearersOf(wordsIn(text), root)].filter(
    (element) => squeeze(element.textContent ?? '') === squeezed && kinds.text.read(element) === text,
  );
  const outer = new Set<Element | null>(bearing.map((element) => element.parentElement));
  return bearing.filter((element) => !outer.has(element)).toSorted(inOrder);
}

function inOrder(one: Element, other: Element): number {
  if (one.getRootNode() !== other.getRootNode()) return 0;
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** All elements in whose text one of the words stands, in document order; all there are, without words. */
function bearersOf(words: readonly string[], root: Document | Element): Iterable<Element> {
  const longest = words.toSorted((a, b) => b.length - a.length)[0];
  if (longest === undefined) return queryAll(root, '*');
  const bearers = new Set<Element>();
  for (const node of [root, ...shadowRootsIn(root)]) {
    for (const { parent, text } of writtenBelow(node)) {
      if (!text.includes(longest)) continue;
      for (let above: Element | null = parent; above && above !== node; above = above.parentElement)
        bearers.add(above);
    }
  }
  return bearers;
}

/** All that is written below a node, in small letters. */
const writtenBelow = oncePerTurn((node: Node): { parent: Element; text: string }[] => {
  const written: { parent: Element; text: string }[] = [];
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let at = walker.nextNode(); at; at = walker.nextNode()) {
    const text = at.nodeValue ?? '';
    if (at.parentElement && /\S/.test(text))
      written.push({ parent: at.parentElement, text: text.toLowerCase() });
  }
  return written;
});

/** The words of a name, in small letters: what stands in the text of whatever is called so. */
function wordsIn(name: string): string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether an element may have a name of these words: cheap to ask, where the name itself is dear to compute. */
function mayBeCalled(element: Element, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const holds = (text: string): boolean => {
    const small = text.toLowerCase();
    return words.every((word) => small.includes(word));
  };
  if (holds(element.textContent ?? '')) return true;
  if (element.firstElementChild === null && element.attributes.length === 0 && !('labels' in element))
    return false;
  return holds(allWordsOf(element));
}

/** All that may be part of an element's name: texts and names of what is in it, and of what names it. */
function allWordsOf(element: Element): string {
  const named = [element, ...element.querySelectorAll(NAMED)];
  const labels = named.flatMap((at) => [...labelsOf(at), ...labelledBy(at)]);
  const own = named.flatMap((at) => [
    ...NAMING.map((name) => at.getAttribute(name) ?? ''),
    'value' in at && typeof at.value === 'string' ? at.value : '',
    ...(isSlot(at) ? at.assignedNodes({ flatten: true }).map(({ textContent }) => textContent) : []),
  ]);
  return [
    element.textContent,
    ...labels.flatMap((at) => [at.textContent, at.getAttribute('aria-label')]),
    ...own,
  ].join(' ');
}

function labelledBy(element: Element): Element[] {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  return ids.flatMap((id) => element.ownerDocument.getElementById(id) ?? []);
}

function isSlot(element: Element): element is HTMLSlotElement {
  return 'assignedNodes' in element;
}

const NAMING = ['aria-label', 'alt', 'title', 'placeholder', 'aria-valuetext', 'aria-roledescription'];
const NAMED =
  'input,select,textarea,svg title,slot,[aria-labelledby],[aria-valuenow],' +
  NAMING.map((name) => `[${name}]`).join();

/** Text without any white space: equal for equal texts however they are laid out, and cheap to get. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

/** The tags that have a role without saying so, so that a search need not weigh every element of a page. */
const TAGS_OF_ROLE: Record<string, string> = {
  article: 'article',
  banner: 'header',
  button: 'button,input,summary',
  cell: 'td',
  checkbox: 'input',
  columnheader: 'th',
  combobox: 'input,select',
  complementary: 'aside',
  contentinfo: 'footer',
  definition: 'dd',
  dialog: 'dialog',
  document: 'html',
  figure: 'figure',
  form: 'form',
  group: 'details,fieldset,optgroup',
  heading: 'h1,h2,h3,h4,h5,h6',
  img: 'img,svg',
  legend: 'legend',
  link: 'a,area,link',
  list: 'menu,ol,ul',
  listbox: 'select,datalist',
  listitem: 'li',
  main: 'main',
  math: 'math',
  navigation: 'nav',
  option: 'option',
  progressbar: 'progress',
  radio: 'input',
  region: 'section',
  row: 'tr',
  rowgroup: 'tbody,tfoot,thead',
  searchbox: 'input',
  separator: 'hr',
  slider: 'input',
  spinbutton: 'input',
  status: 'output',
  table: 'table',
  term: 'dt',
  textbox: 'input,textarea',
};

function selectorOfRole(role: string): string {
  const tags = TAGS_OF_ROLE[role];
  return tags === undefined ? '[role]' : `${tags},[role]`;
}
