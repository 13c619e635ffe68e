import type { Candidate, Target } from '../model.ts';
import { contexts, markedAround } from './around.ts';
import { besides, isThereOnce } from './beside.ts';
import { readName, type Among } from './candidates.ts';
import { countOf, crowdOf, fingerprintOf, LONGEST_NAME, nthOf } from './fingerprint.ts';
import { looksPassing } from './generated.ts';
import { isOnly } from './only.ts';
import { markedCss, ownCss } from './own-css.ts';
import { bareNames, ownNames } from './own-names.ts';
import { ancestry, parentOf, textOf } from './page.ts';

const ENOUGH = 3;

/**
 * Names an element: up to three ways, best first, each of which matches this element and no other a person
 * could perceive on the page right now. None where not even its place tells the element apart.
 * @param among tells it from these elements, seen or not, in place of all that can be seen
 */
export function describe(element: Element, among?: Among): Target | undefined {
  for (const names of [uniqueNames, lastNames, passingNames]) {
    const candidates = [...names(element, among).take(ENOUGH)];
    if (candidates.length === 0) continue;
    if (candidates.length < ENOUGH && names !== passingNames)
      candidates.push(...passingOwnNames(element, among).take(ENOUGH - candidates.length));
    return { candidates, fingerprint: fingerprintOf(element) };
  }
  const placed = placedName(element, among);
  if (!placed) return undefined;
  const { candidate, levels } = placed;
  const fingerprint = fingerprintOf(element);
  // A text that is too long for a name may tell it apart all the same.
  const isAlone = isOnly({ by: 'text', value: textOf(element) }, element, among);
  return {
    candidates: [candidate],
    fingerprint: isAlone ? fingerprint : { ...fingerprint, crowd: crowdOf(element, levels) },
  };
}

/**
 * Names that tell the element apart, dear ones only where cheaper ones don't: one that does so on the whole page gains
 * nothing by a part of the page, and one by which it is known to assistive technology nothing by its text.
 */
function* uniqueNames(element: Element, among: Among | undefined): Generator<Candidate> {
  const shared: Candidate[] = [];
  let named = 0;
  for (const candidate of ownNames(element)) {
    if (named > 0 && candidate.by === 'text') continue;
    if (isOnly(candidate, element, among)) {
      yield candidate;
      if (candidate.by !== 'testid') named += 1;
    } else shared.push(candidate);
  }
  shared.push(...bareNames(element));
  if (named === 0) {
    for (const within of contexts(element)) {
      for (const candidate of shared) {
        const narrowed = { ...candidate, within };
        if (!isOnly(narrowed, element, among)) continue;
        yield narrowed;
        named += 1;
      }
    }
  }
  for (const candidate of ownCss(element)) if (isOnly(candidate, element, among)) yield candidate;
  if (named > 0) return;
  for (const within of besides(element)) {
    if (looksPassing(within.value)) continue;
    for (const candidate of [...shared, ...ownCss(element)]) {
      const narrowed = { ...candidate, within };
      if (isOnly(narrowed, element, among)) yield narrowed;
    }
  }
}

/** Names that read differently before long: prices, dates, counts. Better than none, beside what else is known of it. */
function* passingNames(element: Element, among: Among | undefined): Generator<Candidate> {
  yield* passingOwnNames(element, among);
  const names = [...ownNames(element, 'passing'), ...ownNames(element), ...bareNames(element)];
  for (const within of [...besides(element), ...contexts(element)]) {
    for (const candidate of names) {
      const narrowed = { ...candidate, within };
      if (isOnly(narrowed, element, among)) yield narrowed;
    }
  }
}

function* passingOwnNames(element: Element, among: Among | undefined): Generator<Candidate> {
  for (const candidate of ownNames(element, 'passing'))
    if (isOnly(candidate, element, among)) yield candidate;
}

/** What is left where nothing better tells the element apart: what all of its item reads, and selectors in a part of the page. */
function* lastNames(element: Element, among: Among | undefined): Generator<Candidate> {
  const shared = [...ownNames(element), ...bareNames(element)];
  for (const candidate of markedCss(element)) if (isOnly(candidate, element, among)) yield candidate;
  for (const at of ancestry(parentOf(element) ?? element)) {
    if (at === element || !ITEMS.has(at.localName)) continue;
    const value = readName('text', at);
    if (!value || value.length > LONGEST_NAME || looksPassing(value)) continue;
    const within: Candidate = { by: 'text', value };
    if (!isThereOnce(within, at.ownerDocument)) continue;
    for (const candidate of shared) {
      const narrowed = { ...candidate, within };
      if (isOnly(narrowed, element, among)) yield narrowed;
    }
  }
  for (const within of [...contexts(element), ...markedAround(element)]) {
    for (const candidate of [...shared, ...ownCss(element)]) {
      const narrowed = { ...candidate, within };
      if (isOnly(narrowed, element, among)) yield narrowed;
    }
  }
}

/** What lists and boards are made of. */
const ITEMS = new Set(['li', 'tr', 'article', 'section', 'fieldset', 'div', 'p']);

/**
 * By its place among others of its kind, for what nothing else tells apart: counts only where all else that was recorded
 * is the same, and as many others are there.
 */
function placedName(
  element: Element,
  among: Among | undefined,
): { candidate: Candidate; levels: number } | undefined {
  const root = element.getRootNode();
  let below = '';
  for (const [level, at] of [...ancestry(element)].entries()) {
    if (at.getRootNode() !== root) return undefined;
    const isWhole = at.localName === 'body' || at.parentNode === root;
    const isOneOfMany = countOf(at) > 1;
    const selector = `${at.localName}${isOneOfMany ? `:nth-of-type(${nthOf(at)})` : ''}${below}`;
    const candidate: Candidate = { by: 'css', value: selector };
    if ((isOneOfMany || isWhole) && isOnly(candidate, element, among))
      return { candidate, levels: level + 1 };
    if (isWhole) return undefined;
    below = ` > ${selector}`;
  }
  return undefined;
}
