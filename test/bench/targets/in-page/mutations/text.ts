import type { Mutation } from '../world.ts';

/** Releases that change what the page says. */

/** The text nodes of an element that say something. */
export function textsIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let at = walker.nextNode(); at; at = walker.nextNode()) {
    const isStyle = at.parentElement?.localName === 'style';
    if (at instanceof Text && /\S/.test(at.data) && !isStyle) texts.push(at);
  }
  return texts;
}

const SYNONYMS: readonly [RegExp, string][] = [
  [/\bsign in\b/gi, 'Log in'],
  [/\blog ?in\b/gi, 'Sign in'],
  [/\blearn more\b/gi, 'Find out more'],
  [/\bread more\b/gi, 'Continue reading'],
  [/\bview\b/gi, 'See'],
  [/\bdetails\b/gi, 'Information'],
  [/\bcontact\b/gi, 'Get in touch'],
  [/\bsearch\b/gi, 'Find'],
  [/\bsend\b/gi, 'Submit'],
  [/\bdashboard\b/gi, 'Overview'],
  [/\bhome\b/gi, 'Start'],
  [/\bmessage\b/gi, 'Note'],
  [/\bpassword\b/gi, 'Passphrase'],
  [/\bregister\b/gi, 'Create account'],
  [/\bcart\b/gi, 'Basket'],
];

const WORDS =
  'amber birch cedar dune ember fern glade harbor inlet juniper kelp lagoon meadow north opal pine'.split(
    ' ',
  );

/** Some texts say the same in a few other words. */
export const reword: Mutation = ({ random, subjects }) => {
  for (const subject of subjects) {
    if (!random.chance(0.4)) continue;
    const [text] = textsIn(subject);
    if (!text) continue;
    const before = text.data;
    for (const [words, other] of SYNONYMS) if (text.data === before) text.data = before.replace(words, other);
    if (text.data === before) text.data = `${before.trimEnd()} ${random.pick(WORDS) ?? ''}`;
  }
};

/** Some texts say something else altogether. */
export const rename: Mutation = ({ random, subjects }) => {
  for (const subject of subjects) {
    if (!random.chance(0.25)) continue;
    for (const text of textsIn(subject)) {
      text.data = text.data.replace(/[\p{L}]{3,}/gu, () => capital(random.pick(WORDS) ?? ''));
    }
  }
};

/** Labels, hints and titles are written anew. */
export const relabel: Mutation = ({ world, random }) => {
  for (const element of world.elements) {
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      const value = element.getAttribute(name);
      if (value && random.chance(0.5))
        element.setAttribute(name, `${capital(random.pick(WORDS) ?? '')} ${value}`);
    }
    if (element.localName === 'label' && random.chance(0.3)) {
      const [text] = textsIn(element);
      if (text) text.data = `Your ${text.data.trim().toLowerCase()}`;
    }
  }
};

/** The whole page speaks another language. */
export const translate: Mutation = ({ world }) => {
  document.documentElement.lang = 'eo';
  for (const text of textsIn(document.body)) text.data = foreign(text.data);
  for (const element of world.elements) {
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, foreign(value));
    }
    if (element.shadowRoot)
      for (const child of element.shadowRoot.children)
        for (const text of textsIn(child)) text.data = foreign(text.data);
  }
};

/** Prices, counts and dates move on. */
export const recount: Mutation = ({ random }) => {
  for (const text of textsIn(document.body)) {
    text.data = text.data.replace(/\d+/g, (digits) =>
      String(random.below(10 ** Math.min(9, digits.length)) + 1),
    );
  }
};

/** Some names get a count behind them. */
export const badge: Mutation = ({ random, subjects }) => {
  for (const subject of subjects) {
    if (!random.chance(0.3) || subject.matches('input,select,textarea,img,canvas')) continue;
    const count = document.createElement('span');
    count.className = 'badge';
    count.textContent = ` ${random.below(90) + 1}`;
    subject.append(count);
  }
};

/** Capitals, dots and spaces are set anew. */
export const retouch: Mutation = ({ random, subjects }) => {
  for (const subject of subjects) {
    const [text] = textsIn(subject);
    if (!text || !random.chance(0.6)) continue;
    const way = random.below(4);
    const plain = text.data.trim();
    if (way === 0) text.data = plain.toUpperCase();
    if (way === 1) text.data = ` ${plain.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase())} `;
    if (way === 2) text.data = `${plain}…`;
    if (way === 3) text.data = plain.replace(/[.!?:]$/, '').replaceAll(' ', '\u00A0');
  }
};

/** A made-up language: each word spelt backwards with another ending, so that no two words become one. */
function foreign(text: string): string {
  return text.replace(/\p{L}{2,}/gu, (word) => capital(`${[...word.toLowerCase()].toReversed().join('')}on`));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
