import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import { pierceQuerySelectorAll } from 'puppeteer-core/internal/injected/PierceQuerySelector.js';
import { createTextContent } from 'puppeteer-core/internal/injected/TextContent.js';
import { textQuerySelectorAll } from 'puppeteer-core/internal/injected/TextQuerySelector.js';

/**
 * Names elements as the recorder of Chrome DevTools does (front_end/panels/recorder/injected), and finds them as its
 * replay does: each kind of selector that tells the element apart, in the order aria, css, xpath, pierce, text; the
 * first of them that matches anything is taken, and the first thing that it matches. Paths go through shadow roots.
 * Roles and names are computed by `dom-accessibility-api` where DevTools asks the browser.
 */

/** One selector: for each shadow root, or for aria each named part of the page, that it goes through, one part. */
export interface Selector {
  kind: 'aria' | 'css' | 'xpath' | 'pierce' | 'text';
  path: string[];
}

/** All selectors of an element in that order. */
export function nameForDevTools(element: Element): Selector[] {
  forgetNames();
  const css = cssPath(element);
  const kinds: [Selector['kind'], string[] | undefined][] = [
    ['aria', ariaPath(element)],
    ['css', css],
    ['xpath', xPath(element)],
    ['pierce', css],
    ['text', textPath(element)],
  ];
  return kinds.flatMap(([kind, path]) => (path === undefined ? [] : { kind, path }));
}

/** What the first selector that matches anything finds first. */
export function findByDevTools(selectors: readonly Selector[]): Element | undefined {
  forgetNames();
  for (const { kind, path } of selectors) {
    let roots: (Element | Document)[] = [document];
    for (const part of path) roots = roots.flatMap((root) => [...search[kind](root, part)]);
    const [first] = roots;
    if (first && first !== document && first instanceof Element) return first;
  }
  return undefined;
}

const search: { [K in Selector['kind']]: (root: Element | Document, part: string) => Iterable<Element> } = {
  aria: (root, part) => byAria(root, part),
  css: (root, part) => inside(root).querySelectorAll(part),
  xpath: (root, part) => byXPath(inside(root), part),
  pierce: (root, part) => pierceQuerySelectorAll(root, part),
  text: (root, part) => textQuerySelectorAll(root, part),
};

function inside(root: Element | Document): Element | Document | ShadowRoot {
  return (root instanceof Element && root.shadowRoot) || root;
}

const TEST_IDS = [
  'data-testid',
  'data-test',
  'data-qa',
  'data-cy',
  'data-test-id',
  'data-qa-id',
  'data-testing',
];

let names = new Map<Element, { role: string; name: string }>();

function forgetNames(): void {
  names = new Map();
}

function ariaOf(element: Element): { role: string; name: string } {
  let known = names.get(element);
  if (!known) {
    const isShown = element.checkVisibility({ visibilityProperty: true });
    known = { role: getRole(element) ?? '', name: isShown ? computeAccessibleName(element) : '' };
    names.set(element, known);
  }
  return known;
}

function byAria(root: Element | Document, part: string): Element[] {
  const { name, role } = /^(?<name>.*?)(?:\[role="(?<role>[^"]*)"\])?$/s.exec(part)?.groups ?? {};
  const found: Element[] = [];
  const visit = (node: ParentNode): void => {
    for (const child of node.children) {
      const aria = ariaOf(child);
      if ((!name || aria.name === name) && (!role || aria.role === role)) found.push(child);
      if (child.shadowRoot) visit(child.shadowRoot);
      visit(child);
    }
  };
  visit(root);
  return found;
}

function ariaPath(element: Element): string[] | undefined {
  const parts: string[][] = [];
  for (let at: Element | null = element; at; at = around(at)) {
    const { role, name } = ariaOf(at);
    if (!role && !name) {
      if (at === element) return undefined;
      continue;
    }
    const ways = [...(name ? [name] : []), ...(at === element || !role ? [] : [`[role="${role}"]`])];
    if (name && role) ways.push(`${name}[role="${role}"]`);
    const outers = at === element ? [] : [ways];
    const path = resolve([...outers, ...(at === element ? [ways] : parts)]);
    if (path) return path;
    if (at === element) parts.push(ways);
  }
  return undefined;
}

/** For each part the first way to say it that leads to one element; undefined where there is none. */
function resolve(parts: readonly string[][]): string[] | undefined {
  let root: Element | Document = document;
  const path: string[] = [];
  for (const ways of parts) {
    const from: Element | Document = root;
    const way: string | undefined = ways.find((part) => byAria(from, part).length === 1);
    const next: Element | undefined = way === undefined ? undefined : byAria(from, way)[0];
    if (way === undefined || !next) return undefined;
    path.push(way);
    root = next;
  }
  return path;
}

function around(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The shortest chain of own marks that is the only one in its root, root by root. */
function cssPath(element: Element): string[] {
  const path: string[] = [];
  for (let at: Element | null = element; at;) {
    const root = at.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return path;
    path.unshift(chainIn(root, at));
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return path;
}

function chainIn(root: Document | ShadowRoot, element: Element): string {
  let chain = cssPart(element);
  let isBroken = false;
  for (
    let at = element.parentElement;
    at && root.querySelectorAll(chain).length !== 1;
    at = at.parentElement
  ) {
    const longer: string = `${cssPart(at)}${isBroken ? ' ' : ' > '}${chain}`;
    isBroken = root.querySelectorAll(longer).length === root.querySelectorAll(chain).length;
    if (!isBroken || at.parentElement === null) chain = longer;
  }
  return chain;
}

function cssPart(element: Element): string {
  for (const name of TEST_IDS) {
    const value = element.getAttribute(name);
    if (value) return `[${name}='${CSS.escape(value)}']`;
  }
  const root = element.getRootNode();
  const isParent = root instanceof Document || root instanceof ShadowRoot;
  const id = `#${CSS.escape(element.id)}`;
  if (element.id && isParent && root.querySelectorAll(id).length === 1) return id;
  const tag = element.localName;
  const others = [...(element.parentNode?.children ?? [])].filter((other) => other !== element);
  const same = others.filter((other) => other.localName === tag);
  if (same.length === 0) return tag;
  if (element instanceof HTMLInputElement) {
    const isOnly = same.every((other) => !(other instanceof HTMLInputElement) || other.type !== element.type);
    if (isOnly) return `${tag}[type='${element.type}']`;
  }
  const own = [...element.classList].find((token) =>
    others.every(({ classList }) => !classList.contains(token)),
  );
  if (own !== undefined) return `${tag}.${CSS.escape(own)}`;
  const before = [...(element.parentNode?.children ?? [])].filter((other) => other.localName === tag);
  return `${tag}:nth-of-type(${before.indexOf(element) + 1})`;
}

function xPath(element: Element): string[] {
  const path: string[] = [];
  let parts: string[] = [];
  for (let at: Element | null = element; at;) {
    const mark = [...TEST_IDS, 'id'].find((name) => at?.getAttribute(name));
    const root: Node = at.getRootNode();
    const same = [...(at.parentNode?.children ?? [])].filter((other) => other.localName === at?.localName);
    const index = same.length > 1 ? `[${same.indexOf(at) + 1}]` : '';
    const own = mark === undefined ? at.localName : `//*[@${mark}=${JSON.stringify(at.getAttribute(mark))}]`;
    parts.unshift(own + index);
    const next: Element | null = mark === undefined ? at.parentElement : null;
    if (!next) {
      path.unshift((mark === undefined ? '/' : '') + parts.join('/'));
      parts = [];
    }
    at = next ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return path;
}

function byXPath(root: Node, path: string): Element[] {
  if (root instanceof ShadowRoot) return []; // where the browser knows no XPath
  const result = document.evaluate(path, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  const found = Array.from({ length: result.snapshotLength }, (_, index) => result.snapshotItem(index));
  return found.filter((node) => node instanceof Element);
}

const SHORT = 12;
const LONG = 64;

/** The beginning of the text, as much as tells it apart and whole words. */
function textPath(element: Element): string[] | undefined {
  const text = createTextContent(element).full.trim();
  const isOnly = (part: string): boolean => {
    const [first, ...more] = textQuerySelectorAll(document, part);
    return first === element && more.length === 0;
  };
  if (text === '' || text.length > LONG) return undefined;
  if (text.length <= SHORT) return isOnly(text) ? [text] : undefined;
  for (let length = SHORT; length <= text.length; length += 1) {
    if (!isOnly(text.slice(0, length))) continue;
    const more = text.slice(length).search(/ |$/);
    return [text.slice(0, length + more)];
  }
  return undefined;
}
