/** Finds the one element that a page of this site has for a selector; throws if it has none of that type. */
export function one<E extends Element>(selector: string, type: new () => E, root: ParentNode = document): E {
  const element = root.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`The page has no ${selector}`);
  return element;
}

/** All elements for a selector that are of a type. */
export function all<E extends Element>(
  selector: string,
  type: new () => E,
  root: ParentNode = document,
): E[] {
  return [...root.querySelectorAll(selector)].filter((element): element is E => element instanceof type);
}

/** Makes an element with attributes and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
