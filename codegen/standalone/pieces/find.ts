import type { ElementHandle, JSHandle } from 'puppeteer';
import type { Find } from './finder.ts';

/** By ARIA role and accessible name, as the browser computes them. */
export function byRole(role: string, name?: string): Find {
  return async (root) => {
    if (name !== undefined && /\[\s*\w+\s*=/.test(name))
      throw new Error(`Puppeteer can't look for the name “${name}”.`);
    const selector: string = `aria/${name ?? ''}[role="${role === 'img' ? 'image' : role}"]`;
    return root.$$(selector);
  };
}

/** By CSS selector. */
export function byCss(css: string): Find {
  return inPage(
    (roots, [selector = '']) => roots.flatMap((root) => [...root.querySelectorAll(selector)]),
    css,
  );
}

/** By what the first of these attributes that an element has holds, white space folded. */
export function byAttribute(value: string, ...names: string[]): Find {
  return inPage(
    (roots, [wanted, ...all]) =>
      roots
        .flatMap((root) => [...root.querySelectorAll(all.map((name) => `[${name}]`).join())])
        .filter((element) => {
          const held = all.map((name) => element.getAttribute(name)).find(Boolean);
          return held?.replace(/\s+/g, ' ').trim() === wanted;
        }),
    value,
    ...names,
  );
}

/** The innermost elements that read just so. */
export function byText(text: string): Find {
  return inPage((roots, [wanted = '']) => {
    const squeeze = (words: string): string => words.replace(/\s+/g, '').toLowerCase();
    const reads = (element: Element): boolean =>
      element instanceof HTMLElement &&
      squeeze(element.textContent) === squeeze(wanted) &&
      element.innerText.replace(/\s+/g, ' ').trim() === wanted;
    return roots
      .flatMap((root) => [...root.querySelectorAll('*')])
      .filter((element) => reads(element) && ![...element.children].some(reads));
  }, text);
}

/** Fields by the text of their label, or by what stands for one. */
export function byLabel(label: string): Find {
  return inPage((roots, [wanted]) => {
    const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const written = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (/^(select|textarea|datalist|button|script|style)$/i.test(node.nodeName)) return '';
      return [...node.childNodes].map(written).join('');
    };
    const nameOf = (element: Element): string | undefined => {
      const ids = element.getAttribute('aria-labelledby')?.split(/\s+/);
      if (ids) return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
      const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
      return element.getAttribute('aria-label') ?? (labels.length === 1 ? labels.map(written)[0] : undefined);
    };
    return roots
      .flatMap((root) => [
        ...root.querySelectorAll(
          'input,select,textarea,button,meter,output,progress,[aria-label],[aria-labelledby]',
        ),
      ])
      .filter((element) => fold(nameOf(element) ?? '') === wanted);
  }, label);
}

/** Looks in the page, below a node and in all open shadow roots there. What looks uses nothing from around it. */
function inPage(look: (roots: ParentNode[], words: string[]) => Element[], ...words: string[]): Find {
  return async (node) => {
    const roots = await node.evaluateHandle((top) => {
      const all: ParentNode[] = [];
      const add = (root: Node): void => {
        if (!(root instanceof Document || root instanceof DocumentFragment || root instanceof Element))
          return;
        all.push(root);
        for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) add(shadowRoot);
      };
      add(top);
      return all;
    });
    return elementsOf(await roots.evaluateHandle(look, words));
  };
}

async function elementsOf(list: JSHandle<Element[]>): Promise<ElementHandle<Element>[]> {
  const count = await list.evaluate(({ length }) => length);
  return Promise.all(
    Array.from({ length: count }, (_, at) =>
      list.evaluateHandle((elements, index) => {
        const element = elements[index];
        if (!element) throw new Error('It went away.');
        return element;
      }, at),
    ),
  );
}

/** Those that a person can see, by themselves or by a label that stands for them. */
export async function seenOf(all: readonly ElementHandle<Element>[]): Promise<ElementHandle<Element>[]> {
  const isSeen = await Promise.all(
    all.map((element) =>
      element.evaluate((own) => {
        const labels = 'labels' in own && own.labels instanceof NodeList ? [...own.labels] : [];
        return [own, ...labels].some((at) => {
          if (!(at instanceof Element) || !at.checkVisibility({ visibilityProperty: true })) return false;
          const { width, height } = at.getBoundingClientRect();
          return width > 0 && height > 0;
        });
      }),
    ),
  );
  return all.filter((_, at) => isSeen[at]);
}

/** The element around a text. */
export function around(text: string): Find {
  return async (root) => {
    const texts = await seenOf(await byText(text)(root));
    const parents = texts.map(async (element) =>
      elementsOf(await element.evaluateHandle((own) => (own.parentElement ? [own.parentElement] : []))),
    );
    return (await Promise.all(parents)).flat();
  };
}

/** What is in the smallest part of the page, no larger than a row or card, that is around both. */
export function nearest(own: Find, inner: Find): Find {
  return async (root) => {
    const [start, ...more] = await own(root);
    if (!start || more.length > 0) return [];
    const found = await seenOf(await inner(root));
    const ways = await Promise.all(found.map((element) => start.evaluate(stepsUpTo, element)));
    const least = Math.min(...ways);
    return found.filter((_, at) => ways[at] === least && least < Infinity);
  };
}

/** How far up from an element another one is in it; without end beyond the row or card that it is in. */
function stepsUpTo(from: Element, to: Element): number {
  const isItem = (element: Element): boolean =>
    element.firstElementChild !== null &&
    [element.previousElementSibling, element.nextElementSibling].some(
      (other) =>
        other?.localName === element.localName &&
        other.firstElementChild !== null &&
        (element.classList.length === 0 ||
          [...element.classList].some((token) => other.classList.contains(token))),
    );
  let steps = 0;
  for (let at: Element | null = from; at; at = at.parentElement) {
    if (at.contains(to)) return steps;
    if (isItem(at)) return Infinity;
    steps += 1;
  }
  return Infinity;
}
