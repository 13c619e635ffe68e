import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import type { Candidate } from '../model.ts';
import { likelyCalled, wordsIn } from './called.ts';
import { elementsSaying } from './known-words.ts';
import { ancestry, fold, isPerceivable, labelsOf, parentOf, querying } from './page.ts';
import { selectorOfRole } from './role-tags.ts';
import { withAttribute } from './selector.ts';
import { byText, readingOf } from './texts.ts';
import { oncePerTurn } from './turn.ts';

/** The attributes that teams put on elements for tests, most usual first. */
const TEST_ID_ATTRIBUTES = ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa'];

type By = Candidate['by'];

/** How each kind of candidate names an element (`read`) and which elements could bear that name (`among`). */
const kinds = {
  testid: {
    among: (value) => TEST_ID_ATTRIBUTES.map((name) => withAttribute(name, value)).join(),
    read: (element) => TEST_ID_ATTRIBUTES.map((name) => element.getAttribute(name)).find(Boolean) ?? '',
  },
  label: {
    among: () => 'input,select,textarea,button,meter,output,progress,[aria-label],[aria-labelledby]',
    read: (element) => {
      const labels = labelsOf(element).map((label) => fold(wordsOf(label)));
      const byLabel = labels.length === 1 ? labels[0] : undefined;
      return isLabelledByAria(element) ? nameOf(element) : (byLabel ?? '');
    },
  },
  placeholder: attribute('placeholder'),
  alt: attribute('alt'),
  title: attribute('title'),
  text: {
    among: () => '*',
    read: readingOf,
  },
} satisfies { [K in Exclude<By, 'role' | 'css' | 'beside'>]: NamedKind };

interface NamedKind {
  among: (value: string) => string;
  read: (element: Element) => string;
}

function attribute(name: string): NamedKind {
  return { among: () => `[${name}]`, read: (element) => fold(element.getAttribute(name) ?? '') };
}

function isLabelledByAria(element: Element): boolean {
  return element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby');
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
  return { role: role !== null && TELLING_ROLE.test(role) ? role : undefined };
});

/** One that says something; neither one that there is, nor one that somebody made up in earnest, is longer. */
const TELLING_ROLE = /^(?!(generic|presentation|none)$).{1,40}$/;

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
    const outer = root === document ? partsOf(within) : matches(partOf(within), root);
    if (within.by === 'beside') yield* beside(outer, inner, root);
    else for (const part of outer) yield* naming(inner, part);
    return;
  }
  switch (candidate.by) {
    case 'css':
      yield* querying(root, candidate.value);
      return;
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
      const name = (candidate.by === 'role' ? candidate.name : candidate.value) ?? '';
      const words = candidate.by === 'testid' ? [] : wordsIn(name);
      const isLikely = likelyCalled(name, words);
      for (const element of elementsSaying(words, selectorOf(candidate), root)) {
        const isDear = candidate.by === 'role' || isLabelledByAria(element);
        if ((!isDear || isLikely(element)) && isCalled(candidate, element)) yield element;
      }
    }
  }
}

/** The parts of the page that a candidate says an element is in or beside: asked once for all that may be there. */
const partsOf = oncePerTurn((within: Candidate): Element[] => matches(partOf(within)));

function partOf(within: Candidate): Candidate {
  return within.by === 'beside' ? { ...within, by: 'text' } : within;
}

/** Matches all elements that a candidate may name, and more. */
function selectorOf(candidate: Candidate): string {
  if (candidate.by === 'css') return candidate.value;
  if (candidate.by === 'role') return selectorOfRole(candidate.role);
  return candidate.by === 'beside' ? '*' : kinds[candidate.by].among(candidate.value);
}

/** Whether a candidate names an element, wherever in the page that is. */
function isCalled(candidate: Candidate, element: Element): boolean {
  switch (candidate.by) {
    case 'css':
      return element.matches(candidate.value);
    case 'beside':
      return false;
    case 'role':
      if (roleOf(element) !== candidate.role) return false;
      return candidate.name === undefined || nameOf(element) === candidate.name;
    default:
      return kinds[candidate.by].read(element) === candidate.value;
  }
}

/**
 * What is in the smallest part of the page that has both the text, which is there once, and what is looked for; no
 * further than the row, card or item in which the text stands, if there are others like it.
 */
function* beside(
  [text, ...more]: readonly Element[],
  inner: Candidate,
  root: Document | Element,
): Generator<Element> {
  if (!text || more.length > 0) return;
  for (const around of [...ancestry(text)].slice(1)) {
    const inside = [...naming(inner, around)].filter((at) => at !== text && isPerceivable(at));
    // What only reads as the innermost in it does is not what is meant.
    const isOuter = inner.by === 'text' && (inside.length > 0 || isCalled(inner, text));
    const isItself = !isOuter && isCalled(inner, around) && isPerceivable(around);
    if (isItself) yield around;
    yield* inside;
    if (isItself || inside.length > 0 || isItem(around) || around === root) return;
  }
}

/** The row, card or item that an element stands in. */
export function itemOf(element: Element): Element | undefined {
  return [...ancestry(element)].slice(1).find(isItem);
}

/** Whether an element is one of several of its kind, as rows and cards are; wrappers of one thing are no part of that. */
export function isItem(element: Element): boolean {
  if (!element.firstElementChild || isWrapper(element)) return false;
  let outer = element;
  while (outer.parentElement?.childElementCount === 1) outer = outer.parentElement;
  return [outer.previousElementSibling, outer.nextElementSibling].some((other) => {
    let inner = other;
    while (inner && !isAkin(element, inner))
      inner = inner.childElementCount === 1 ? inner.firstElementChild : null;
    return inner !== null;
  });
}

/** Whether an element is there for its layout alone, around one other. */
function isWrapper(element: Element): boolean {
  return (
    /^(div|span)$/.test(element.localName) &&
    element.attributes.length === 0 &&
    element.childElementCount === 1
  );
}

function isAkin(element: Element, other: Element): boolean {
  return (
    other.localName === element.localName &&
    other.firstElementChild !== null &&
    (element.classList.length === 0 ||
      [...element.classList].some((token) => other.classList.contains(token)))
  );
}
