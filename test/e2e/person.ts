import type { ElementHandle, Frame, Page } from 'puppeteer';
import type { Recorder } from '../../runner/recorder.ts';
import { namedInFirefox } from './named-in-firefox.ts';

/** A browser with the recorder in it, at a site. */
export interface Opened extends Omit<Recorder, 'extension'> {
  /** The panel is not beside the page but in a tab of its own, and seen only when that is in front. */
  isPanelInTab?: true;
}

/**
 * A person at a browser with the recorder: acts by trusted input alone, on the site's page and in the panel.
 * Elements are told by role and name, as a person tells them; Chromium's own accessibility tree finds them.
 */
export class Person {
  readonly recorder: Opened;
  /** The page that the person is looking at. */
  page: Page;

  constructor(recorder: Opened) {
    this.recorder = recorder;
    this.page = recorder.page;
  }

  /** Waits for an element of the page (or of a frame in it) to be seen. */
  async see(role: string, name: string, where: Page | Frame = this.page): Promise<ElementHandle> {
    return this.#find(role, name, where, (element) => element.isVisible());
  }

  /** Clicks as soon as there is something to click, and it is not switched off. */
  async click(role: string, name: string, where: Page | Frame = this.page): Promise<void> {
    const element = await this.#find(
      role,
      name,
      where,
      async (found) => (await found.isVisible()) && found.evaluate((at) => !at.matches(':disabled')),
    );
    await element.click();
  }

  /** Asks again and again, and not with each painted frame: what is not in front may be painted seldom or never. */
  async #find(
    role: string,
    name: string,
    where: Page | Frame,
    isReady: (element: ElementHandle) => Promise<boolean>,
  ): Promise<ElementHandle> {
    const look = (): Promise<ElementHandle | null> => {
      const isFirefox = this.recorder.isPanelInTab;
      return isFirefox ? namedInFirefox(where, role, name) : where.$(aria(role, name));
    };
    const until = Date.now() + PATIENCE;
    for (;;) {
      // While one document goes and the next comes there is nothing to ask.
      const element = await look().catch(() => null);
      if (element && (await isReady(element).catch(() => false))) return element;
      if (Date.now() > until) {
        const what = element
          ? `${role} “${name}” is hidden or switched off`
          : `There is no ${role} “${name}”`;
        throw new Error(`${what} at ${where.url()}: ${await this.#situation(where)}`);
      }
      await pause(30);
    }
  }

  /** What tells why something did not come. */
  async #situation(where: Page | Frame): Promise<string> {
    const seen = await where.evaluate(() => `${document.visibilityState}, ${document.body.innerHTML}`);
    const stored = await this.recorder.panel.evaluate(() => chrome.storage.local.get());
    return `${seen.slice(0, 2000)}\nThe extension has stored: ${JSON.stringify(stored).slice(0, 1000)}`;
  }

  /** Clicks into a field and types; what it held is replaced. */
  async type(name: string, text: string, where?: Page | Frame, role = 'textbox'): Promise<void> {
    const field = await this.see(role, name, where);
    await field.click({ count: 3 });
    await field.type(text);
  }

  async press(key: Parameters<Page['keyboard']['press']>[0]): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Chooses an option with the keyboard, as the browser's own list can't be clicked. */
  async choose(name: string, option: string): Promise<void> {
    const list = await this.see('combobox', name);
    await list.focus();
    await this.page.keyboard.type(option);
  }

  /** Waits until the page is at a path. */
  async arrive(path: string | RegExp, page = this.page): Promise<void> {
    const isThere = (): boolean => {
      const { pathname } = new URL(page.url());
      return typeof path === 'string' ? pathname === path : path.test(pathname);
    };
    const until = Date.now() + PATIENCE;
    while (!isThere()) {
      if (Date.now() > until) throw new Error(`The page is at ${page.url()}, not at ${path}.`);
      await pause(20);
    }
    await page.waitForFunction('document.readyState === "complete"');
  }

  /** Presses a button of the panel. */
  async panel(name: string): Promise<void> {
    await this.click('button', name, await this.#panelInFront());
  }

  /** Types the site's address into the panel, which can't see it before the site was allowed. */
  async enterSite(address: string): Promise<void> {
    await this.type('Site address', address, await this.#panelInFront());
  }

  /** Starts recording, by the panel. */
  async record(): Promise<void> {
    await this.panel('Record');
    await this.see('button', 'Pause', this.recorder.panel);
    await this.page.bringToFront();
  }

  /** Types a date into its field, as the browser's language writes it. */
  async date(name: string, text: string): Promise<void> {
    const field = await this.see('Date', name);
    await field.focus();
    await this.page.keyboard.type(text);
  }

  /** Points at an element for a check and chooses one in the panel. */
  async check(role: string, name: string, choice: string): Promise<void> {
    await this.#checkOn(() => this.see(role, name), choice);
  }

  /** As `check`, for an element that has no name: told by a Puppeteer selector. */
  async checkAt(selector: string, choice: string): Promise<void> {
    await this.#checkOn(
      () => this.page.waitForSelector(selector, { visible: true, timeout: PATIENCE }),
      choice,
    );
  }

  async #checkOn(find: () => Promise<ElementHandle | null>, choice: string): Promise<void> {
    await this.panel('Add a check');
    await this.page.bringToFront();
    // The page shows by a frame of its own that a click points from now on.
    await this.page.waitForFunction(() => document.documentElement.lastElementChild?.localName === 'div');
    await (await find())?.click();
    await this.panel(choice);
    await this.page.bringToFront();
  }

  /** Names the journey. */
  async name(title: string): Promise<void> {
    await this.type('Journey name', title, await this.#panelInFront());
  }

  /** The names of the recorded steps, as the panel shows them. */
  async steps(): Promise<string[]> {
    return this.recorder.panel.$$eval('ol[aria-label="Steps"] li', (items) =>
      items.map((item) => item.innerText.replace(/\s+/g, ' ').trim()),
    );
  }

  /** Stops and saves into the repo; resolves when the panel says so. */
  async stopAndSave(): Promise<void> {
    await this.panel('Stop');
    await this.panel('Save to the repo');
    await this.recorder.panel.waitForSelector('::-p-text(Saved)', { timeout: 15_000 });
  }

  async #panelInFront(): Promise<Page> {
    const { panel, isPanelInTab } = this.recorder;
    if (isPanelInTab) await panel.bringToFront();
    return panel;
  }
}

/** How long what is looked for may take to come (milliseconds). */
const PATIENCE = 10_000;

function quoted(name: string): string {
  return name.replaceAll('"', '\\"');
}

function aria(role: string, name: string): string {
  return `::-p-aria([name="${quoted(name)}"][role="${role}"])`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
