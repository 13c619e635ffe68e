import type { Candidate, Target } from '../../../../journey/model.ts';
import { matches } from '../../../../journey/target/candidates.ts';
import { describe } from '../../../../journey/target/describe.ts';
import { find } from '../../../../journey/target/find.ts';
import { isPerceivable } from '../../../../journey/target/page.ts';
import { search } from '../../../../journey/target/search.ts';
import { newTurn } from '../../../../journey/target/turn.ts';
import { Random } from '../random.ts';
import { allElements, showElement } from './elements.ts';

/** What holds for the names of all elements of all pages; each law tells its breaches in words. */

/** How many elements were looked at, and what did not hold. */
export interface Held {
  count: number;
  breaches: string[];
}

/** Each element that can be seen is found by its names, as text that is read again; at most so many of a page. */
export function foundAsNamed(seed: string, most: number): Held {
  newTurn();
  const chosen = choose(seed, most);
  const breaches = chosen.flatMap((element) => {
    const target = remembered(element);
    if (!target) return `without a name: ${showElement(element)}`;
    const verdict = find(target);
    const isFound = verdict.verdict === 'found' && verdict.element === element;
    return isFound ? [] : `${verdict.verdict}: ${showElement(element)} by ${JSON.stringify(target)}`;
  });
  return { count: chosen.length, breaches };
}

/** An element that is gone is not found: never by its best name, and as drifted only what is clearly most like it. */
export function notFoundWhenGone(seed: string, most: number): Held {
  newTurn();
  const chosen = choose(seed, most);
  const breaches: string[] = [];
  for (const element of chosen) {
    const target = remembered(element);
    const place = document.createComment('');
    element.replaceWith(place);
    newTurn();
    const verdict = target && find(target);
    if (target && verdict && 'element' in verdict) {
      const [first, second] = search(target.fingerprint);
      const isClear =
        first?.element === verdict.element && first.likeness - (second?.likeness ?? 0) >= MARGIN;
      if (verdict.verdict === 'found' || !isClear)
        breaches.push(
          `${verdict.verdict}: ${showElement(element)} is gone; found ${showElement(verdict.element)} by ${JSON.stringify(target)}`,
        );
    }
    place.replaceWith(element);
    newTurn();
  }
  return { count: chosen.length, breaches };
}

/** By how much at least the one that is taken must be more like it than the next. */
const MARGIN = 0.02;

/** Whatever stands in an element's texts and attributes, it is found, and by each of its names alone. */
export function foundWhateverItSays(texts: readonly string[]): Held {
  const breaches: string[] = [];
  let count = 0;
  for (const text of texts) {
    for (const [kind, bear] of Object.entries(BEARERS)) {
      document.body.replaceChildren(bear('Another'), bear(text), bear('One more'));
      newTurn();
      const element = document.body.children[1]?.querySelector('.wanted');
      if (!element) throw new Error(`A bearer of ${kind} holds nothing that is wanted.`);
      count += 1;
      const target = remembered(element);
      const verdict = target && find(target);
      const isFound = verdict?.verdict === 'found' && verdict.element === element;
      const astray = target?.candidates.filter((candidate) => !isOnlyMatch(candidate, element)) ?? [];
      if (!isFound || astray.length > 0)
        breaches.push(
          `${kind} ${JSON.stringify(text.slice(0, 60))}: ${verdict?.verdict ?? 'without a name'} by ${JSON.stringify(target).slice(0, 600)}`,
        );
    }
  }
  return { count, breaches };
}

function isOnlyMatch(candidate: Candidate, element: Element): boolean {
  const [first, ...more] = matches(candidate);
  return first === element && more.length === 0;
}

/** What bears a text in each way that a name is read from; `.wanted` is what is named. */
const BEARERS: Readonly<Record<string, (text: string) => Element>> = {
  'test id': (text) => wrap(make('button', { 'data-testid': text }, 'Go')),
  'aria-label': (text) => wrap(make('button', { 'aria-label': text }, 'x')),
  label: (text) => {
    const label = document.createElement('label');
    label.append(text, make('input', {}));
    return wrap(label);
  },
  placeholder: (text) => wrap(make('input', { placeholder: text })),
  alt: (text) => wrap(make('img', { alt: text, width: '20', height: '20' })),
  title: (text) => wrap(make('span', { title: text }, 'x')),
  'text of a button': (text) => wrap(make('button', {}, text)),
  text: (text) => wrap(make('p', {}, `It says ${text}.`)),
  id: (text) => wrap(make('div', { id: text }, 'x')),
  name: (text) => wrap(make('input', { name: text })),
  class: (text) => wrap(make('div', { class: `wanted ${text}` }, 'x')),
  address: (text) => wrap(make('a', { href: text }, 'x')),
  data: (text) => wrap(make('div', { 'data-kind': text }, 'x')),
  'a named part': (text) => {
    const part = document.createElement('section');
    part.setAttribute('aria-label', text);
    part.append(make('button', {}, 'Remove'));
    return wrap(part);
  },
  'a text beside': (text) => {
    const row = document.createElement('div');
    const beside = document.createElement('b');
    beside.textContent = `See ${text}`;
    row.append(beside, make('button', {}, 'Remove'));
    return wrap(row);
  },
};

function wrap(element: Element): Element {
  const around = document.createElement('div');
  around.append(element);
  return around;
}

function make(tag: string, attributes: Readonly<Record<string, string>>, text = ''): Element {
  const element = document.createElement(tag);
  element.className = 'wanted';
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

/** What is kept of an element in a file. */
function remembered(element: Element): Target | undefined {
  const target = describe(element);
  return target && JSON.parse(JSON.stringify(target));
}

function choose(seed: string, most: number): Element[] {
  return new Random(seed).shuffle(allElements(document.body).filter(isPerceivable)).slice(0, most);
}
