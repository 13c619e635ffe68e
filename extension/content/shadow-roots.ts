/** The shadow root of an element, open or closed, in the ways of both browsers. */
export function openOrClosedRoot(element: Element): ShadowRoot | null {
  if ('openOrClosedShadowRoot' in element) {
    return element.openOrClosedShadowRoot instanceof ShadowRoot ? element.openOrClosedShadowRoot : null;
  }
  // Only HTML elements may be asked, and to ask is dear: most have none, nor can have one.
  const canHost = element.localName.includes('-') || element.matches(HOSTS);
  const isAsked = canHost && element instanceof HTMLElement && typeof chrome !== 'undefined' && chrome.dom;
  return isAsked ? chrome.dom.openOrClosedShadowRoot(element) : element.shadowRoot;
}

/** The elements of HTML that can have a shadow root (https://dom.spec.whatwg.org/#valid-shadow-host-name). */
export const HOSTS =
  'article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span';
