import type { Check } from '../../journey/model.ts';
import type { Locator } from './locator.ts';
import { JourneyPage } from './page.ts';
import { shapeOf, type ExpectedAnswer } from './shape-in-script.ts';

/** Checks of an element. Each waits until it holds, and fails the journey when it does not in time. */
export interface ElementExpectation {
  toBeVisible(): Promise<void>;
  /** Not on the page, or not to be seen. */
  toBeHidden(): Promise<void>;
  /** The whole visible text, white space folded; or a regular expression that is found in it. */
  toHaveText(text: string | RegExp): Promise<void>;
  /** A part of the visible text, white space folded. */
  toContainText(text: string): Promise<void>;
  toHaveValue(value: string): Promise<void>;
  toBeChecked(): Promise<void>;
  toBeUnchecked(): Promise<void>;
  toBeEnabled(): Promise<void>;
  /** Disabled by itself or by what it is in. */
  toBeDisabled(): Promise<void>;
  /** An attribute of the element's markup, to the letter. */
  toHaveAttribute(name: string, value: string): Promise<void>;
  /** How many elements bear the name and can be seen. */
  toHaveCount(count: number): Promise<void>;
}

/** Checks of a page. Each waits until it holds, and fails the journey when it does not in time. */
export interface PageExpectation {
  /** A path of the journey's site or a whole address; `*` stands for a varying part. */
  toHaveUrl(url: string): Promise<void>;
  toHaveTitle(title: string): Promise<void>;
  /** What the server answered for the document. One with a status of 400 or more fails the journey by itself. */
  toHaveStatus(status: number): Promise<void>;
  /** As in the picture `NAME.screenshots/name.png` beside the script, which `waymark run --update` takes. */
  toHaveScreenshot(name: string, how?: Likeness): Promise<void>;
  /** The answer to a request that the page has made since the last act began; its address as in `toHaveUrl`. */
  toHaveResponse(url: string, answer?: ExpectedAnswer): Promise<void>;
  /** No errors on the console since the tab was opened. Proves no outcome. */
  toHaveCleanConsole(): Promise<void>;
  /** No request was refused, failed or stays without an answer since the tab was opened. Proves no outcome. */
  toHaveNoFailedRequests(): Promise<void>;
  /** A budget for how fast it is. Proves no outcome. */
  toBeFast(budget: Budget): Promise<void>;
  /** No rule of axe-core for WCAG 2.2 (A and AA) is broken in its own document. Proves no outcome. */
  toBeAccessible(how?: Accessibility): Promise<void>;
}

/** The most of each that is fast enough; milliseconds, but for `cls`. */
export interface Budget {
  /** Largest Contentful Paint of the document. */
  lcp?: number;
  /** Interaction to Next Paint of the document so far. */
  inp?: number;
  /** Cumulative Layout Shift of the document so far, without unit. */
  cls?: number;
  /** All before in the step that the check is in; where it is the first in it, the step before. */
  step?: number;
  /** Each request for data (fetch, XHR) since the tab was opened. */
  request?: number;
}

/** How a page has to look like its picture. */
export interface Likeness {
  /** Elements of the page that may look different. */
  masks?: Locator[];
  /** Which part of all pixels may be different, from 0 to 1; 0 without. */
  maxDifferent?: number;
}

/** Which broken rules count. */
export interface Accessibility {
  /** Those of this impact and worse ones; all without. */
  impact?: 'minor' | 'moderate' | 'serious' | 'critical';
  /** Not these: `color-contrast`. */
  except?: string[];
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
      toHaveStatus: (status) => satisfies({ kind: 'status', status }),
      toHaveResponse: (url, { json, ...answer } = {}) =>
        satisfies({
          kind: 'response',
          url,
          ...answer,
          ...(json !== undefined && { json: shapeOf(json) }),
        }),
      toHaveCleanConsole: () => satisfies({ kind: 'console' }),
      toHaveNoFailedRequests: () => satisfies({ kind: 'requests' }),
      toHaveScreenshot: (name, { masks, maxDifferent } = {}) =>
        satisfies({
          kind: 'picture',
          name,
          ...(masks && masks.length > 0 && { masks: masks.map((mask) => mask.name) }),
          ...(maxDifferent !== undefined && { different: maxDifferent }),
        }),
      toBeFast: (budget) => satisfies({ kind: 'fast', ...budget }),
      toBeAccessible: (how) => satisfies({ kind: 'accessible', ...how }),
    };
  }
  return {
    toBeVisible: () => satisfies({ kind: 'visible' }),
    toBeHidden: () => satisfies({ kind: 'hidden' }),
    toHaveText: (text) => satisfies(typeof text === 'string' ? { kind: 'text', text } : patternOf(text)),
    toContainText: (text) => satisfies({ kind: 'contains', text }),
    toHaveValue: (value) => satisfies({ kind: 'value', value }),
    toBeChecked: () => satisfies({ kind: 'checked', checked: true }),
    toBeUnchecked: () => satisfies({ kind: 'checked', checked: false }),
    toBeEnabled: () => satisfies({ kind: 'enabled' }),
    toBeDisabled: () => satisfies({ kind: 'disabled' }),
    toHaveAttribute: (name, value) => satisfies({ kind: 'attribute', name, value }),
    toHaveCount: (count) => satisfies({ kind: 'count', count }),
  };
}

/** What a regular expression looks for, wherever it was to go on from. */
function patternOf({ source, flags }: RegExp): Check {
  const kept = flags.replace(/[dgy]/g, '');
  return { kind: 'pattern', pattern: source, ...(kept !== '' && { flags: kept }) };
}
