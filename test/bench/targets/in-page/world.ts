import type { Random } from '../random.ts';
import { allElements, isSeen } from './elements.ts';

/**
 * A page that can be changed and put back, and knows which element is which: by objects of its own, so nothing of the
 * truth can be seen in the page.
 */
export class World {
  readonly #body: HTMLElement;
  #now: (Element | undefined)[] = [];
  /** What selectors in styles were before they were changed. */
  readonly #selectors = new Map<CSSStyleRule, string>();

  constructor() {
    this.#body = document.body;
    this.restore();
  }

  /** Makes the page as it was. */
  restore(): void {
    const fresh = this.#body.cloneNode(true);
    if (!(fresh instanceof HTMLElement)) return;
    document.body.replaceWith(fresh);
    for (const [rule, selector] of this.#selectors) rule.selectorText = selector;
    this.#selectors.clear();
    document.documentElement.lang = 'en';
    this.#now = allElements(document.body);
  }

  /** The element that was this one of the page; undefined where it is gone. */
  at(index: number): Element | undefined {
    const element = this.#now[index];
    return element?.isConnected ? element : undefined;
  }

  /** All elements that are there. */
  get elements(): Element[] {
    return allElements(document.body);
  }

  /** All that can be seen. */
  get seen(): Element[] {
    return this.elements.filter(isSeen);
  }

  /** Changes the selectors of all styles. */
  renameInStyles(change: (selector: string) => string): void {
    const roots = [document, ...this.elements.flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const visit = (rules: CSSRuleList): void => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) {
          const changed = change(rule.selectorText);
          if (changed === rule.selectorText) continue;
          if (!this.#selectors.has(rule)) this.#selectors.set(rule, rule.selectorText);
          rule.selectorText = changed;
        } else if (rule instanceof CSSGroupingRule) visit(rule.cssRules);
      }
    };
    for (const root of roots) for (const sheet of root.styleSheets) visit(sheet.cssRules);
  }

  /** Says that an element has another's place and meaning now. */
  replace(old: Element, fresh: Element): void {
    this.#now = this.#now.map((element) => (element === old ? fresh : element));
  }
}

/** What a release changes. `subjects` are the elements that are looked for afterwards, as they are now. */
export interface Change {
  world: World;
  random: Random;
  subjects: readonly Element[];
}

/** Changes the page as one kind of change in a release does. */
export type Mutation = (change: Change) => void;
