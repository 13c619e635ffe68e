import type { Page } from 'puppeteer';
import { journeyOf } from '../../extension/background/journey-of.ts';
import type { Session } from '../../extension/background/session.ts';
import { sessionIn } from '../../extension/background/stored.ts';
import type { Command } from '../../extension/messages.ts';
import type { Journey } from '../../journey/model.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { forget } from '../e2e/forget.ts';
import { openChromium, type Open } from '../e2e/opening.ts';
import { Person, type Opened } from '../e2e/person.ts';
import { stateAtRest, type Case } from './case.ts';
import { Hand } from './hand.ts';

/** A walk as it was recorded. */
export interface Recorded {
  readonly journey: Journey;
  /** What is in the files that it uploads: base64 by path. */
  readonly attachments: Readonly<Record<string, string>>;
  /** The page's state before the walk and after it, as JSON. */
  readonly initial: string;
  readonly state: string;
}

/** A browser with the real extension, in which cases are walked and recorded one after the other. */
export class RecordingDesk {
  readonly recorder: Opened;
  readonly #person: Person;
  readonly #url: string;
  readonly #attachments: Record<string, string>;
  #isFirst = true;

  private constructor(recorder: Opened, url: string, attachments: Record<string, string>) {
    this.recorder = recorder;
    this.#person = new Person(recorder);
    this.#url = url;
    this.#attachments = attachments;
  }

  /** Opens it at a site of cases (its origin), in the browser that `open` opens. */
  static async open(url: string, open: Open<Opened> = openChromium): Promise<RecordingDesk> {
    const attachments: Record<string, string> = {};
    const recorder = await open(`${url}/`, async (_, files) => {
      Object.assign(attachments, files);
      return { files: ['walk.ts'] };
    });
    return new RecordingDesk(recorder, url, attachments);
  }

  /** Walks a case and records it, with a check of the address at its end. */
  async record({ name, act }: Case): Promise<Recorded> {
    const page = await this.begin(`/${name}`);
    const initial = await stateAtRest((expression) => page.evaluate(expression));
    await act(new Hand(page));
    const state = await stateAtRest((expression) => page.evaluate(expression));
    return { ...(await this.end()), initial, state };
  }

  /** Begins a recording at a path, with nothing left of what was before. */
  async begin(path: string): Promise<Page> {
    const { isPanelInTab: isFirefox } = this.recorder;
    await this.command({ type: 'discard' });
    const page = await forget(this.recorder, this.#url);
    this.#person.page = page;
    // Where the last walk left it, the pointer would point at something already.
    await page.bringToFront();
    await page.mouse.move(0, 0);
    await page.goto(this.#url + path);
    if (isFirefox && this.#isFirst) await this.#person.enterSite(this.#url);
    this.#isFirst = false;
    await this.#person.record();
    await this.#until(({ items }) => items.length > 0, 'The recording did not begin.');
    return page;
  }

  /** Ends the recording: what is recorded goes through its file's form, as any journey does. */
  async end(): Promise<Omit<Recorded, 'initial' | 'state'>> {
    await this.#settled();
    await this.command({ type: 'expect-page', what: 'url' });
    await this.command({ type: 'stop' });
    const journey = parseJourney(printJourney(journeyOf(await this.session())), 'the recording');
    if (journey.steps.some(({ kind }) => kind === 'upload')) await this.#saveFiles();
    return { journey, attachments: { ...this.#attachments } };
  }

  /** What the panel asks of the background, without its buttons. */
  async command(command: Command): Promise<void> {
    await this.recorder.panel.evaluate((message) => chrome.runtime.sendMessage(message), command);
  }

  /** The recording as the extension stores it. */
  async session(): Promise<Session> {
    const stored = await this.recorder.panel.evaluate(() => chrome.storage.local.get());
    return sessionIn(stored);
  }

  async close(): Promise<void> {
    await this.recorder.browser.close();
  }

  /** Waits until nothing more comes to the recording. */
  async #settled(): Promise<void> {
    let before = '';
    for (;;) {
      const now = JSON.stringify(journeyOf(await this.session()));
      if (now === before) return;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, SETTLE));
    }
  }

  async #saveFiles(): Promise<void> {
    await this.#person.panel('Save to the repo');
    await this.recorder.panel.waitForSelector('::-p-text(Saved)', { timeout: 15_000 });
  }

  async #until(holds: (session: Session) => boolean, otherwise: string): Promise<void> {
    const until = Date.now() + 10_000;
    while (!holds(await this.session())) {
      if (Date.now() > until) throw new Error(otherwise);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** Longer than anything is under way to the background (milliseconds). */
const SETTLE = 350;
