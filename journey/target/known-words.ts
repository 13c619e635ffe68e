import { isElement, liesIn, parentOf, querying } from './page.ts';
import { oncePerTurn } from './turn.ts';

/** What somebody who watches a page knows of the words in it, so that no search has to look through all of it. */
export interface KnownWords {
  /** Where the rarest of some words stands or may begin: in a text, or in an attribute of an element. */
  rarest(words: readonly string[]): {
    word: string;
    places: readonly Iterable<Text | Element>[];
    count: number;
  };
  /** The texts with which a text may begin, each without white space and in small letters. */
  beginnings(squeezed: string): { texts: readonly Iterable<Text>[]; count: number };
}

let known: () => KnownWords | undefined = () => undefined;

/** Lets all searches use what the caller knows of the words in this realm's document. */
export function findWordsBy(knowing: () => KnownWords | undefined): void {
  known = knowing;
}

/** What is known of the words in the document that `root` is of or in; undefined where nobody watches it. */
export function knownWords(root: Document | Element): KnownWords | undefined {
  return (root.ownerDocument ?? root) === document ? known() : undefined;
}

/** Whether so many places are fewer than there are elements to look through. */
export function areFew(count: number, root: Document | Element): boolean {
  return count < root.getElementsByTagName('*').length;
}

/**
 * The elements below `root` that `selector` matches and that may be called by all of these words, and more; where nobody
 * knows better, all that it matches.
 */
export function* elementsSaying(
  words: readonly string[],
  selector: string,
  root: Document | Element,
): Generator<Element> {
  const rarest = words.length > 0 ? knownWords(root)?.rarest(words) : undefined;
  if (!rarest || !areFew(rarest.count, root)) return yield* querying(root, selector);
  const seen = new Set<Element>();
  for (const places of [...rarest.places, writtenWith(rarest.word, selector)]) {
    for (const place of places) {
      for (const element of above(place, seen)) {
        if (element.matches(selector) && isBelow(element, root)) yield element;
      }
    }
  }
}

function isBelow(element: Element, root: Document | Element): boolean {
  return !isElement(root) || (element !== root && liesIn(element, root));
}

/** What may be called by what stands in a node: all that it lies in, and what those are labels of. */
function* above(node: Text | Element, seen: Set<Element>): Generator<Element> {
  for (let at = isElement(node) ? node : parentOf(node); at && !seen.has(at); at = parentOf(at)) {
    seen.add(at);
    yield at;
    if ('control' in at && isElement(at.control)) yield* above(at.control, seen);
    for (const named of namedIn(document).get(at.getAttribute('id') ?? '') ?? []) yield* above(named, seen);
  }
}

/** What lies around the fields in which a word is written and may be called by it: no document tells of what is typed. */
function* writtenWith(word: string, selector: string): Generator<Element> {
  for (const [value, fields] of valuesIn(document)) {
    for (const field of value.includes(word) ? fields : []) {
      let around = aroundOf(field, selector);
      // What is written in a field is no part of its own label.
      while (around && 'control' in around && around.control === field) around = aroundOf(around, selector);
      if (around) yield around;
    }
  }
}

function aroundOf(element: Element, selector: string): Element | null | undefined {
  return element.parentElement?.closest(`label,${selector}`);
}

const valuesIn = oncePerTurn((whole: Document): Map<string, Element[]> => {
  const values = new Map<string, Element[]>();
  for (const tag of ['input', 'select', 'textarea']) {
    for (const field of querying(whole, tag)) {
      const value = 'value' in field && typeof field.value === 'string' ? field.value.toLowerCase() : '';
      const before = values.get(value);
      if (before) before.push(field);
      else if (value !== '') values.set(value, [field]);
    }
  }
  return values;
});

/** What refers to elements as its labels, by their ids. */
const namedIn = oncePerTurn((whole: Document): Map<string, Element[]> => {
  const named = new Map<string, Element[]>();
  for (const element of querying(whole, '[aria-labelledby]')) {
    for (const id of element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [])
      named.set(id, [...(named.get(id) ?? []), element]);
  }
  return named;
});
