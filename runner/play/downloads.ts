import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'puppeteer';
import { readableSize } from '../../journey/attachments.ts';
import { matchesName } from '../../journey/file-name.ts';
import type { DownloadRun } from '../evidence/run.ts';
import type { Watch } from './effects.ts';
import { engineOf, type Downloading, type DownloadListener } from './engine.ts';
import { Failure } from './failure.ts';

/** A file that is larger is noted and not kept (bytes). */
const MOST_KEPT = 5 * 1024 * 1024;

/** All files of a replay that are kept come to no more (bytes). */
const MOST_KEPT_IN_ALL = 30 * 1024 * 1024;

/** A file that is larger, or comes without end, is broken off (bytes). */
const MOST_TAKEN = 250 * 1024 * 1024;

/** The files that pages of one replay download, into the run's folder. */
export class Downloads implements DownloadListener {
  /** The files that came whole, in the order in which they did. */
  readonly files: DownloadRun[] = [];
  readonly #folder: string;
  readonly #now: () => number;
  readonly #begun = new Map<string, string>();
  readonly #keeping = new Set<Promise<void>>();
  #kept = 0;
  #downloading: Downloading | undefined;
  #expected: { names: string[]; resolve: () => void; reject: (failure: Failure) => void } | undefined;

  /** @param now milliseconds since the start of the run */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Lets the pages of a context download from now on. */
  async allow(browser: Browser, context: BrowserContext): Promise<void> {
    this.#downloading = await engineOf(browser).takeDownloads(browser, context, this.#folder, this);
  }

  /** Watches for files of these names, each of which `matchesName` reads, to be downloaded whole. */
  watch(names: readonly string[]): Watch {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => undefined);
    const before = this.files.length;
    const expected = { names: [...names], resolve, reject };
    this.#expected = expected;
    const late = (): string => {
      const others = this.files.slice(before).map(({ name }) => `“${name}”`);
      const [coming] = this.#begun.values();
      const seen = coming ?? (others.length > 0 ? `${others.join(', ')} came` : undefined);
      const how = coming === undefined ? seen : `“${coming}” is still coming`;
      return `${expected.names.map((name) => `“${name}”`).join(' and ')} was not downloaded${how ? `; ${how}` : ''}`;
    };
    return { happened: promise, late, stop: () => (this.#expected = undefined) };
  }

  /** Resolves when the files that came lie in their places; what has not come is given up. */
  async end(): Promise<void> {
    await Promise.all(this.#keeping);
    await this.#downloading?.end().catch(() => undefined); // of a browser that is gone
  }

  /** As `end`; what is downloaded from then on goes where the browser keeps downloads. */
  async giveBack(): Promise<void> {
    await this.#downloading?.giveBack().catch(() => undefined);
    await this.end();
  }

  /** What the browser tells of a download. */
  begun(id: string, name: string): void {
    this.#begun.set(id, name);
  }

  /** What the browser tells of a download. */
  grew(id: string, size: number): void {
    const name = this.#begun.get(id);
    if (name === undefined || size <= MOST_TAKEN) return;
    this.#begun.delete(id);
    const most = readableSize(MOST_TAKEN);
    this.#expected?.reject(new Failure('check', `“${name}” is larger than ${most}; a replay takes no more.`));
    this.#downloading?.cancel(id).catch(() => undefined); // of a browser that is gone
  }

  /** What the browser tells of a download. */
  ended(id: string, path: string | undefined): void {
    const name = this.#begun.get(id);
    if (name === undefined) return;
    this.#begun.delete(id);
    if (path === undefined) {
      this.#expected?.reject(new Failure('check', `The download of “${name}” was broken off.`));
      return;
    }
    const keeping = this.#keep(path, name).catch((error: unknown) => {
      this.#expected?.reject(new Failure('infrastructure', `“${name}” could not be kept: ${String(error)}`));
    });
    this.#keeping.add(keeping);
  }

  async #keep(path: string, name: string): Promise<void> {
    const { size } = await stat(path);
    const number = String(this.#keeping.size).padStart(2, '0');
    const file = `download-${number}-${name.replace(/[^\w.-]+/g, '_').slice(-80)}`;
    const isKept = size <= MOST_KEPT && this.#kept + size <= MOST_KEPT_IN_ALL;
    if (isKept) this.#kept += size;
    if (isKept) await rename(path, join(this.#folder, file));
    else await rm(path);
    this.files.push({ name, size, at: this.#now(), ...(isKept && { file }) });
    this.#arrived(name, size);
  }

  #arrived(name: string, size: number): void {
    const { names, resolve, reject } = this.#expected ?? { names: [] };
    const place = names.findIndex((pattern) => matchesName(pattern, name));
    if (place < 0) return;
    if (size === 0) reject?.(new Failure('check', `“${name}” was downloaded, but nothing is in it.`));
    names.splice(place, 1);
    if (names.length === 0) resolve?.();
  }
}
