import { allElements } from './elements.ts';

/** The page as it is now, as HTML without scripts: styles that scripts made and open shadow roots included. */
export function snapshot(): string {
  const roots = allElements(document).flatMap(({ shadowRoot }) => shadowRoot ?? []);
  for (const root of [document, ...roots]) writeStyles(root);
  for (const script of document.querySelectorAll('script')) script.remove();
  const html = document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: roots });
  const clonable = html.replaceAll('<template shadowrootmode="open"', '$& shadowrootclonable=""');
  return `<!doctype html><html lang="en">${clonable}</html>`;
}

/** Rules that were given by scripts stand in no markup. */
function writeStyles(root: Document | ShadowRoot): void {
  for (const sheet of [...root.styleSheets].filter(
    ({ ownerNode }) => ownerNode instanceof HTMLStyleElement,
  )) {
    if (sheet.ownerNode instanceof HTMLStyleElement && !/\S/.test(sheet.ownerNode.textContent ?? '')) {
      sheet.ownerNode.textContent = textOf(sheet);
    }
  }
  const adopted = root.adoptedStyleSheets.map(textOf).join('\n');
  if (adopted === '') return;
  const style = document.createElement('style');
  style.textContent = adopted;
  (root instanceof Document ? root.head : root).append(style);
}

function textOf(sheet: CSSStyleSheet): string {
  return [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
}
