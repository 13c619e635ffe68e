import type { Browser, BrowserContext, HTTPRequest, Page } from 'puppeteer';
import type { Evidence } from '../evidence/watch.ts';
import type { Marking } from '../marking/mark-page.ts';
import { chromium } from './chromium/engine.ts';
import type { Deadline } from './deadline.ts';
import { firefox } from './firefox/engine.ts';
import type { Place } from './place.ts';
import type { Walk } from './walk.ts';

/** What a replay needs of a browser beside what Puppeteer offers for all of them; each kind has its own way to it. */
export interface Engine {
  /** Asks the browser for an answer. One that is stuck gives none. */
  ask(browser: Browser): Promise<unknown>;
  /** The place of a page's top document. */
  topPlace(page: Page): Promise<Place>;
  /**
   * The places of all documents of a page with their addresses: its own, then those in frames.
   * @throws {DocumentGone} when the page's own went away meanwhile
   */
  allPlaces(page: Page): Promise<{ place: Place; url: string }[]>;
  /** Makes a new tab one of a replay: tells what it did before it could be watched, marks what it does, measures it. */
  dress(page: Page, dress: Dress): Promise<void>;
  /** Goes back (-1) or forward (1) in a tab's history; done when the document is there. */
  traverse(page: Page, delta: -1 | 1, deadline: Deadline): Promise<void>;
  /** Tells a page's address whenever it has changed, also without a new document; until the returned is called. */
  onAddress(page: Page, listener: (url: string) => void): () => void;
  /** What a request is for, in the words of Chromium: `document`, `fetch`, `script`, … */
  typeOf(request: HTTPRequest): string;
  /** Lets the pages of a context download into a folder, and tells of it. */
  takeDownloads(
    browser: Browser,
    context: BrowserContext,
    folder: string,
    listener: DownloadListener,
  ): Promise<Downloading>;
  /** Puts a text in at the caret, at once. */
  insertText(page: Page, text: string): Promise<void>;
  /** Puts a text on the clipboard, with its formats as HTML, if it has any; the page hears of no copying. */
  copy(page: Page, text: string, html: string | undefined): Promise<void>;
  /** A picture of what can be seen of a page, as PNG. */
  photograph(page: Page): Promise<Uint8Array>;
  /**
   * Files held over a page, to be dropped on it.
   * @param files whole paths
   * @throws {Failure} where the browser can't
   */
  holdFiles(page: Page, files: readonly string[]): Promise<HeldFiles>;
}

/** How a tab is dressed for a replay. */
export interface Dress {
  marking: Marking;
  walk: Walk;
  evidence: Evidence;
  /** The language that sites are asked for (BCP 47). */
  language: string;
}

/** Is told of downloads, each by an id. */
export interface DownloadListener {
  /** @param name the name that the site suggests */
  begun(id: string, name: string): void;
  /** @param size how large it is, or is going to be, as far as known (bytes) */
  grew(id: string, size: number): void;
  /** @param path where the whole file is; undefined for one that was broken off */
  ended(id: string, path: string | undefined): void;
}

/** Downloads that are under way. */
export interface Downloading {
  /** Breaks one off. */
  cancel(id: string): Promise<void>;
  /** Takes no more of them, and removes what has not come whole. */
  end(): Promise<void>;
  /** Lets what is downloaded from now on go where the browser keeps downloads. */
  giveBack(): Promise<void>;
}

/** Files held by the pointer, at points in CSS pixels of the page's viewport. */
export interface HeldFiles {
  enter(at: { x: number; y: number }): Promise<void>;
  over(at: { x: number; y: number }): Promise<void>;
  drop(at: { x: number; y: number }): Promise<void>;
  cancel(at: { x: number; y: number }): Promise<void>;
  /** Lets go of what it took to hold them. */
  end(): Promise<void>;
}

/** How a browser is spoken to. */
export function engineOf(browser: Browser): Engine {
  // Puppeteer speaks WebDriver BiDi to Firefox and to no other that is started here.
  return Reflect.get(browser, 'protocol') === 'webDriverBiDi' ? firefox : chromium;
}
