import type { ElementHandle } from 'puppeteer';
import { around, byAttribute, byCss, byLabel, byRole, byText, nearest } from './find.ts';
import type { Locator } from './locator.ts';

/** Finds all elements of a name below a node. */
export type Find = (root: ElementHandle<Node>) => Promise<ElementHandle<Element>[]>;

/** Finds what an inner name names inside of what an outer one does. */
export type Nest = (outer: Find, inner: Find) => Find;

/** The ways to name an element: on a page, in a frame, or inside another element. Names match whole. */
export abstract class Finder {
  /** @param nest where what is looked for inside of it is, if not simply there */
  abstract inside(find: Find, words: string, nest?: Nest): Locator;

  getByRole(role: string, name?: string): Locator {
    return this.inside(byRole(role, name), name === undefined ? role : `${role} “${name}”`);
  }

  getByLabel(label: string): Locator {
    return this.inside(byLabel(label), `field “${label}”`);
  }

  getByPlaceholder(placeholder: string): Locator {
    return this.inside(byAttribute(placeholder, 'placeholder'), `field with placeholder “${placeholder}”`);
  }

  getByAltText(text: string): Locator {
    return this.inside(byAttribute(text, 'alt'), `picture “${text}”`);
  }

  getByTitle(title: string): Locator {
    return this.inside(byAttribute(title, 'title'), `element with title “${title}”`);
  }

  getByText(text: string): Locator {
    return this.inside(byText(text), `text “${text}”`);
  }

  getByTestId(id: string): Locator {
    return this.inside(byAttribute(id, ...TEST_IDS), `test id “${id}”`);
  }

  locator(css: string): Locator {
    return this.inside(byCss(css), css);
  }

  /** The smallest part of the page that has both a text and what is then looked for in it. */
  beside(text: string): Locator {
    return this.inside(around(text), `what is around “${text}”`, nearest);
  }
}

const TEST_IDS = ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa'];
