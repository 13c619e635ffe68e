import type { Random } from '../../random.ts';
import type { Mutation, World } from '../world.ts';

/** Releases that change how the page is marked up, and not what it says. */

/** Each class gets another hash at its end, as with styles that are built. */
export const rehash: Mutation = ({ world, random }) => {
  recall(world, (token) => `${token}_${random.token()}`);
};

/** Another set of components: all classes are called otherwise. */
export const restyle: Mutation = ({ world, random }) => {
  recall(world, () => `${random.token(3)}-${random.token(4)}`);
};

/** Calls classes otherwise, in the styles too: what they hid stays hidden. */
function recall(world: World, another: (token: string) => string): void {
  const others = new Map<string, string>();
  for (const element of world.elements) {
    for (const token of Array.from(element.classList)) {
      const other = others.get(token) ?? another(token);
      others.set(token, other);
      element.classList.replace(token, other);
    }
  }
  world.renameInStyles((selector) =>
    selector.replace(/\.(-?[_a-z][\w-]*)/gi, (own, token: string) => {
      const other = others.get(token);
      return other === undefined ? own : `.${CSS.escape(other)}`;
    }),
  );
}

/** Each id gets another number, and what points at it follows. */
export const reid: Mutation = ({ world, random }) => {
  for (const element of world.elements) {
    if (!element.id) continue;
    const fresh = `${element.id.replace(/[-_]?\d+$/, '')}-${random.below(9000) + 1000}`;
    pointTo(world.elements, element.id, fresh);
    element.id = fresh;
  }
};

const POINTING = ['for', 'aria-labelledby', 'aria-controls', 'aria-describedby', 'list'];

function pointTo(elements: readonly Element[], old: string, fresh: string): void {
  for (const element of elements) {
    for (const name of POINTING) {
      const value = element.getAttribute(name);
      if (!value?.split(/\s+/).includes(old)) continue;
      element.setAttribute(
        name,
        value
          .split(/\s+/)
          .map((id) => (id === old ? fresh : id))
          .join(' '),
      );
    }
  }
}

/** Things are wrapped for their layout. */
export const wrap: Mutation = ({ world, random }) => {
  for (const element of world.elements) {
    const parent = element.parentElement;
    if (!parent || !WRAPPABLE.has(parent.localName) || !random.chance(0.2)) continue;
    const wrapper = document.createElement(
      /^(inline|contents)/.test(getComputedStyle(element).display) ? 'span' : 'div',
    );
    element.replaceWith(wrapper);
    wrapper.append(element);
  }
};

const WRAPPABLE = new Set([
  'body',
  'div',
  'section',
  'main',
  'header',
  'footer',
  'form',
  'article',
  'aside',
  'li',
  'td',
  'nav',
]);

/** Wrappers that held one thing are gone. */
export const unwrap: Mutation = ({ world, random, subjects }) => {
  for (const element of world.elements) {
    if (!['div', 'span'].includes(element.localName) || subjects.includes(element)) continue;
    if (
      element.children.length !== 1 ||
      element.shadowRoot ||
      /\S/.test(ownText(element)) ||
      !random.chance(0.4)
    )
      continue;
    element.replaceWith(...element.childNodes);
  }
};

function ownText(element: Element): string {
  return [...element.childNodes].flatMap((node) => (node instanceof Text ? node.data : [])).join('');
}

/** The same things by other tags: links as buttons, sections as divs, headings a level lower. */
export const retag: Mutation = ({ world, random }) => {
  for (const element of world.elements) {
    const others = TAGS[element.localName];
    if (!others || !random.chance(0.4) || element.shadowRoot) continue;
    const fresh = document.createElement(random.pick(others) ?? 'div');
    for (const { name, value } of element.attributes) if (name !== 'href') fresh.setAttribute(name, value);
    fresh.append(...element.childNodes);
    element.replaceWith(fresh);
    world.replace(element, fresh);
  }
};

const TAGS: Readonly<Record<string, readonly string[]>> = {
  a: ['button'],
  section: ['div'],
  article: ['div'],
  h2: ['h3'],
  h3: ['h4', 'h2'],
  h4: ['h3', 'h5'],
  h5: ['h4', 'h6'],
  h6: ['h5', 'div'],
  div: ['section'],
  b: ['strong'],
  i: ['span'],
  strong: ['b'],
  small: ['span'],
};

/** Attributes are called otherwise: data, names of fields, test ids of another tool. */
export const reattribute: Mutation = ({ world }) => {
  for (const element of world.elements) {
    for (const { name, value } of Array.from(element.attributes)) {
      if (name.startsWith('data-') && name !== 'data-testid') {
        element.removeAttribute(name);
        element.setAttribute(name.replace('data-', 'data-x-'), value);
      }
      if (name === 'name') element.setAttribute(name, `form[${value}]`);
    }
  }
};

/** Test ids are gone. */
export const loseTestIds: Mutation = ({ world }) => {
  for (const element of world.elements) element.removeAttribute('data-testid');
};

/** What was said for assistive technology only is said in other ways, or no more. */
export const loseAria: Mutation = ({ world, random }) => {
  for (const element of world.elements) {
    for (const name of ['role', 'aria-label', 'aria-labelledby', 'title', 'scope']) {
      if (random.chance(0.5)) element.removeAttribute(name);
    }
  }
};

/** Addresses are arranged anew. */
export const readdress: Mutation = ({ world, random }) => {
  for (const element of world.elements) {
    for (const name of ['href', 'src', 'action']) {
      const value = element.getAttribute(name);
      if (!value || (name === 'href' && element.localName === 'link')) continue;
      element.setAttribute(
        name,
        `/v2/${value.replace(/^(\.?\/)+|\.html$|^#!?/g, '')}${random.chance(0.3) ? `?r=${random.token()}` : ''}`,
      );
    }
  }
};

/** Icons stand beside names. */
export const addIcons: Mutation = ({ random, subjects }) => {
  for (const subject of subjects) {
    if (!random.chance(0.5) || subject.matches('input,select,textarea,img,canvas')) continue;
    subject.prepend(icon(random));
  }
};

/** Icons are drawn by another set. */
export const changeIcons: Mutation = ({ world, random }) => {
  for (const element of world.elements) {
    const isIcon =
      element.localName === 'svg' ||
      (/^(i|span)$/.test(element.localName) && /\b(fa|fas|fab|icon|bi)\b/.test(element.className));
    if (isIcon && !element.querySelector('text')) element.replaceWith(icon(random));
  }
};

function icon(random: Random): Element {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('width', '12');
  svg.setAttribute('height', '12');
  svg.setAttribute('class', `icon-${random.token(4)}`);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}
