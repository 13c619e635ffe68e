import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import type { Candidate } from '../model.ts';
import { fold, isHtml, isPerceivable, labelsOf, queryAll, textOf } from './page.ts';

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
} satisfies { [K in Exclude<By, 'role' | 'css'>]: NamedKind };

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
  const role = getRole(element);
  return role === null || role === 'generic' || role === 'presentation' || role === 'none' ? undefined : role;
}

/**
 * The element's accessible name, white space folded (by `dom-accessibility-api`); for one that can't be seen,
 * the name that it would have.
 */
export function nameOf(element: Element): string {
  const name = fold(computeAccessibleName(element));
  if (name !== '' || element.checkVisibility({ visibilityProperty: true })) return name;
  return fold(computeAccessibleName(element, { hidden: true }));
}

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
  if (candidate.within) {
    const { within, ...inner } = candidate;
    return matches(within, root).flatMap((outer) => named(inner, outer));
  }
  switch (candidate.by) {
    case 'css':
      return queryAll(root, candidate.value);
    case 'role':
      return queryAll(root, selectorOfRole(candidate.role)).filter(
        (element) =>
          roleOf(element) === candidate.role &&
          (candidate.name === undefined || nameOf(element) === candidate.name),
      );
    case 'text':
      return byText(candidate.value, root);
    default: {
      const { among, read } = kinds[candidate.by];
      return queryAll(root, among()).filter((element) => read(element) === candidate.value);
    }
  }
}

/** The innermost elements whose whole text is `text`. */
function byText(text: string, root: Document | Element): Element[] {
  const squeezed = squeeze(text);
  const bearing = queryAll(root, '*').filter(
    (element) => squeeze(element.textContent ?? '') === squeezed && kinds.text.read(element) === text,
  );
  const outer = new Set<Element | null>(bearing.map((element) => element.parentElement));
  return bearing.filter((element) => !outer.has(element));
}

/** Text without any white space: equal for equal texts however they are laid out, and cheap to get. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

/** The tags that have a role without saying so, so that a search need not weigh every element of a page. */
const TAGS_OF_ROLE: Record<string, string> = {
  article: 'article',
  button: 'button,input,summary',
  checkbox: 'input',
  combobox: 'input,select',
  dialog: 'dialog',
  form: 'form',
  heading: 'h1,h2,h3,h4,h5,h6',
  img: 'img,svg',
  link: 'a,area,link',
  listbox: 'select,datalist',
  listitem: 'li',
  navigation: 'nav',
  option: 'option',
  radio: 'input',
  region: 'section',
  row: 'tr',
  searchbox: 'input',
  slider: 'input',
  spinbutton: 'input',
  textbox: 'input,textarea',
};

function selectorOfRole(role: string): string {
  const tags = TAGS_OF_ROLE[role];
  return tags === undefined ? '*' : `${tags},[role]`;
}
