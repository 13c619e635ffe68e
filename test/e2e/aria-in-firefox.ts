import type { ElementHandle, Frame, Page } from 'puppeteer';

/**
 * The elements that an aria selector matches and that may bear a name. Firefox asks all elements of a document for
 * their names, one after the other, which takes seconds in the panel; so it is asked here only about the surroundings
 * of those whose markup has the words of the name.
 */
export async function ariaInFirefox(
  where: Page | Frame,
  selector: string,
  name: string,
): Promise<ElementHandle[]> {
  const around = await where.evaluateHandle(aroundBearers, name);
  const found: ElementHandle[] = [];
  for (const parent of (await around.getProperties()).values()) {
    const element = parent.asElement();
    if (element) found.push(...(await element.$$(selector)));
  }
  return found;
}

/** Runs in the page: the parents of elements that may be called by a name. */
function aroundBearers(name: string): Element[] {
  const BEARERS =
    'a,button,input,select,textarea,summary,label,h1,h2,h3,h4,h5,h6,[role],[aria-label],[aria-labelledby]';
  const parents = new Set<Element>();
  for (const element of document.querySelectorAll(BEARERS)) {
    const words = [element.textContent, ...element.getAttributeNames().map((it) => element.getAttribute(it))];
    const isCalledSo = words.some((text) => text?.replace(/\s+/g, ' ').includes(name));
    if (!isCalledSo && !element.hasAttribute('aria-labelledby')) continue;
    const bearer = element instanceof HTMLLabelElement ? element.control : element;
    if (bearer?.parentElement) parents.add(bearer.parentElement);
  }
  return [...parents];
}
