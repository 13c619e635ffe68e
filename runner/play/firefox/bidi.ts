import type { Browser, Frame, Page } from 'puppeteer';

/**
 * WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/), as Firefox speaks it. Puppeteer speaks it too and has the only
 * session that there can be, but shows neither its connection nor the ids of frames in its types.
 */
export interface Bidi {
  /** Sends a command; gives what it came to. */
  send(method: string, params: object): Promise<unknown>;
  /** Listens to an event until the returned is called. Puppeteer hears of it later. */
  on(event: string, listener: (params: Said) => void): () => void;
  /** Tells Puppeteer, and who listens here, what the browser has kept to itself. */
  tell(event: string, params: object): void;
}

/** What the browser says: objects without end, of which anything may be missing. */
export class Said {
  readonly #said: unknown;

  constructor(said: unknown) {
    this.#said = said;
  }

  /** A part of it. */
  at(...path: readonly (string | number)[]): Said {
    let said = this.#said;
    for (const key of path)
      said = typeof said === 'object' && said !== null ? Reflect.get(said, key) : undefined;
    return new Said(said);
  }

  /** The text that it is; an empty one for all else. */
  get text(): string {
    return typeof this.#said === 'string' ? this.#said : '';
  }

  /** The number that it is; 0 for all else. */
  get number(): number {
    return typeof this.#said === 'number' ? this.#said : 0;
  }

  /** The items of the list that it is; none for all else. */
  get items(): Said[] {
    return Array.isArray(this.#said) ? this.#said.map((item) => new Said(item)) : [];
  }

  /** It itself, to be said again. */
  get whole(): unknown {
    return this.#said;
  }
}

const known = new WeakMap<Browser, Bidi>();

/** The connection to a Firefox. */
export function bidiOf(browser: Browser): Bidi {
  const bidi = known.get(browser) ?? connect(browser);
  known.set(browser, bidi);
  return bidi;
}

function connect(browser: Browser): Bidi {
  const connection: unknown = Reflect.get(browser, 'connection');
  if (!isConnection(connection))
    throw new Error('This Puppeteer has no connection to Firefox that is known.');
  return {
    async send(method, params) {
      return new Said(await connection.send(method, params)).at('result').whole;
    },
    on(event, listener) {
      const listen = (params: unknown): void => listener(new Said(params));
      connection.on(event, listen);
      return () => connection.off(event, listen);
    },
    tell: (event, params) => connection.emit(event, params),
  };
}

interface Connection {
  send(method: string, params: object): Promise<unknown>;
  on(event: string, listener: (params: unknown) => void): void;
  off(event: string, listener: (params: unknown) => void): void;
  emit(event: string, params: object): void;
}

function isConnection(value: unknown): value is Connection {
  if (typeof value !== 'object' || value === null) return false;
  return ['send', 'on', 'off', 'emit'].every((name) => typeof Reflect.get(value, name) === 'function');
}

/** The id of the browsing context of a frame, or of a page's own. */
export function contextOf(where: Page | Frame): string {
  return new Said('mainFrame' in where ? where.mainFrame() : where).at('_id').text;
}
