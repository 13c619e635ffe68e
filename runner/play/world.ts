import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CDPSessionEvent, type CDPSession, type Page, type Protocol } from 'puppeteer';
import { builtFile } from '../built.ts';
import type { InPage } from '../in-page/protocol.ts';
import { ClosedRoots } from './closed-roots.ts';
import { Deadline } from './deadline.ts';

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
  closedRoots: ClosedRoots;
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
 * The places of all documents of a page with their addresses: its own, then those in frames.
 * @throws {DocumentGone} when the page's own went away meanwhile
 */
export async function allPlaces(page: Page): Promise<{ place: Place; url: string }[]> {
  const top = await topPlace(page);
  const clients = [top.client, ...top.page.frames.values()];
  const found = await Promise.all(
    clients.map(async (client) => {
      const { frameTree } = await client.send('Page.getFrameTree').catch((error: unknown) => {
        if (client === top.client) throw goneOr(error, top);
        return { frameTree: undefined }; // the frame is gone again
      });
      return framesIn(frameTree).map(({ id, url }) => ({ place: { ...top, id, client }, url }));
    }),
  );
  return found.flat();
}

/** A frame and those in it; those of other processes are in trees of their own. */
function framesIn(tree: Protocol.Page.FrameTree | undefined): Protocol.Page.Frame[] {
  return tree ? [tree.frame, ...(tree.childFrames ?? []).flatMap(framesIn)] : [];
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
 * Looks inside a document until an answer is the last one, also in closed shadow roots: those that are there
 * from the beginning, those that come while `look` waits, and those that came by the time of its answer.
 * @param timeout how long to look, in milliseconds
 * @throws {DocumentGone} when the document went away meanwhile
 */
export async function lookInPage<T>(
  place: Place,
  timeout: number,
  look: (timeout: number) => Promise<T>,
  isLast: (answer: T) => boolean,
): Promise<T> {
  const deadline = new Deadline(timeout);
  for (;;) {
    let known = await knownRoots(place);
    let answer = await revealingMeanwhile(place, () => look(deadline.left));
    // What came together with the element may make it one of two. A page may make such roots all the time.
    for (let round = 1; round <= 3; round += 1) {
      const knownNow = await revealRoots(place);
      if (knownNow === known) break;
      known = knownNow;
      answer = await look(0);
    }
    if (isLast(answer) || deadline.left === 0) return answer;
  }
}

/** The answer of a look that waits, which is shown the closed roots that come meanwhile. */
async function revealingMeanwhile<T>(place: Place, look: () => Promise<T>): Promise<T> {
  const isOver = new AbortController();
  void keepRevealing(place, isOver.signal);
  return look().finally(() => isOver.abort());
}

/** So long after the last look for closed roots new ones may have come (milliseconds). */
const LOOK_AGAIN = 100;

async function keepRevealing({ client, id }: Place, over: AbortSignal): Promise<void> {
  const world = contextsOf(client).get(id);
  let pause = LOOK_AGAIN;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (over.aborted) return;
    const started = performance.now();
    try {
      await world?.closedRoots.reveal();
    } catch {
      return; // the call that it is done for meets the same
    }
    // A page that keeps it busy is not kept busy by it.
    pause = Math.max(LOOK_AGAIN, 4 * (performance.now() - started));
  }
}

/** How many closed roots the runner's code was shown so far; in a document that it comes to, all that are there. */
async function knownRoots(place: Place): Promise<number> {
  const known = contextsOf(place.client).get(place.id);
  return known ? known.closedRoots.shown : revealRoots(place);
}

/** Shows the runner's code all closed roots that are there now; tells how many it was shown so far. */
async function revealRoots(place: Place): Promise<number> {
  try {
    const { closedRoots } = await worldOf(place);
    await closedRoots.reveal();
    return closedRoots.shown;
  } catch (error) {
    throw goneOr(error, place);
  }
}

/**
 * Puts files into the field that the last `ready` call found, as a person's choice does.
 * @throws {DocumentGone} when the field or its document went away meanwhile
 */
export async function giveFiles(place: Place, files: string[]): Promise<void> {
  const { result } = await call(place, 'return globalThis.waymark.last;', [], false);
  if (!result.objectId) throw new DocumentGone('the field was removed');
  try {
    await place.client.send('DOM.setFileInputFiles', { files, objectId: result.objectId });
  } catch (error) {
    throw GONE.test(String(error)) ? new DocumentGone(String(error)) : error;
  }
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

/**
 * Runs code in the runner's world of a document, which gets a script for that where it has not got it yet.
 * @param name what the script sets globally
 * @param body the body of a function of `args`
 * @throws {DocumentGone} when the document went away meanwhile
 */
export async function runScript<T>(
  place: Place,
  name: string,
  script: string,
  body: string,
  args: unknown[],
): Promise<{ value: T } | { threw: string }> {
  const { result: known } = await call(place, 'return args[0] in globalThis;', [name], true);
  if (known.value !== true) {
    const { context } = await worldOf(place);
    await place.client
      .send('Runtime.evaluate', { expression: script, contextId: context })
      .catch((error: unknown) => {
        throw goneOr(error, place);
      });
  }
  const { result, exceptionDetails } = await call(place, body, args, true);
  if (!exceptionDetails) return { value: result.value };
  return { threw: exceptionDetails.exception?.description ?? exceptionDetails.text };
}

async function call(
  place: Place,
  body: string,
  args: unknown[],
  returnByValue: boolean,
): Promise<Protocol.Runtime.CallFunctionOnResponse> {
  try {
    const { context, token } = await worldOf(place);
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
    throw goneOr(error, place);
  }
}

/** The error of a call in a document whose world is forgotten by it. */
function goneOr(error: unknown, { client, id }: Place): unknown {
  contextsOf(client).delete(id);
  const text = error instanceof Error ? error.message : String(error);
  return GONE.test(text) ? new DocumentGone(text) : error;
}

/** What a world answers that is not the one that was meant. */
const STRANGER = 'waymark: another world';

/** What the protocol says when a document is no more; all else is an error of its own. */
const GONE =
  /waymark: another world|context with specified id|context was destroyed|navigated or closed|No frame (for|with) (given )?id|Frame with the given (id|frameId)|Promise was collected|Could not find node|Node with given id/i;

async function worldOf(place: Place): Promise<World> {
  return contextsOf(place.client).get(place.id) ?? makeWorld(place);
}

async function makeWorld({ client, id }: Place): Promise<World> {
  source ??= readFileSync(builtFile('in-page/in-page.js'), 'utf8');
  const { executionContextId } = await client.send('Page.createIsolatedWorld', {
    frameId: id,
    worldName: 'waymark',
  });
  const token = randomUUID();
  const expression = `${source}\n;globalThis.waymarkToken = '${token}';`;
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
