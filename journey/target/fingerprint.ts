import type { Fingerprint } from '../model.ts';
import { nameOf, readName, roleOf } from './candidates.ts';
import { looksGenerated } from './generated.ts';
import { LONGEST_TEXT } from './texts.ts';
import { oncePerTurn } from './turn.ts';
import { ancestry, fold, isElement, isField, isHtml, isWrittenIn, parentOf, textOf } from './page.ts';

/** How long what is kept of a text may be. */
export const LONGEST_NAME = 80;

/** What an element looks like: facts to tell it from an impostor. Never what was typed into it. */
export function fingerprintOf(element: Element): Fingerprint {
  const role = roleOf(element);
  const name = shorten(nameOf(element));
  const isTyped = isField(element) || (isHtml(element) && element.isContentEditable);
  const content = element.textContent ?? '';
  // What is called as it reads needs no layout to tell so, and of a whole page its text says nothing.
  const isRead = isTyped || content.length > LONGEST_TEXT || (name !== '' && fold(content) === name);
  const text = isRead ? '' : shorten(textOf(element));
  const label = isField(element) ? shorten(readName('label', element)) : '';
  const attributes = attributesOf(element);
  const near = neighboursOf(element);
  const path = pathOf(element);
  const lang = langOf(element);
  return {
    tag: element.localName,
    ...(role && { role }),
    ...(name && { name }),
    ...(text && text !== name && { text }),
    ...(label && label !== name && { label }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(near.length > 0 && { near }),
    ...(path && { path }),
    ...(lang && { lang }),
  };
}

/** What the team wrote on an element, without what looks generated, what says a state and what was typed. */
export function attributesOf(element: Element): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const { name, value } of element.attributes) {
    if (Object.keys(kept).length >= MOST_ATTRIBUTES) break;
    if (value === '' || value.length > LONGEST_NAME || !isKept(name)) continue;
    if (name === 'class') {
      const lasting = [...element.classList].filter((token) => !looksGenerated(token)).slice(0, MOST_CLASSES);
      if (lasting.length > 0) kept['class'] = lasting.join(' ');
    } else if (!(name === 'id' && looksGenerated(value))) kept[name] = fold(value);
  }
  const icon = iconOf(element);
  return icon === undefined ? kept : { ...kept, icon };
}

/** What shows what an element without words is for: the class of its icon. */
function iconOf(element: Element): string | undefined {
  if (!element.firstElementChild || /[\p{L}\p{N}]/u.test(element.textContent ?? '')) return undefined;
  const [drawn] = element.querySelectorAll('[class]');
  return [...(drawn?.classList ?? [])].findLast((token) => !looksGenerated(token));
}

const MOST_CLASSES = 6;
const MOST_ATTRIBUTES = 40;

function isKept(name: string): boolean {
  return KEPT.has(name) || (/^data-[a-z][a-z-]*$/.test(name) && !STATES.test(name));
}

const KEPT = new Set(
  'alt aria-label action class for href id name placeholder rel role scope src title type'.split(' '),
);
const STATES = /state|active|open|selected|focus|hover|expanded|value|loading|visible|index|count|time/;

/**
 * What stands around an element: the texts before and after it, from near to far, and in tables the heads of its row
 * and column.
 */
export function neighboursOf(element: Element): string[] {
  const near = new Set<string>();
  const own = element.textContent ?? '';
  const add = (at: Element | null | undefined, isLast?: 'last'): void => {
    if (at) addText(leadOf(at, isLast));
  };
  const addText = (text: string): void => {
    if (text !== '' && near.size < MOST_NEAR && !own.includes(text)) near.add(text);
  };
  const cell = element.closest('td,th');
  if (cell && 'cellIndex' in cell && typeof cell.cellIndex === 'number') {
    const [head] = cell.closest('table')?.rows ?? [];
    add(head?.cells[cell.cellIndex]);
    add(cell.parentElement?.firstElementChild);
  }
  let at: Element | null = element;
  for (let level = 0; at && level < LEVELS && near.size < MOST_NEAR; level += 1) {
    let [before, after]: (Element | null)[] = [at.previousElementSibling, at.nextElementSibling];
    for (let step = 0; step < STEPS && (before || after); step += 1) {
      add(before, 'last');
      add(after);
      before = before?.previousElementSibling ?? null;
      after = after?.nextElementSibling ?? null;
    }
    at = parentOf(at);
    if (!at || at === element.ownerDocument.body) break;
    addText(ownTextOf(at));
  }
  return [...near];
}

const MOST_NEAR = 6;
const LEVELS = 5;
const STEPS = 2;
const LONGEST_NEAR = 40;

/** What is written straight into an element, beside the elements in it. */
function ownTextOf(element: Element): string {
  if (isWrittenIn(element)) return '';
  let node = element.firstChild;
  for (let looked = 0; node && looked < MOST_NODES; looked += 1, node = node.nextSibling) {
    const text = node.nodeType === Node.TEXT_NODE ? fold(node.nodeValue ?? '') : '';
    if (/\p{L}/u.test(text)) return text.slice(0, LONGEST_NEAR);
  }
  return '';
}

/** So many of the things in an element are looked at for words between them. */
const MOST_NODES = 100;

/** The first words in an element, or the last ones; nothing that is typed. */
function leadOf(element: Element, isLast?: 'last'): string {
  const walker = element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      isElement(node) && (isWrittenIn(node) || UNREAD.has(node.localName))
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  );
  if (isWrittenIn(element) || UNREAD.has(element.localName)) return '';
  let looked = 0;
  let at = isLast ? lastIn(walker) : walker.nextNode();
  while (at && looked < 30) {
    const text = at.nodeType === Node.TEXT_NODE ? fold(at.nodeValue ?? '') : '';
    if (/\p{L}/u.test(text)) return text.slice(0, LONGEST_NEAR);
    looked += 1;
    at = isLast ? walker.previousNode() : walker.nextNode();
  }
  return '';
}

function lastIn(walker: TreeWalker): Node | null {
  let last: Node | null = null;
  for (let at = walker.lastChild(); at; at = walker.lastChild()) last = at;
  return last;
}

const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'option']);

/** The tags from the body down to an element, each with the how-manieth of its tag it is unless it is the first. */
export function pathOf(element: Element): string {
  const tags: string[] = [];
  for (let at: Element | null = element; at && at.localName !== 'body'; at = parentOf(at)) {
    const nth = nthOf(at);
    tags.unshift(nth === 1 ? at.localName : `${at.localName}[${nth}]`);
  }
  return tags.slice(-DEEPEST).join('/');
}

const DEEPEST = 16;

/** The language of the page, as it says itself. */
export function langOf({ ownerDocument }: Element): string {
  return shorten(ownerDocument.documentElement.lang);
}

/** The how-manieth of its tag an element is in its parent, from 1. */
export const nthOf = oncePerTurn(
  (element: Element): number => 1 + likeBeside(element, 'previousElementSibling'),
);

/** Of how many of its tag in its parent an element is one. */
export const countOf = oncePerTurn(
  (element: Element): number => nthOf(element) + likeBeside(element, 'nextElementSibling'),
);

/** How many of its tag stand beside an element on one side. */
function likeBeside(element: Element, side: 'previousElementSibling' | 'nextElementSibling'): number {
  let number = 0;
  for (let at = element[side]; at; at = at[side]) if (at.localName === element.localName) number += 1;
  return number;
}

/** How many of its kind an element and what is around it have in their parents, so many levels from inside out. */
export function crowdOf(element: Element, levels: number): string {
  return [...ancestry(element)].slice(0, levels).map(countOf).join('/');
}

/** As much of a text as is kept. */
export function shorten(text: string): string {
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME - 1)}…`;
}
