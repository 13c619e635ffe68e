import { ancestry, isHtml } from './page.ts';

/** Text that is written straight into the page: editable elements and the editors built on them. */

/** The whole of the editable text that an element belongs to; undefined where nothing can be written. */
export function editingHostOf(element: Element): HTMLElement | undefined {
  let host: HTMLElement | undefined;
  for (const at of ancestry(element)) {
    if (!isHtml(at) || !at.isContentEditable) break;
    host = at;
  }
  return host;
}

/** What is written in an editable element as a person typed it: each line or paragraph after the other. */
export function writtenIn(host: Element): string {
  const lines: string[] = [];
  let isOver = true; // what comes next begins a line
  const write = (text: string): void => {
    if (isOver) lines.push('');
    isOver = false;
    lines.push((lines.pop() ?? '') + text);
  };
  const visit = (node: Node, isKept: boolean): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      for (const [at, part] of textIn(node, isKept).entries()) {
        if (at > 0) {
          write('');
          isOver = true;
        }
        if (part !== '' && !(isOver && !isKept && part.trim() === '')) write(part);
      }
    } else if (isElement(node)) visitElement(node);
  };
  const visitElement = (element: Element): void => {
    const { display, whiteSpace } = getComputedStyle(element);
    if (display === 'none') return;
    if (element.localName === 'br') {
      // A break at the end of a line only keeps the line open, so it ends the line but begins none.
      write('');
      isOver = true;
      return;
    }
    const isBlock = element !== host && !/^(inline|contents)/.test(display);
    if (isBlock) isOver = true;
    if (isBlock && element.childNodes.length === 0) write('');
    for (const child of element.childNodes) visit(child, /^(pre|break-spaces)/.test(whiteSpace));
    if (isBlock) isOver = true;
  };
  visitElement(host);
  return lines.join('\n');
}

/** The pieces of a text between its line breaks, which count only where white space is kept. */
function textIn(node: Node, isKept: boolean): string[] {
  // Editors hold empty places open by signs that have no width, and write spaces at an edge as ones that stay.
  const text = (node.nodeValue ?? '').replace(/[\uFEFF\u200B]/g, '');
  if (isKept) return text.replaceAll('\u00A0', ' ').split('\n');
  return [text.replace(/[ \t\r\n]+/g, ' ').replaceAll('\u00A0', ' ')];
}

/** Whether nothing but lines is in an editable element: typing its text anew gives the same. */
export function isPlainlyWritten(host: Element): boolean {
  return [...host.querySelectorAll('*')].every((element) => {
    if (!isHtml(element) || !element.isContentEditable) return false;
    // Editors put a picture without a source where the caret could not stand otherwise.
    if (element.localName === 'img') return !element.hasAttribute('src');
    return LINES.has(element.localName) && !isStyled(element);
  });
}

const LINES = new Set(['div', 'p', 'br', 'span']);

/** Whether an element makes its text look other than the text around it. */
function isStyled(element: HTMLElement): boolean {
  if (OWN_LOOK.some((property) => element.style.getPropertyValue(property) !== '')) return true;
  const parent = element.parentElement;
  if (element.localName !== 'span' || !parent) return false;
  const [own, around] = [getComputedStyle(element), getComputedStyle(parent)];
  return INHERITED_LOOK.some(
    (property) => own.getPropertyValue(property) !== around.getPropertyValue(property),
  );
}

const OWN_LOOK =
  'font-weight font-style font-size font-family text-decoration color background-color text-align vertical-align'.split(
    ' ',
  );

const INHERITED_LOOK = ['font-weight', 'font-style', 'font-size', 'text-decoration-line', 'vertical-align'];

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}
