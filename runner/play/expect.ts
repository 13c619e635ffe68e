import type { Check } from '../../journey/model.ts';
import type { Locator } from './locator.ts';
import { JourneyPage } from './page.ts';

/** Checks of an element. Each waits until it holds, and fails the journey when it does not in time. */
export interface ElementExpectation {
  toBeVisible(): Promise<void>;
  /** Not on the page, or not to be seen. */
  toBeHidden(): Promise<void>;
  /** The whole visible text, white space folded. */
  toHaveText(text: string): Promise<void>;
  toHaveValue(value: string): Promise<void>;
  toBeChecked(): Promise<void>;
  toBeUnchecked(): Promise<void>;
  /** How many elements bear the name and can be seen. */
  toHaveCount(count: number): Promise<void>;
}

/** Checks of a page. Each waits until it holds, and fails the journey when it does not in time. */
export interface PageExpectation {
  /** A path of the journey's site or a whole address; `*` stands for a varying part. */
  toHaveUrl(url: string): Promise<void>;
  toHaveTitle(title: string): Promise<void>;
}

/** What is to hold of an element or a page. */
export function expect(subject: JourneyPage): PageExpectation;
export function expect(subject: Locator): ElementExpectation;
export function expect(subject: JourneyPage | Locator): PageExpectation | ElementExpectation {
  const satisfies = (check: Check): Promise<void> => subject.satisfies(check);
  if (subject instanceof JourneyPage) {
    return {
      toHaveUrl: (url) => satisfies({ kind: 'url', url }),
      toHaveTitle: (title) => satisfies({ kind: 'title', title }),
    };
  }
  return {
    toBeVisible: () => satisfies({ kind: 'visible' }),
    toBeHidden: () => satisfies({ kind: 'hidden' }),
    toHaveText: (text) => satisfies({ kind: 'text', text }),
    toHaveValue: (value) => satisfies({ kind: 'value', value }),
    toBeChecked: () => satisfies({ kind: 'checked', checked: true }),
    toBeUnchecked: () => satisfies({ kind: 'checked', checked: false }),
    toHaveCount: (count) => satisfies({ kind: 'count', count }),
  };
}
