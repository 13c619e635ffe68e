import type { ElementHandle } from 'puppeteer';
import { matchesUrl } from '../../../journey/url.ts';
import { seenOf } from './find.ts';
import { journey } from './journey.ts';
import { Locator } from './locator.ts';
import { doing, seen, until } from './replay.ts';
import type { Tab } from './tab.ts';

/** What is to hold of an element or a tab. Each check waits until it holds. */
export function expect(subject: Locator): ElementExpectation;
export function expect(subject: Tab): TabExpectation;
export function expect(subject: Locator | Tab): ElementExpectation | TabExpectation {
  return subject instanceof Locator ? new ElementExpectation(subject) : new TabExpectation(subject);
}

class ElementExpectation {
  readonly of: Locator;

  constructor(of: Locator) {
    this.of = of;
  }

  /** Waits until a look at the element has nothing to say against it. */
  shows(what: string, look: () => Promise<string | undefined>): Promise<void> {
    return doing(`Expect ${this.of} ${what}`, () =>
      until(async () => {
        const against = await look();
        if (against !== undefined) throw new Error(`${against}.`);
        seen.isProven = true;
      }),
    );
  }

  toBeVisible(): Promise<void> {
    return this.shows('to be visible', async () => {
      const isOpaque = await (
        await this.of.one()
      ).evaluate((own) => {
        const labels = 'labels' in own && own.labels instanceof NodeList ? [...own.labels] : [];
        return [own, ...labels].some(
          (at) => at instanceof Element && at.checkVisibility({ opacityProperty: true }),
        );
      });
      return isOpaque ? undefined : 'it is transparent';
    });
  }

  toBeHidden(): Promise<void> {
    return this.shows('to be hidden', async () => {
      const [first, ...others] = await seenOf(await this.of.find((await this.of.settled()).root));
      if (others.length > 0) return `${others.length + 1} elements match`;
      const isThere = await first?.evaluate((own) => own.checkVisibility({ opacityProperty: true }));
      return isThere ? 'it can be seen' : undefined;
    });
  }

  /** The whole visible text, white space folded; or a regular expression that is found in it. */
  toHaveText(text: string | RegExp): Promise<void> {
    return this.reads(typeof text === 'string' ? `to read “${text}”` : `to match ${text}`, (read) =>
      typeof text === 'string' ? read === asRead(text) : text.test(read),
    );
  }

  /** A part of the visible text, white space folded. */
  toContainText(text: string): Promise<void> {
    return this.reads(`to contain “${text}”`, (read) => read.includes(asRead(text)));
  }

  reads(what: string, isSo: (read: string) => boolean): Promise<void> {
    return this.shows(what, async () => {
      const element = await this.of.one();
      const read = asRead(
        await element.evaluate((own) => (own instanceof HTMLElement ? own.innerText : own.textContent)),
      );
      return isSo(read) ? undefined : `it reads “${read}”`;
    });
  }

  toBeEnabled(): Promise<void> {
    return this.shows('to be enabled', async () =>
      (await isDisabled(await this.of.one())) ? 'it is disabled' : undefined,
    );
  }

  /** Disabled by itself or by what it is in. */
  toBeDisabled(): Promise<void> {
    return this.shows('to be disabled', async () =>
      (await isDisabled(await this.of.one())) ? undefined : 'it is enabled',
    );
  }

  /** An attribute of the element's markup, to the letter. */
  toHaveAttribute(name: string, value: string): Promise<void> {
    return this.shows(`to have ${name} “${value}”`, async () => {
      const held = await (await this.of.one()).evaluate((own, key) => own.getAttribute(key), name);
      if (held === null) return `it has no ${name}`;
      return held === value ? undefined : `its ${name} is “${held}”`;
    });
  }

  toHaveValue(value: string): Promise<void> {
    return this.shows(`to hold “${value}”`, async () => {
      const held = await (
        await this.of.one()
      ).evaluate((own) => ('value' in own ? String(own.value) : undefined));
      return held === value ? undefined : held === undefined ? 'it is no field' : `it holds “${held}”`;
    });
  }

  toBeChecked(): Promise<void> {
    return this.shows('to be checked', async () =>
      (await isChecked(await this.of.one())) ? undefined : 'it is unchecked',
    );
  }

  toBeUnchecked(): Promise<void> {
    return this.shows('to be unchecked', async () =>
      (await isChecked(await this.of.one())) ? 'it is checked' : undefined,
    );
  }

  /** How many elements bear the name and can be seen. */
  toHaveCount(count: number): Promise<void> {
    return this.shows(`to be there ${count} times`, async () => {
      const { length } = await seenOf(await this.of.find((await this.of.settled()).root));
      return length === count ? undefined : `there are ${length}`;
    });
  }
}

class TabExpectation {
  readonly tab: Tab;

  constructor(tab: Tab) {
    this.tab = tab;
  }

  /** Waits for the address: a path, or a whole address of another site; `*` stands for a varying part. */
  toHaveUrl(url: string): Promise<void> {
    return doing(`Expect the address ${url}`, () =>
      until(async () => {
        const now = this.tab.puppeteer.url();
        if (!matchesUrl(url, now, journey.baseUrl)) throw new Error(`it is ${now}.`);
        seen.isProven = true;
      }),
    );
  }

  toHaveTitle(title: string): Promise<void> {
    return doing(`Expect the title “${title}”`, () =>
      until(async () => {
        const now = await this.tab.puppeteer.title();
        if (asRead(now) !== asRead(title)) throw new Error(`it is “${now}”.`);
        seen.isProven = true;
      }),
    );
  }
}

function asRead(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

async function isDisabled(element: ElementHandle<Element>): Promise<boolean> {
  return element.evaluate(
    (own) => own.matches(':disabled') || own.closest('[aria-disabled=true],[inert]') !== null,
  );
}

/** Whether a box, radio or switch is on. */
export async function isChecked(element: ElementHandle<Element>): Promise<boolean> {
  return element.evaluate((own) =>
    own instanceof HTMLInputElement ? own.checked : own.getAttribute('aria-checked') === 'true',
  );
}
