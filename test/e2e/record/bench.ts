import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect } from 'vitest';
import { journeyOf } from '../../../extension/background/journey-of.ts';
import { isTaken, type Session } from '../../../extension/background/session.ts';
import { sessionIn } from '../../../extension/background/stored.ts';
import type { Command, Report } from '../../../extension/messages.ts';
import type { Journey, Step } from '../../../journey/model.ts';
import { parseJourney, printJourney } from '../../../journey/parse.ts';
import { wordEffect, wordStep } from '../../../journey/wording.ts';
import type { Run } from '../../../runner/evidence/run.ts';
import { load } from '../../../runner/load.ts';
import { replay } from '../../../runner/play/replay.ts';
import type { Recorder, Save } from '../../../runner/recorder.ts';
import { DEFAULT_PASSWORD, startSite, type Site } from '../../site/server.ts';
import { forget } from '../forget.ts';
import { openChromium } from '../opening.ts';
import { keptReplayer, leave } from '../kept-browsers.ts';
import type { Open } from '../opening.ts';
import { Person, type Opened } from '../person.ts';
import { servePages, type OwnPages } from './own-pages.ts';

/**
 * Where the recorder is put to the test: a browser with the real extension at a site, a person who acts in it by
 * trusted input, what was recorded in words, and a second browser that replays it. One for each test file; the
 * browsers are kept for the next one.
 */
export class Bench<R extends Opened = Recorder> {
  readonly recorder: R;
  readonly person: Person;
  /** What is in the files that “Save to the repo” was given so far: base64 by path. */
  readonly attachments: Readonly<Record<string, string>>;
  readonly #url: string;
  readonly #saved: string[];
  /** When a tab was closed last. */
  #closedAt = -Infinity;
  readonly #onGone = (): void => {
    this.#closedAt = Date.now();
  };
  /** Whether the extension may see the site; once it may, its panel tells the site by itself. */
  #isAllowed = false;

  private constructor(
    recorder: R,
    url: string,
    saved: string[],
    attachments: Readonly<Record<string, string>>,
  ) {
    this.recorder = recorder;
    this.person = new Person(recorder);
    this.#url = url;
    this.#saved = saved;
    this.attachments = attachments;
    recorder.browser.on('targetdestroyed', this.#onGone);
  }

  /** Opens a browser with the recorder at the origin of a site. */
  static async open<R extends Opened>(url: string, open: Open<R>): Promise<Bench<R>> {
    const saved: string[] = [];
    const attachments: Record<string, string> = {};
    const save: Save = async (journey, files) => {
      saved.push(journey);
      Object.assign(attachments, files);
      return { files: ['walk.ts'] };
    };
    return new Bench(await open(`${url}/`, save), url, saved, attachments);
  }

  /** The page that the person looks at. */
  get page(): Page {
    return this.person.page;
  }

  /** What “Save to the repo” was given so far: the JSON texts. */
  get saved(): readonly string[] {
    return this.#saved;
  }

  /** Begins a new recording at a path, in one tab and with nothing left of what was before. */
  async record(path: string): Promise<void> {
    await this.command({ type: 'discard' });
    const page = await forget(this.recorder, this.#url);
    this.person.page = page;
    await page.goto(this.#url + path);
    if (this.recorder.isPanelInTab && !this.#isAllowed) await this.person.enterSite(this.#url);
    this.#isAllowed = true;
    await this.person.record();
    await this.seeSteps((steps) => expect(steps.at(0)).toContain('Go to '), 1);
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

  /** The journey recorded so far. */
  async journey(): Promise<Journey> {
    return journeyOf(await this.session());
  }

  /** The steps recorded so far in words, each with its tab and effects; without headings. */
  async steps(): Promise<string[]> {
    const { steps } = await this.journey();
    return steps.filter(({ kind }) => kind !== 'group').map(wordWhole);
  }

  /** Waits until exactly these steps were recorded after the first, which goes to the page, and none besides. */
  async expectSteps(wanted: readonly unknown[]): Promise<void> {
    await this.seeSteps((steps) => expect(steps.slice(1)).toEqual(wanted));
    await this.#calm();
    expect((await this.steps()).slice(1)).toEqual(wanted);
  }

  /** Waits until nothing is under way to the background any more, which would come as a step too many. */
  async #calm(): Promise<void> {
    const until = Date.now() + PATIENCE;
    await pause(Math.max(MOMENT, this.#closedAt + LAST_WORDS - Date.now()));
    while (Date.now() < until) {
      const stored = await this.recorder.panel.evaluate(() => chrome.storage.local.get());
      const session = sessionIn(stored);
      // Pages leave what they tell in the mailbox, too, for a while.
      const left = Object.entries(stored).flatMap(([key, value]) =>
        key.startsWith('report:') && isReport(value) ? [value] : [],
      );
      if (left.every((report) => isTaken(session, report))) return;
      await pause(30);
    }
  }

  /** Waits until the steps recorded so far are as `look` expects them. */
  async seeSteps(look: (steps: string[]) => void, least = 0): Promise<void> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      try {
        const steps = await this.steps();
        if (steps.length < least) throw new Error(`There are ${steps.length} steps of ${least}.`);
        return look(steps);
      } catch (error) {
        if (Date.now() > until) throw error;
        await pause(30);
      }
    }
  }

  /** Adds a check of the address, and expects a replay of the recording to pass. */
  async expectRoundTrip(reset = (): void => undefined): Promise<void> {
    await this.command({ type: 'expect-page', what: 'url' });
    const { verdict, failure, drift } = await this.replay(reset);
    expect({ verdict, failure, drift }).toEqual({ verdict: 'passed', failure: undefined, drift: [] });
  }

  /** Stops, and replays what was recorded in another browser against the same site. */
  async replay(reset = (): void => undefined): Promise<Run> {
    await this.command({ type: 'stop' });
    const journey = parseJourney(printJourney(await this.journey()), 'the recording');
    reset();
    const folder = await mkdtemp(join(tmpdir(), 'waymark-record-'));
    try {
      const file = join(folder, 'walk.journey.json');
      await writeFile(file, printJourney(journey));
      for (const [path, base64] of Object.entries(this.attachments)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), base64, 'base64');
      }
      const secrets = Object.fromEntries(journey.secrets.map((name) => [name, DEFAULT_PASSWORD]));
      return await replay(await load(file), await keptReplayer(), { out: folder, timeout: 10_000, secrets });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    this.recorder.browser.off('targetdestroyed', this.#onGone);
    await leave(this.recorder.browser);
  }
}

/** What a test file has while its tests run. */
interface Ground<S, R extends Opened = Recorder> {
  readonly bench: Bench<R>;
  readonly site: S;
}

/** A bench at the demo site, for the tests of a file. */
export function atDemoSite(): Ground<Site> {
  return ground(() => startSite());
}

/** A bench at pages of a test file's own: for each path what is in its HTML. */
export function atPages(pages: Record<string, string>): Ground<OwnPages> {
  return ground(() => servePages((path) => pages[path]));
}

/** Opens a site and a bench before the tests of a file, and closes them after. */
export function ground<S extends OwnPages>(open: () => Promise<S>): Ground<S> {
  return groundIn(openChromium, open);
}

/** As `ground`, in the browser that `openBrowser` opens. */
export function groundIn<S extends OwnPages, R extends Opened>(
  openBrowser: Open<R>,
  open: () => Promise<S>,
): Ground<S, R> {
  let opened: Ground<S, R> | undefined;
  const there = (): Ground<S, R> => {
    if (!opened) throw new Error('The bench is there within tests alone.');
    return opened;
  };
  beforeAll(async () => {
    const site = await open();
    opened = { site, bench: await Bench.open(site.url, openBrowser) };
  });
  afterAll(async () => {
    await opened?.bench.close();
    await opened?.site.close();
  });
  return {
    get bench() {
      return there().bench;
    },
    get site() {
      return there().site;
    },
  };
}

/** How long what was done may take to show in the recording (milliseconds). */
const PATIENCE = 10_000;

/** Longer than the background waits for a closed tab's last words (milliseconds). */
const LAST_WORDS = 450;

/** Until then it shows what a page told last (milliseconds). */
const MOMENT = 120;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'report';
}

/** A step in words, with its tab, its frames and what it brought about. */
function wordWhole(step: Step): string {
  const tab =
    step.page === undefined || step.kind === 'open' || step.kind === 'close' ? '' : `${step.page}: `;
  const frame = 'frame' in step && step.frame ? ' (in a frame)' : '';
  const effects = ('effects' in step && step.effects) || [];
  return [tab + wordStep(step) + frame, ...effects.map(wordEffect)].join(' → ');
}
