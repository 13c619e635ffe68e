/** The elements of a page as the benches count and choose them. */

/** All elements of a tree in document order, those of open shadow roots after their hosts. */
export function allElements(root: ParentNode): Element[] {
  const found: Element[] = [];
  const visit = (parent: ParentNode): void => {
    for (const child of parent.children) {
      found.push(child);
      if (child.shadowRoot) visit(child.shadowRoot);
      visit(child);
    }
  };
  visit(root);
  return found;
}

/** What a person acts on or reads: seen, and no part of something else that is acted on. */
export function isSubject(element: Element): boolean {
  if (!isSeen(element)) return false;
  for (let at = outer(element); at; at = outer(at)) if (at.matches(CONTROLS)) return false;
  return element.matches(CONTROLS) || element.matches(PICTURES) || isText(element);
}

const CONTROLS =
  'a[href],button,input,select,textarea,summary,label,[role=button],[role=link],[role=tab],[role=menuitem],' +
  '[role=option],[role=checkbox],[role=radio],[role=switch],[role=gridcell],[role=combobox],[contenteditable=true],' +
  '[tabindex="0"]';
const PICTURES = 'img,canvas';

function isText(element: Element): boolean {
  return [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue ?? ''),
  );
}

/** Whether it is rendered and has an area. */
export function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
}

/** The element around one, out of shadow roots too. */
export function outer(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** An element in a few words: its tag with its attributes, and what it reads. */
export function showElement(element: Element): string {
  const copy = element.cloneNode(false);
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
  return `${copy instanceof Element ? copy.outerHTML.replace(/<\/[^>]*>$/, '').slice(0, 160) : ''}${text}`;
}
