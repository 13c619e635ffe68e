import type { Fingerprint } from '../model.ts';
import { attributesOf, neighboursOf, langOf, pathOf, shorten } from './fingerprint.ts';
import { nameOf, readName, roleOf } from './candidates.ts';
import { isPassing } from './generated.ts';
import { fold, isField, isWrittenIn, textOf } from './page.ts';
import { readingOf } from './texts.ts';

/**
 * How much an element is like one that was recorded: a weighted sum of how alike its properties are, as Similo has it
 * (Nass, Alégroth, Feldt, Leotta, Ricca: Similarity-based web element localization for robust test automation, ACM
 * TOSEM 2023), over properties of ours and with weights that were tuned on the train pages of the targets bench.
 * Properties that were not recorded count for nothing, so that records of earlier versions can be compared.
 */

/** How much each property weighs. */
const WEIGHTS = {
  tag: 0.5,
  role: 0.5,
  words: 2.5,
  /** Words that read differently before long, and do. */
  passing: 1,
  label: 1,
  near: 2,
  path: 0.8,
  /** Reading nothing, as what showed only an icon. */
  mute: 1,
  /** The path with the places of all in it. */
  place: 0.8,
  class: 0.6,
  /** Attributes that name one thing: ids, names, addresses, hints. */
  naming: 1.2,
  /** All others. */
  attribute: 0.3,
};

const NAMING = /^(id|name|href|src|for|alt|title|placeholder|aria-label|action|icon|data-.*)$/;

/**
 * From 0 for nothing in common to 1 for the same in all that was recorded.
 * @param tells how much a value of an attribute tells, from 0 to 1; less where many elements have it
 */
export function likeness(
  wanted: Fingerprint,
  element: Element,
  tells: (name: string, value: string) => number = () => 1,
): number {
  let sum = 0;
  let most = 0;
  const add = (weight: number, alike: number): void => {
    sum += weight * alike;
    most += weight;
  };
  add(WEIGHTS.tag, wanted.tag === '*' ? 1 : likeTag(wanted.tag, element.localName));
  if (wanted.role !== undefined) add(WEIGHTS.role, wanted.role === roleOf(element) ? 1 : 0);
  // In another language all words are others, and only the markup can be the same.
  const isForeign = speaksOtherwise(wanted, element);
  const words = isForeign ? undefined : (wanted.name ?? wanted.text);
  if (words !== undefined) {
    const own = wanted.name === undefined ? textOf(element) : nameOf(element) || textOf(element);
    const alike = likeText(words, shorten(own));
    add(isPassing(words) && alike < 1 ? WEIGHTS.passing : WEIGHTS.words, alike);
  }
  // What a person wrote in it since says nothing of it.
  if (wanted.name === undefined && wanted.text === undefined && !wanted.drawn && !isWrittenIn(element))
    add(WEIGHTS.mute, /\p{L}/u.test(readingOf(element)) ? 0 : 1);
  if (wanted.label !== undefined && isField(element) && !isForeign)
    add(WEIGHTS.label, likeText(wanted.label, shorten(readName('label', element))));
  if (wanted.near && !isForeign) add(WEIGHTS.near, nearness(wanted.near, neighboursOf(element)));
  if (wanted.path !== undefined) {
    const path = pathOf(element);
    add(WEIGHTS.path, likePath(wanted.path.replace(PLACES, ''), path.replace(PLACES, '')));
    add(WEIGHTS.place, likePath(wanted.path, path));
  }
  const attributes = wanted.attributes ?? {};
  const seen = Object.keys(attributes).length === 0 ? {} : attributesOf(element);
  for (const [name, value] of Object.entries(attributes)) {
    if (isForeign && SPOKEN.has(name)) continue;
    const own = seen[name];
    if (name === 'class')
      add(WEIGHTS.class, own === undefined ? 0 : overlap(value.split(' '), own.split(' ')));
    else {
      const weight = (NAMING.test(name) ? WEIGHTS.naming : WEIGHTS.attribute) * tells(name, value);
      add(weight, own === undefined ? 0 : own === value ? 1 : likeText(value, own) ** 2);
    }
  }
  return most === 0 ? 0 : sum / most;
}

const PLACES = /\[\d+\]/g;

const SPOKEN = new Set(['aria-label', 'title', 'alt', 'placeholder']);

/** Whether the page speaks another language than it did. */
export function speaksOtherwise({ lang }: Fingerprint, element: Element): boolean {
  return lang !== undefined && langOf(element) !== '' && lang.split('-')[0] !== langOf(element).split('-')[0];
}

/** Whether tags say the same of what they hold. */
function likeTag(one: string, other: string): number {
  if (one === other) return 1;
  return KINS.some((kin) => kin.includes(one) && kin.includes(other)) ? 0.6 : 0;
}

const KINS = [
  ['a', 'button', 'summary'],
  ['input', 'textarea', 'select'],
  ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ['div', 'section', 'article', 'main', 'aside', 'header', 'footer', 'nav', 'p', 'li'],
  ['span', 'b', 'strong', 'i', 'em', 'small', 'label'],
  ['td', 'th'],
];

/** How alike two texts are: the part of pairs of letters that they share (Dice), capitals and signs left out. */
export function likeText(one: string, other: string): number {
  if (one === other) return 1;
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return a === '' ? 0 : 0.97;
  // “Row 2” is another thing than “Row 3”.
  const same = a.replace(/\D+/g, ' ') === b.replace(/\D+/g, ' ') ? 1 : 0.7;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at < a.length - 1; at += 1) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at < b.length - 1; at += 1) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    shared += 1;
    pairs.set(pair, left - 1);
  }
  return (same * 2 * shared) / (a.length + b.length - 2);
}

function plain(text: string): string {
  const letters = fold(
    text
      .slice(0, 200)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' '),
  );
  return letters === '' ? fold(text) : letters;
}

/** The part of the first that is in the second. */
function overlap(wanted: readonly string[], seen: readonly string[]): number {
  return wanted.filter((text) => seen.includes(text)).length / wanted.length;
}

/** As `overlap`, where what stands first, and nearest, counts most. */
function nearness(wanted: readonly string[], seen: readonly string[]): number {
  let sum = 0;
  let most = 0;
  for (const [at, text] of wanted.entries()) {
    most += 1 / (at + 2);
    if (seen.includes(text)) sum += 1 / (at + 2);
  }
  return sum / most;
}

/** The part of two paths that they share in the same order (their longest common subsequence). */
function likePath(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  let row: number[] = Array.from({ length: b.length + 1 }, () => 0);
  for (const tag of a) {
    const next = [0];
    for (const [at, seen] of b.entries()) {
      next.push(tag === seen ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return (2 * (row.at(-1) ?? 0)) / (a.length + b.length);
}
