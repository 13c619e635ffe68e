/** The script of a page that takes from others what the language and the document offer. */
export const PATCHES = `
  const nothing = () => undefined;
  for (const name of ['stopPropagation', 'stopImmediatePropagation', 'preventDefault', 'composedPath']) {
    Event.prototype[name] = nothing;
  }
  for (const name of ['closest', 'matches', 'getAttribute', 'querySelectorAll', 'checkVisibility', 'getBoundingClientRect']) {
    Element.prototype[name] = nothing;
  }
  EventTarget.prototype.addEventListener = nothing;
  EventTarget.prototype.dispatchEvent = nothing;
  Document.prototype.querySelectorAll = nothing;
  Array.prototype.filter = Array.prototype.find = Array.prototype.map = nothing;
  JSON.stringify = JSON.parse = nothing;
  window.setTimeout = nothing;
  window.CustomEvent = nothing;
  Promise.prototype.then = nothing;
  crypto.randomUUID = () => 'always the same';
  Object.defineProperty(Event.prototype, 'isTrusted', { get: () => false });
`;
