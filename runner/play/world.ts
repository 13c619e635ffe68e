import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CDPSessionEvent, type CDPSession, type Page, type Protocol } from 'puppeteer';
import { builtFile } from '../built.ts';
import type { InPage } from '../in-page/protocol.ts';

/**
 * The runner's own JavaScript world in each document. It is isolated from the page's: pages can neither see it
 * nor break it by patching what it uses. Speaks the Chrome DevTools Protocol.
 */

/** A frame: where documents come and go. */
export interface Place {
  id: string;
  client: CDPSession;
  page: Sessions;
}

/** The document went away during a call: it navigated or its frame was removed. Try again, it may be back. */
export class DocumentGone extends Error {
  override name = 'DocumentGone';
}

/** A world of ours, by the number that its process gave it: another process may use the number for another world. */
interface World {
  context: number;
  /** What only this world knows. */
  token: string;
}

/** The protocol sessions of a page: its own, and one for each frame that lives in a process of its own. */
interface Sessions {
  top: { id: string; client: CDPSession };
  frames: Map<string, CDPSession>;
}

const pages = new WeakMap<Page, Promise<Sessions>>();
const contexts = new WeakMap<CDPSession, Map<string, World>>();
let source: string | undefined;

/** The place of a page's top document. */
export async function topPlace(page: Page): Promise<Place> {
  let opening = pages.get(page);
  if (!opening) {
    opening = openSessions(page);
    pages.set(page, opening);
  }
  const sessions = await opening;
  return { ...sessions.top, page: sessions };
}

/**
 * The place inside the frame element that the last `ready` call found in `outer`.
 * @throws {DocumentGone} when it has no document (yet)
 */
export async function placeInside(outer: Place): Promise<Place> {
  const { result } = await call(outer, 'return globalThis.waymark.last;', [], false);
  if (!result.objectId) throw new DocumentGone('the frame was removed');
  const { node } = await outer.client.send('DOM.describeNode', { objectId: result.objectId });
  if (node.frameId === undefined) throw new DocumentGone('the frame has no document yet');
  return { ...outer, id: node.frameId, client: outer.page.frames.get(node.frameId) ?? outer.client };
}

/**
 * Calls a function of the runner's code inside a document.
 * @throws {DocumentGone} when the document went away meanwhile
 */
export async function callInPage<Name extends keyof InPage>(
  place: Place,
  name: Name,
  ...args: Parameters<InPage[Name]>
): Promise<Awaited<ReturnType<InPage[Name]>>> {
  const text = 'return globalThis.waymark[args[0]](...args[1]);';
  const { result, exceptionDetails } = await call(place, text, [name, args], true);
  if (!exceptionDetails) return result.value;
  throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
}

async function call(
  place: Place,
  body: string,
  args: unknown[],
  returnByValue: boolean,
): Promise<Protocol.Runtime.CallFunctionOnResponse> {
  try {
    const { context, token } = contextsOf(place.client).get(place.id) ?? (await makeWorld(place));
    const answer = await place.client.send('Runtime.callFunctionOn', {
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
    contextsOf(place.client).delete(place.id);
    const text = error instanceof Error ? error.message : String(error);
    throw GONE.test(text) ? new DocumentGone(text) : error;
  }
}

/** What a world answers that is not the one that was meant. */
const STRANGER = 'waymark: another world';

/** What the protocol says when a document is no more; all else is an error of its own. */
const GONE =
  /waymark: another world|context with specified id|context was destroyed|navigated or closed|No frame (for|with) (given )?id|Frame with the given (id|frameId)|Promise was collected|Could not find node|Node with given id/i;

async function makeWorld({ client, id }: Place): Promise<World> {
  source ??= readFileSync(builtFile('in-page/in-page.js'), 'utf8');
  const { executionContextId } = await client.send('Page.createIsolatedWorld', {
    frameId: id,
    worldName: 'waymark',
  });
  const token = randomUUID();
  const expression = `${source}\n;globalThis.waymarkToken = '${token}';`;
  await client.send('Runtime.evaluate', { expression, contextId: executionContextId });
  const world = { context: executionContextId, token };
  contextsOf(client).set(id, world);
  return world;
}

function contextsOf(client: CDPSession): Map<string, World> {
  const known = contexts.get(client) ?? new Map<string, World>();
  contexts.set(client, known);
  return known;
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
