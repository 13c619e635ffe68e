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
