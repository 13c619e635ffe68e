/** The shadow root of an element, open or closed, in the ways of both browsers. */
export function openOrClosedRoot(element: Element): ShadowRoot | null {
  if ('openOrClosedShadowRoot' in element) {
    return element.openOrClosedShadowRoot instanceof ShadowRoot ? element.openOrClosedShadowRoot : null;
  }
  // Only HTML elements may be asked; a picture's own elements have none.
  const isAsked = element instanceof HTMLElement && typeof chrome !== 'undefined' && chrome.dom;
  return isAsked ? chrome.dom.openOrClosedShadowRoot(element) : element.shadowRoot;
}
