import type { CDPSession, Protocol } from 'puppeteer';

/**
 * The closed shadow roots of a document, which scripts can't see, by the browser's own protocol. The whole tree
 * tells of them but takes long to get (70 ms for 3000 elements); counting it does not (2 ms). So the tree is got only
 * when the browser counts other elements than can be found, which is never so in a page without closed roots.
 */
export class ClosedRoots {
  readonly #client: CDPSession;
  readonly #context: number;
  readonly #token: string;
  readonly #known = new Set<number>();
  /** How many more elements the browser counted when all roots were known: those of frames. */
  #elsewhere = 0;

  /**
   * @param context the runner's own world in the document, by the number that its process gave it
   * @param token what only this world knows, as another process may use the number for another world
   */
  constructor(client: CDPSession, context: number, token: string) {
    this.#client = client;
    this.#context = context;
    this.#token = token;
  }

  /** How many the runner's code was shown so far. */
  get shown(): number {
    return this.#known.size;
  }

  /** Shows the runner's code those that came since the last time. */
  async reveal(): Promise<void> {
    // A page that makes elements anew all the time has always others.
    for (let round = 1; round <= 2; round += 1) {
      const unseen = await this.#countUnseen();
      if (unseen === this.#elsewhere) return;
      const fresh = (await this.#inTree()).filter((root) => !this.#known.has(root));
      if (fresh.length === 0) {
        this.#elsewhere = unseen;
        return;
      }
      await this.#show(fresh);
    }
  }

  /** How many elements the browser counts that can't be found; not a number while the page changes. */
  async #countUnseen(): Promise<number> {
    const [before, all, after] = await Promise.all([
      this.#countFound(),
      this.#countAll(),
      this.#countFound(),
    ]);
    return before === after ? all - after : Number.NaN;
  }

  async #countAll(): Promise<number> {
    await enabled(this.#client);
    const { searchId, resultCount } = await this.#client.send('DOM.performSearch', { query: ANY_TAG });
    void this.#client.send('DOM.discardSearchResults', { searchId }).catch(() => undefined);
    return resultCount;
  }

  async #countFound(): Promise<number> {
    await enabled(this.#client);
    const { result } = await this.#evaluate('waymark.elements()', true);
    return Number(result.value);
  }

  async #inTree(): Promise<number[]> {
    const { result } = await this.#evaluate('document', false);
    if (result.objectId === undefined) return [];
    const whole = { objectId: result.objectId, depth: -1, pierce: true };
    const { node } = await this.#client.send('DOM.describeNode', whole);
    return [...closedIn(node)];
  }

  async #show(roots: number[]): Promise<void> {
    const executionContextId = this.#context;
    const objects = await Promise.all(
      roots.map((backendNodeId) =>
        this.#client.send('DOM.resolveNode', { backendNodeId, executionContextId }),
      ),
    );
    await this.#client.send('Runtime.callFunctionOn', {
      functionDeclaration: 'function (...roots) { globalThis.waymark.reveal(...roots); }',
      executionContextId,
      arguments: objects.flatMap(({ object: { objectId } }) =>
        objectId === undefined ? [] : [{ objectId }],
      ),
    });
    for (const root of roots) this.#known.add(root);
  }

  #evaluate(what: string, returnByValue: boolean): Promise<Protocol.Runtime.EvaluateResponse> {
    const expression = `globalThis.waymarkToken === '${this.#token}' ? ${what} : undefined`;
    return this.#client.send('Runtime.evaluate', { expression, contextId: this.#context, returnByValue });
  }
}

/** A search for the beginning of a tag, whatever its name, finds each element. */
const ANY_TAG = '<';

const asked = new WeakMap<CDPSession, Promise<unknown>>();

/** Lets the session search; it tells of no changes as long as it is asked for no node. */
function enabled(client: CDPSession): Promise<unknown> {
  const before = asked.get(client);
  if (before) return before;
  const asking = client.send('DOM.enable');
  asked.set(client, asking);
  return asking;
}

/** The closed roots below a node, but for those of other documents, which have worlds of their own. */
function* closedIn({ children = [], shadowRoots = [] }: Protocol.DOM.Node): Generator<number> {
  for (const root of shadowRoots) {
    if (root.shadowRootType === 'user-agent') continue;
    if (root.shadowRootType === 'closed') yield root.backendNodeId;
    yield* closedIn(root);
  }
  for (const child of children) yield* closedIn(child);
}
