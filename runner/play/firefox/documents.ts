import { randomUUID } from 'node:crypto';
import type { Page } from 'puppeteer';
import { inPageCode } from '../in-page-code.ts';
import { DocumentGone, type Answer, type Place } from '../place.ts';
import { bidiOf, contextOf, Said, type Bidi } from './bidi.ts';

/** The documents of pages in Firefox, each with a sandbox of the runner's, by WebDriver BiDi. */

/** The sandbox of a document: another document of the same frame has another one of the same name. */
interface World {
  /** What only this sandbox knows. */
  token: string;
  /** The closed shadow roots that the runner's code was shown. */
  roots: Set<string>;
}

/** The sandboxes of a browser's documents, by their browsing contexts. */
const worlds = new WeakMap<Bidi, Map<string, World>>();

/** The place of a page's top document. */
export function topPlace(page: Page): Promise<Place> {
  return Promise.resolve(new ContextPlace(page, contextOf(page)));
}

/** The places of all documents of a page with their addresses: its own, then those in frames. */
export function allPlaces(page: Page): Promise<{ place: Place; url: string }[]> {
  return Promise.resolve(
    page.frames().map((frame) => ({ place: new ContextPlace(page, contextOf(frame)), url: frame.url() })),
  );
}

/** Puts a text in at the caret, wherever in the page that is. */
export async function insertText(page: Page, text: string): Promise<void> {
  let place = new ContextPlace(page, contextOf(page));
  for (;;) {
    const inner = await place.ask('return document.activeElement?.contentWindow;');
    const context = inner.at('value', 'context').text;
    if (context === '') break;
    place = new ContextPlace(page, context);
  }
  const answer = await place.run('document.execCommand("insertText", false, args[0]);', [text]);
  if ('threw' in answer) throw new Error(answer.threw);
}

class ContextPlace implements Place {
  readonly #page: Page;
  readonly #bidi: Bidi;
  readonly #context: string;

  constructor(page: Page, context: string) {
    this.#page = page;
    this.#bidi = bidiOf(page.browser());
    this.#context = context;
  }

  async run(body: string, args: readonly unknown[]): Promise<Answer> {
    const told = await this.ask(
      `const args = JSON.parse(given);
       return Promise.resolve()
         .then(() => (function () { ${body} })())
         .then((value) => JSON.stringify({ value }), (error) => JSON.stringify({ threw: String(error) }));`,
      [{ type: 'string', value: JSON.stringify(args) }],
    );
    const answer: unknown = JSON.parse(told.at('value').text);
    const threw = new Said(answer).at('threw').text;
    return threw === '' ? { value: new Said(answer).at('value').whole } : { threw };
  }

  async load(script: string): Promise<void> {
    await this.#world();
    await this.#send('script.evaluate', { expression: script, awaitPromise: false, target: this.#target });
  }

  get rootsShown(): number | undefined {
    return this.#known.get(this.#context)?.roots.size;
  }

  async showRoots(): Promise<number> {
    const { roots } = await this.#world();
    for (;;) {
      // Of an element the protocol tells the shadow root, also where it is closed.
      const hosts = await this.ask('return globalThis.waymark.hosts();', [], {
        serializationOptions: { maxDomDepth: 0, maxObjectDepth: 1, includeShadowTree: 'all' },
      });
      const fresh = hosts
        .at('value')
        .items.map((host) => host.at('value', 'shadowRoot'))
        .filter((root) => root.at('value', 'mode').text === 'closed')
        .map((root) => root.at('sharedId').text)
        .filter((root) => !roots.has(root));
      if (fresh.length === 0) return roots.size;
      const shown = fresh.map((sharedId) => ({ sharedId }));
      await this.ask('globalThis.waymark.reveal(given, ...more);', shown);
      for (const root of fresh) roots.add(root);
    }
  }

  async inside(): Promise<Place> {
    const frame = await this.ask('return globalThis.waymark.last?.contentWindow;');
    const context = frame.at('value', 'context').text;
    if (context === '') throw new DocumentGone('the frame was removed');
    return new ContextPlace(this.#page, context);
  }

  async giveFiles(files: string[]): Promise<void> {
    const field = await this.ask('return globalThis.waymark.last;');
    const sharedId = field.at('sharedId').text;
    if (sharedId === '') throw new DocumentGone('the field was removed');
    await this.#send('input.setFiles', { context: this.#context, element: { sharedId }, files });
  }

  async corner(): Promise<{ x: number; y: number }> {
    const top = contextOf(this.#page);
    if (this.#context === top) return { x: 0, y: 0 };
    const outer = this.#page
      .frames()
      .find((frame) => contextOf(frame) === this.#context)
      ?.parentFrame();
    if (!outer) throw new DocumentGone('the frame was removed');
    const around = new ContextPlace(this.#page, contextOf(outer));
    const [edge, corner] = await Promise.all([around.corner(), around.#cornerOf(this.#context)]);
    return { x: edge.x + corner.x, y: edge.y + corner.y };
  }

  /** Where the document of a frame in this one begins in this one. */
  async #cornerOf(context: string): Promise<{ x: number; y: number }> {
    const locator = { type: 'context', value: { context } };
    const found = await this.#send('browsingContext.locateNodes', { context: this.#context, locator });
    const sharedId = found.at('nodes', 0, 'sharedId').text;
    if (sharedId === '') throw new DocumentGone('the frame was removed');
    const corner = await this.ask(
      `const { x, y } = given.getBoundingClientRect();
       const { paddingLeft, paddingTop } = getComputedStyle(given);
       return [x + given.clientLeft + parseFloat(paddingLeft), y + given.clientTop + parseFloat(paddingTop)];`,
      [{ sharedId }],
    );
    const [x, y] = corner.at('value').items.map((part) => part.at('value').number);
    return { x: x ?? 0, y: y ?? 0 };
  }

  /**
   * Calls a function of `given` and `more` in the sandbox; gives what it returned, as the protocol tells it.
   * @throws {DocumentGone} when the document went away meanwhile
   */
  async ask(body: string, args: readonly object[] = [], more: object = {}): Promise<Said> {
    const { token } = await this.#world();
    const answer = await this.#send('script.callFunction', {
      functionDeclaration: `(token, given, ...more) => {
        if (globalThis.waymarkToken !== token) return Symbol();
        ${body}
      }`,
      arguments: [{ type: 'string', value: token }, ...args],
      awaitPromise: true,
      target: this.#target,
      ...more,
    });
    const result = answer.at('result');
    // The browser itself asks again in the document that comes, where one goes meanwhile.
    if (result.at('type').text === 'symbol') throw this.#gone('another document came');
    const threw = answer.at('exceptionDetails', 'text').text;
    if (threw !== '') throw new Error(threw);
    return result;
  }

  get #target(): object {
    return { context: this.#context, sandbox: 'waymark' };
  }

  get #known(): Map<string, World> {
    const known = worlds.get(this.#bidi) ?? new Map<string, World>();
    worlds.set(this.#bidi, known);
    return known;
  }

  async #world(): Promise<World> {
    const known = this.#known.get(this.#context);
    if (known) return known;
    const world = { token: randomUUID(), roots: new Set<string>() };
    await this.#send('script.evaluate', {
      expression: `${inPageCode()}\n;globalThis.waymarkToken = '${world.token}';`,
      awaitPromise: false,
      target: this.#target,
    });
    this.#known.set(this.#context, world);
    return world;
  }

  async #send(method: string, params: object): Promise<Said> {
    try {
      return new Said(await this.#bidi.send(method, params));
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      if (this.#page.isClosed()) throw new Error(`Target closed: ${text}`, { cause: error });
      throw GONE.test(text) ? this.#gone(text) : error;
    }
  }

  #gone(text: string): DocumentGone {
    this.#known.delete(this.#context);
    return new DocumentGone(text);
  }
}

/** What the protocol says when a document is no more; all else is an error of its own. */
const GONE =
  /no such (frame|node|handle)|stale element|actor .* destroyed|inactive actor|discarded|AbortError/i;
