import { randomUUID } from 'node:crypto';
import { CDPSessionEvent, type CDPSession, type Page, type Protocol } from 'puppeteer';
import { DocumentGone, type Answer, type Place } from '../place.ts';
import { inPageCode } from '../in-page-code.ts';
import { ClosedRoots } from './closed-roots.ts';

/** The documents of pages in Chromium, each with an isolated world of the runner's, by the Chrome DevTools Protocol. */

/** A world of ours, by the number that its process gave it: another process may use the number for another world. */
interface World {
  context: number;
  /** What only this world knows. */
  token: string;
  closedRoots: ClosedRoots;
}

/** The protocol sessions of a page: its own, and one for each frame that lives in a process of its own. */
interface Sessions {
  top: { id: string; client: CDPSession };
  frames: Map<string, CDPSession>;
}

const pages = new WeakMap<Page, Promise<Sessions>>();
const contexts = new WeakMap<CDPSession, Map<string, World>>();

/** The place of a page's top document. */
export async function topPlace(page: Page): Promise<Place> {
  const sessions = await sessionsOf(page);
  return new FramePlace(sessions.top.id, sessions.top.client, sessions);
}

/**
 * The places of all documents of a page with their addresses: its own, then those in frames.
 * @throws {DocumentGone} when the page's own went away meanwhile
 */
export async function allPlaces(page: Page): Promise<{ place: Place; url: string }[]> {
  const sessions = await sessionsOf(page);
  const { top } = sessions;
  const found = await Promise.all(
    [top.client, ...sessions.frames.values()].map(async (client) => {
      const { frameTree } = await client.send('Page.getFrameTree').catch((error: unknown) => {
        if (client === top.client) throw goneOr(error, client, top.id);
        return { frameTree: undefined }; // the frame is gone again
      });
      return framesIn(frameTree).map(({ id, url }) => ({ place: new FramePlace(id, client, sessions), url }));
    }),
  );
  return found.flat();
}

/** A frame and those in it; those of other processes are in trees of their own. */
function framesIn(tree: Protocol.Page.FrameTree | undefined): Protocol.Page.Frame[] {
  return tree ? [tree.frame, ...(tree.childFrames ?? []).flatMap(framesIn)] : [];
}

class FramePlace implements Place {
  readonly #id: string;
  readonly #client: CDPSession;
  readonly #page: Sessions;

  constructor(id: string, client: CDPSession, page: Sessions) {
    this.#id = id;
    this.#client = client;
    this.#page = page;
  }

  async run(body: string, args: readonly unknown[]): Promise<Answer> {
    const { result, exceptionDetails } = await this.#call(body, args, true);
    if (!exceptionDetails) return { value: result.value };
    return { threw: exceptionDetails.exception?.description ?? exceptionDetails.text };
  }

  async load(script: string): Promise<void> {
    try {
      const { context } = await this.#world();
      await this.#client.send('Runtime.evaluate', { expression: script, contextId: context });
    } catch (error) {
      throw goneOr(error, this.#client, this.#id);
    }
  }

  get rootsShown(): number | undefined {
    return contextsOf(this.#client).get(this.#id)?.closedRoots.shown;
  }

  async showRoots(): Promise<number> {
    try {
      const { closedRoots } = await this.#world();
      await closedRoots.reveal();
      return closedRoots.shown;
    } catch (error) {
      throw goneOr(error, this.#client, this.#id);
    }
  }

  async inside(): Promise<Place> {
    const objectId = await this.#last('the frame was removed');
    const { node } = await this.#client.send('DOM.describeNode', { objectId });
    if (node.frameId === undefined) throw new DocumentGone('the frame has no document yet');
    const client = this.#page.frames.get(node.frameId) ?? this.#client;
    return new FramePlace(node.frameId, client, this.#page);
  }

  async giveFiles(files: string[]): Promise<void> {
    const objectId = await this.#last('the field was removed');
    try {
      await this.#client.send('DOM.setFileInputFiles', { files, objectId });
    } catch (error) {
      throw GONE.test(String(error)) ? new DocumentGone(String(error)) : error;
    }
  }

  async corner(): Promise<{ x: number; y: number }> {
    const { top, frames } = this.#page;
    for (const client of new Set([top.client, ...frames.values()])) {
      const owner = await client.send('DOM.getFrameOwner', { frameId: this.#id }).catch(() => undefined);
      if (!owner) continue; // of another process
      const { model }: { model: Protocol.DOM.BoxModel } = await client.send('DOM.getBoxModel', {
        backendNodeId: owner.backendNodeId,
      });
      const [x = 0, y = 0] = model.content;
      if (client === top.client) return { x, y };
      const { frameTree } = await client.send('Page.getFrameTree');
      const outer = await new FramePlace(frameTree.frame.id, client, this.#page).corner();
      return { x: outer.x + x, y: outer.y + y };
    }
    throw new DocumentGone('the frame was removed');
  }

  /** The element that the last `ready` call found. */
  async #last(gone: string): Promise<string> {
    const { result } = await this.#call('return globalThis.waymark.last;', [], false);
    if (!result.objectId) throw new DocumentGone(gone);
    return result.objectId;
  }

  async #call(
    body: string,
    args: readonly unknown[],
    returnByValue: boolean,
  ): Promise<Protocol.Runtime.CallFunctionOnResponse> {
    try {
      const { context, token } = await this.#world();
      const answer = await this.#client.send('Runtime.callFunctionOn', {
        functionDeclaration: `function (token, ...args) {
          if (globalThis.waymarkToken !== token) throw new Error('${STRANGER}');
          ${body}
        }`,
        executionContextId: context,
        arguments: [token, ...args].map((value) => ({ value })),
        awaitPromise: true,
        returnByValue,
      });
      if (answer.exceptionDetails?.exception?.description?.includes(STRANGER)) throw new Error(STRANGER);
      return answer;
    } catch (error) {
      throw goneOr(error, this.#client, this.#id);
    }
  }

  async #world(): Promise<World> {
    return contextsOf(this.#client).get(this.#id) ?? makeWorld(this.#client, this.#id);
  }
}

/** The error of a call in a document whose world is forgotten by it. */
function goneOr(error: unknown, client: CDPSession, id: string): unknown {
  contextsOf(client).delete(id);
  const text = error instanceof Error ? error.message : String(error);
  return GONE.test(text) ? new DocumentGone(text) : error;
}

/** What a world answers that is not the one that was meant. */
const STRANGER = 'waymark: another world';

/** What the protocol says when a document is no more; all else is an error of its own. */
const GONE =
  /waymark: another world|context with specified id|context was destroyed|navigated or closed|No frame (for|with) (given )?id|Frame with the given (id|frameId)|Promise was collected|Could not find node|Node with given id/i;

async function makeWorld(client: CDPSession, id: string): Promise<World> {
  const { executionContextId } = await client.send('Page.createIsolatedWorld', {
    frameId: id,
    worldName: 'waymark',
  });
  const token = randomUUID();
  const expression = `${inPageCode()}\n;globalThis.waymarkToken = '${token}';`;
  await client.send('Runtime.evaluate', { expression, contextId: executionContextId });
  const closedRoots = new ClosedRoots(client, executionContextId, token);
  const world = { context: executionContextId, token, closedRoots };
  contextsOf(client).set(id, world);
  return world;
}

function contextsOf(client: CDPSession): Map<string, World> {
  const known = contexts.get(client) ?? new Map<string, World>();
  contexts.set(client, known);
  return known;
}

function sessionsOf(page: Page): Promise<Sessions> {
  const opening = pages.get(page) ?? openSessions(page);
  pages.set(page, opening);
  return opening;
}

async function openSessions(page: Page): Promise<Sessions> {
  const client = await page.createCDPSession();
  const { frameTree } = await client.send('Page.getFrameTree');
  const sessions: Sessions = { top: { id: frameTree.frame.id, client }, frames: new Map() };
  await followFrames(client, sessions.frames);
  return sessions;
}

/** Keeps account of the frames that live in processes of their own, also inside each other. */
async function followFrames(client: CDPSession, frames: Map<string, CDPSession>): Promise<void> {
  client.on(CDPSessionEvent.SessionAttached, (child) => {
    void child
      .send('Target.getTargetInfo')
      .then(({ targetInfo }) => {
        if (targetInfo.type !== 'iframe') return undefined;
        frames.set(targetInfo.targetId, child);
        return followFrames(child, frames);
      })
      .catch(() => undefined); // the frame is gone again
  });
  client.on(CDPSessionEvent.SessionDetached, (child) => {
    for (const [id, session] of frames) if (session === child) frames.delete(id);
  });
  await client.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: true,
  });
}
