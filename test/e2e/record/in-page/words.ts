import { KnownRoots } from '../../../../extension/content/known-roots.ts';
import { WordIndex } from '../../../../extension/content/word-index.ts';
import { describe } from '../../../../journey/target/describe.ts';
import { findWordsBy } from '../../../../journey/target/known-words.ts';
import { seeShadowRootsBy, shadowRootsIn } from '../../../../journey/target/page.ts';
import { newTurn } from '../../../../journey/target/turn.ts';
import type { Change } from '../words.test.ts';

/** Changes a page, and tells which elements are named otherwise by what is known of its words than by a look at all of it. */

declare global {
  var differences: (html: string, changes: readonly Change[]) => string[];
}

const { signal } = new AbortController();
const index = new WordIndex(signal);
const reach = (element: Element): ShadowRoot | null => element.shadowRoot;
const roots = new KnownRoots(reach, (root) => index.watch(root), signal);
seeShadowRootsBy(reach, () => roots.all());

let isKnown = true;
findWordsBy(() => {
  shadowRootsIn(document);
  return isKnown ? index : undefined;
});

globalThis.differences = (html, changes) => {
  document.body.innerHTML = html;
  for (const change of changes) {
    make(change);
    isKnown = true;
    nameOfIt(elements()[change.at % 7] ?? document.body); // what changed so far is read now
  }
  const known = elements().map(nameOfIt);
  isKnown = false;
  const searched = elements().map(nameOfIt);
  return known.flatMap((name, at) => (name === searched[at] ? [] : [`${name} in place of ${searched[at]}`]));
};

function nameOfIt(element: Element): string {
  newTurn();
  return JSON.stringify(describe(element)?.candidates);
}

function elements(): Element[] {
  const inShadow = [...document.querySelectorAll('gift-card')].flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll('*') ?? []),
  ]);
  return [...document.body.querySelectorAll('*'), ...inShadow];
}

function make({ what, at, to, word }: Change): void {
  const all = elements();
  const element = all[at % all.length];
  const other = all[to % all.length];
  if (!element || !other) return;
  switch (what) {
    case 'say':
      return void element.prepend(word);
    case 'split':
      return void [...element.childNodes].find(isText)?.splitText(1);
    case 'rewrite': {
      const text = [...element.childNodes].find(isText);
      if (text) text.data = word;
      return;
    }
    case 'call':
      return element.setAttribute('aria-label', word);
    case 'title':
      return element.setAttribute('title', word);
    case 'refer':
      other.id ||= `id-${to}`;
      return element.setAttribute('aria-labelledby', other.id);
    case 'type':
      for (const field of document.querySelectorAll('input')) field.value = word;
      return;
    case 'copy':
      return void other.after(element.cloneNode(true));
    case 'move':
      if (!element.contains(other)) other.before(element);
      return;
    case 'remove':
      if (all.length > 8) element.remove();
      return;
    case 'hide':
      return void element.toggleAttribute('hidden');
    case 'shade': {
      const card = document.createElement('gift-card');
      card.attachShadow({ mode: 'open' }).innerHTML = `<button><slot></slot> ${word}</button>`;
      card.append(word);
      other.after(card);
    }
  }
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE && node.nodeValue !== '';
}
