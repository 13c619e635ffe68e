import { oncePerTurn } from './turn.ts';

/** What the finders need to know of a page: its elements, also inside shadow roots, and which can be seen. */

/** How to reach an element's shadow root; an extension can also see closed ones. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

let reachShadowRoot: ShadowRootOf = (element) => element.shadowRoot;
let listShadowRoots: (whole: Document) => Iterable<ShadowRoot> = rootsBelow;

/**
 * Lets the finders look through shadow roots that only the caller can open (for the whole realm).
 * @param list gives all that are in the document, where the caller knows them without a search
 */
export function seeShadowRootsBy(reach: ShadowRootOf, list?: () => Iterable<ShadowRoot>): void {
  reachShadowRoot = reach;
  listShadowRoots = list ?? listShadowRoots;
}

/** The element's shadow root: an open one, or one that `seeShadowRootsBy` made reachable. */
export const shadowRootOf = oncePerTurn((element: Element): ShadowRoot | null => reachShadowRoot(element));

/** All elements below `root` that `selector` matches, in document order, through shadow roots. */
export function queryAll(root: Document | Element, selector: string): Element[] {
  return [...querying(root, selector)];
}

/** As `queryAll`, one after the other: often the first two say enough. */
export function* querying(root: Document | Element, selector: string): Generator<Element> {
  // What bears a tag is told without a search: browsers keep lists of it.
  const isTag = /^[a-z][a-z0-9-]*$/.test(selector);
  yield* isTag ? each(root.getElementsByTagName(selector)) : searching(root, selector);
  for (const shadow of shadowRootsIn(root)) yield* searching(shadow, selector);
}

/** Looks for all only where the first is not enough. */
function* searching(root: ParentNode, selector: string): Generator<Element> {
  const first = root.querySelector(selector);
  if (!first) return;
  yield first;
  yield* each(root.querySelectorAll(selector), 1);
}

/** As the list's own iterator does, for which browsers take several times as long. */
function* each(list: ArrayLike<Element>, from = 0): Generator<Element> {
  for (let at = from, { length } = list; at < length; at += 1) {
    const element = list[at];
    if (element) yield element;
  }
}

/** The shadow roots in a document, or in an element and of it; outer ones first. */
export function shadowRootsIn(root: Document | Element): ShadowRoot[] {
  const all = [...((root.ownerDocument ?? root) === document ? allShadowRoots(document) : rootsBelow(root))];
  return isElement(root) ? all.filter(({ host }) => liesIn(host, root)) : all;
}

const allShadowRoots = oncePerTurn((whole: Document): ShadowRoot[] => [...listShadowRoots(whole)]);

/** Whether an element lies in another one, also in a shadow root of it. */
export function liesIn(element: Element, outer: Element): boolean {
  for (let at: Element | undefined = element; at;) {
    if (outer.contains(at)) return true;
    const root: Node = at.getRootNode();
    at = 'host' in root && isElement(root.host) ? root.host : undefined;
  }
  return false;
}

/** Looks for shadow roots, outer ones first. */
function* rootsBelow(node: Document | Element | ShadowRoot): Generator<ShadowRoot> {
  const own = isElement(node) ? reachShadowRoot(node) : null;
  const hosts = own ? [own] : [];
  const all = node.querySelectorAll('*');
  for (let at = 0, { length } = all; at < length; at += 1) {
    const host = all[at];
    const shadow = host && reachShadowRoot(host);
    if (shadow) hosts.push(shadow);
  }
  for (const shadow of hosts) {
    yield shadow;
    yield* rootsBelow(shadow);
  }
}

/** The parent of an element or a text as it is rendered: the slot it is shown in, and out of a shadow root its host. */
export function parentOf(node: Element | Text): Element | null {
  if (node.assignedSlot) return node.assignedSlot;
  const parent = besidesTaken(node.parentElement);
  if (parent) return closedSlotOf(node, parent) ?? parent;
  const root = node.getRootNode();
  return 'host' in root && isElement(root.host) ? root.host : null;
}

/** The element, or the first around it that is no form whose fields stand in the way. */
export function besidesTaken(element: Element | null): Element | null {
  let at = element;
  // A name that is taken is no text, but an element.
  while (at && /^(form$|\[)/.test(at.localName) && isTaken(at))
    at = Reflect.get(Element.prototype, 'parentElement', at);
  return at;
}

/**
 * Whether it is a form with fields that are called as something that all elements have, and stand in its place: such a
 * form can't be asked for anything. An `id` is common, and never asked for so.
 */
const isTaken = oncePerTurn((form: Element): boolean => {
  // What fields are called is not among a form's own keys, but asked for by its name it is its own.
  for (const name in Element.prototype) if (name !== 'id' && Object.hasOwn(form, name)) return true;
  return false;
});

/** The slot of a closed shadow root that it is shown in, which it does not tell itself. */
function closedSlotOf(node: Element | Text, host: Element): Element | undefined {
  const root = shadowRootOf(host);
  if (root?.mode !== 'closed') return undefined;
  return [...root.querySelectorAll('slot')].find((slot) => slot.assignedNodes().includes(node));
}

/** The element and all it lies in, innermost first. */
export function* ancestry(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = parentOf(at)) yield at;
}

/** The element that has the keyboard's focus, also inside shadow roots. */
export function deepActive(): Element | null {
  let active = document.activeElement;
  for (;;) {
    const inner = active && shadowRootOf(active)?.activeElement;
    if (!inner) return active;
    active = inner;
  }
}

/** Whether a person could see the element: rendered, not hidden by style, with an area that is not folded away. */
export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  if (getComputedStyle(element).display === 'contents') return [...element.children].some(isVisible);
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && !isFoldedAway(element);
}

/** Whether the element lies in something that has no room and shows nothing beyond it, as closed accordions do. */
function isFoldedAway(element: Element): boolean {
  let position = getComputedStyle(element).position;
  for (const at of ancestry(element)) {
    if (at === element) continue;
    if (position === 'fixed' || at === document.body) return false;
    const style = getComputedStyle(at);
    // What is placed absolutely is cut by what it is placed in, not by what it merely lies in.
    if (position === 'absolute' && style.position === 'static') continue;
    const isCut = style.overflowX !== 'visible' || style.overflowY !== 'visible';
    if (isCut && style.display !== 'inline' && (at.clientWidth === 0 || at.clientHeight === 0)) return true;
    position = style.position;
  }
  return false;
}

/**
 * Whether a person could act on the element: it is visible, or is a control that stands for itself by a
 * visible label, as styled checkboxes, radios and file fields do.
 */
export function isPerceivable(element: Element): boolean {
  return isVisible(element) || labelsOf(element).some(isVisible);
}

/** The `<label>`s of a form control. */
export function labelsOf(element: Element): Element[] {
  if (!isLabelable(element)) return [];
  const id = element.getAttribute('id');
  const labels = new Set<Element>(id ? labelsIn(element.getRootNode()).get(id) : []);
  for (let at = element.closest('label'); at; at = at.parentElement?.closest('label') ?? null) labels.add(at);
  return [...labels].filter((label) => 'control' in label && label.control === element);
}

/** The labels that name a control by its id. Asking each control for its labels would search the page for each. */
const labelsIn = oncePerTurn((root: Node): Map<string, Element[]> => {
  const labels = new Map<string, Element[]>();
  if (!isTree(root)) return labels;
  for (const label of root.querySelectorAll('label[for]')) {
    const id = label.getAttribute('for') ?? '';
    labels.set(id, [...(labels.get(id) ?? []), label]);
  }
  return labels;
});

/** Text with white space folded, as a person reads it. */
export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The folded text content of an element, without scripts, styles and what can't be seen. */
export function textOf(element: Element): string {
  const inner = isHtml(element) ? element.innerText : element.textContent;
  return fold(inner ?? '');
}

// `instanceof` fails for elements of another frame's document, so elements are told by what they have.

/** Whether it is an HTML element and not, say, one of an SVG picture. */
export function isHtml(element: Element): element is HTMLElement {
  return 'innerText' in element;
}

/** Whether an element is no part of a page, but all of it. */
export function isWholePage({ localName }: Element): boolean {
  return /^(body|html)$/.test(localName);
}

/** Whether it is a field that holds what a person typed or chose. */
export function isField(
  element: Element,
): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  if (isInput(element)) return !/^(button|submit|reset|image)$/.test(element.type);
  return isSelect(element) || element.localName === 'textarea';
}

/** Whether what is in it was typed or chosen by a person: a field, or text that is edited in place. */
export function isWrittenIn(element: Element): boolean {
  return (
    isField(element) ||
    (element.hasAttribute('contenteditable') && isHtml(element) && element.isContentEditable)
  );
}

/** Whether it is an `<input>` of any type. */
export function isInput(element: Element): element is HTMLInputElement {
  return element.localName === 'input' && 'type' in element;
}

/** Whether it is a field that files are chosen in; pages often hide it behind a button of their own. */
export function isFileField(element: Element): element is HTMLInputElement {
  return isInput(element) && element.type === 'file';
}

/** Whether it is a `<select>`. */
export function isSelect(element: Element): element is HTMLSelectElement {
  return element.localName === 'select' && 'options' in element;
}

/** Whether elements can be looked for in it. */
export function isTree(node: Node): node is Node & ParentNode {
  return 'querySelectorAll' in node;
}

function isLabelable(element: Element): element is HTMLInputElement {
  return 'labels' in element;
}

/** Whether it is an element, and not text, a document or nothing. */
export function isElement(node: unknown): node is Element {
  return typeof node === 'object' && node !== null && 'nodeType' in node && node.nodeType === 1;
}
