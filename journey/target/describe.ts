import type { Candidate, Target } from '../model.ts';
import { nameOf, naming, readName, roleOf, type Among } from './candidates.ts';
import { looksGenerated, looksPassing } from './generated.ts';
import { fingerprintOf, LONGEST_NAME, placeOf, crowdOf } from './fingerprint.ts';
import { besides, isThereOnce } from './beside.ts';
import { ancestry, isField, isHtml, isPerceivable, parentOf, textOf } from './page.ts';
import { withAttribute } from './selector.ts';
import { eachOncePerTurn } from './turn.ts';

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

function isOnly(candidate: Candidate, element: Element, among: Among = isPerceivable): boolean {
  let isThere = false;
  for (const match of naming(candidate, element.ownerDocument)) {
    if (match === element) isThere = among(element);
    else if (among(match)) return false;
  }
  return isThere;
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
    for (const candidate of [...shared, ...ownCss(element)]) {
      const narrowed = { ...candidate, within };
      if (isOnly(narrowed, element, among)) yield narrowed;
    }
  }
}

/** Names that read differently before long: prices, dates, counts. Better than none, beside what else is known of it. */
function* passingNames(element: Element, among: Among | undefined): Generator<Candidate> {
  yield* passingOwnNames(element, among);
  const passing = [...ownNames(element, 'passing')];
  for (const within of [...besides(element), ...contexts(element)]) {
    for (const candidate of passing) {
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

/** The innermost element around that its attributes tell apart: calendars and grids mark their cells so. */
function* markedAround(element: Element): Generator<Candidate> {
  for (const at of [...ancestry(element)].slice(1, 1 + NEAR)) {
    const isMark = (candidate: Candidate): boolean => isOnly(candidate, at);
    const mark = ownCss(at).find(isMark) ?? markedCss(at).find(isMark);
    if (mark) return yield mark;
  }
}

/** How far around an element a mark says where it is (elements). */
const NEAR = 5;

/** Selectors over what says of an element what it stands for: a label that only machines read, and data. */
function* markedCss(element: Element): Generator<Candidate> {
  const marks = [...element.attributes]
    .filter(({ name, value }) => /^(aria-label|data-[a-z-]+)$/.test(name) && value.length <= LONGEST_NAME)
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => withAttribute(name, value));
  for (const mark of marks) yield { by: 'css', value: `${element.localName}${mark}` };
  if (marks.length > 1) yield { by: 'css', value: `${element.localName}${marks.join('')}` };
}

/** What lists and boards are made of. */
const ITEMS = new Set(['li', 'tr', 'article', 'section', 'fieldset', 'div', 'p']);

/** The element's own names, in the order a person would choose them. */
function* ownNames(element: Element, passing?: 'passing'): Generator<Candidate> {
  const isFit = (value: string): boolean =>
    value !== '' && value.length <= LONGEST_NAME && looksPassing(value) === (passing !== undefined);
  const textual = (by: 'testid' | 'label' | 'placeholder' | 'alt' | 'title' | 'text'): Candidate[] => {
    const value = readName(by, element);
    return isFit(value) ? [{ by, value }] : [];
  };
  const testid = readName('testid', element);
  if (testid && !looksGenerated(testid) && !passing) yield { by: 'testid', value: testid };
  if (isField(element)) yield* textual('label');
  const role = roleOf(element);
  // What is written in it is no name: it is about to be another.
  const isWritten = isHtml(element) && element.isContentEditable;
  const name = isWritten && nameOf(element) === textOf(element) ? '' : nameOf(element);
  if (role && isFit(name)) yield { by: 'role', role, name };
  yield* textual('placeholder');
  yield* textual('alt');
  yield* textual('title');
  if (!isField(element) && !isWritten) yield* textual('text');
}

/** A role alone, which says little on a page but may be enough inside a named part of it. */
function* bareNames(element: Element): Generator<Candidate> {
  const role = roleOf(element);
  if (role) yield { by: 'role', role };
}

/** The named parts of the page around the element, innermost first. */
const contexts = eachOncePerTurn(function* (element: Element): Generator<Candidate> {
  const start = parentOf(element);
  if (!start) return;
  for (const at of ancestry(start)) {
    const role = roleOf(at);
    const name = role && PARTS.has(role) ? nameOf(at) : '';
    // What is typed in the row is part of the row's name, and is about to be another.
    const isWrittenIn = isField(element) && element.value !== '' && name.includes(element.value);
    const outer: Candidate | undefined =
      role && name && name.length <= LONGEST_NAME && !looksPassing(name) && !isWrittenIn
        ? { by: 'role', role, name }
        : at.id && !looksGenerated(at.id)
          ? { by: 'css', value: `#${CSS.escape(at.id)}` }
          : at.localName.includes('-')
            ? { by: 'css', value: at.localName }
            : undefined;
    if (outer && isOnly(outer, at)) yield outer;
  }
});

const PARTS = new Set(
  'article banner complementary contentinfo dialog form group list listitem main navigation radiogroup region row search table tablist tabpanel toolbar'.split(
    ' ',
  ),
);

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
    const isWhole = at.localName === 'body';
    const { nth, of } = placeOf(at);
    const selector = `${at.localName}${of > 1 ? `:nth-of-type(${nth})` : ''}${below}`;
    const candidate: Candidate = { by: 'css', value: selector };
    if ((of > 1 || isWhole) && isOnly(candidate, element, among)) return { candidate, levels: level + 1 };
    if (isWhole) return undefined;
    below = ` > ${selector}`;
  }
  return undefined;
}

/** Short selectors over what the team wrote itself; never a place in a list. */
function* ownCss(element: Element): Generator<Candidate> {
  const tag = element.localName;
  if (element.id && !looksGenerated(element.id)) yield { by: 'css', value: `#${CSS.escape(element.id)}` };
  for (const name of ['name', 'href', 'for', 'src', 'type', 'value', 'action']) {
    const value = element.getAttribute(name);
    if (
      value &&
      value.length <= LONGEST_NAME &&
      !looksGenerated(value) &&
      !(name === 'value' && isField(element))
    ) {
      yield { by: 'css', value: `${tag}${withAttribute(name, value)}` };
    }
  }
  for (const token of element.classList) {
    if (!looksGenerated(token)) yield { by: 'css', value: `${tag}.${CSS.escape(token)}` };
  }
  for (const mark of marksIn(element)) yield { by: 'css', value: `${tag}:has(> .${CSS.escape(mark)})` };
  yield { by: 'css', value: tag };
}

/** What the children of an element are classed as, each once: of a long list, most are classed alike. */
function marksIn(element: Element): Set<string> {
  const known = new Set<string | null>();
  const marks = new Set<string>();
  for (let at = element.firstElementChild; at; at = at.nextElementSibling) {
    const classes = at.getAttribute('class');
    if (known.has(classes)) continue;
    known.add(classes);
    const mark = [...at.classList].findLast((token) => !looksGenerated(token));
    if (mark !== undefined) marks.add(mark);
  }
  return marks;
}
