import browser from '../api.ts';
import { findWordsBy } from '../../journey/target/known-words.ts';
import { seeShadowRootsBy, shadowRootsIn } from '../../journey/target/page.ts';
import type { Order } from '../messages.ts';
import { isNeighbours } from '../neighbours.ts';
import { listenForActs } from './acts.ts';
import { hearDialogs } from './dialog-link.ts';
import { followDownloads } from './downloads.ts';
import { followPlace } from './frame-path.ts';
import { answerForFrames, tellOfFrames } from './frames.ts';
import { LENT } from './lent.ts';
import { lookLater, type Looker, type LookerLater } from './looker.ts';
import { announce, followAddress } from './navigation.ts';
import { KnownRoots } from './known-roots.ts';
import { now, Outbox } from './outbox.ts';
import { rememberSecrets } from './secrets.ts';
import { openOrClosedRoot } from './shadow-roots.ts';
import { WordIndex } from './word-index.ts';

/**
 * The recorder in a page: listens at the window, before the page's own listeners, consumes nothing and
 * leaves nothing in the document. It is put into pages of the recorded site only.
 */

declare global {
  /** The recorder that runs in this page; seen by the extension's own scripts alone. */
  var waymarkRecorder: Recorder | undefined;
}

interface Recorder {
  /** Tells that a recording begins or goes on in this page. */
  announce(): void;
  /** Aborts when the recorder ends. */
  readonly signal: AbortSignal;
  readonly lent: typeof LENT;
  take(looker: Looker): void;
}

if (globalThis.waymarkRecorder) globalThis.waymarkRecorder.announce();
else record();

function record(): void {
  const stopped = new AbortController();
  const outbox = new Outbox(() => stopped.abort());
  const { signal } = stopped;

  const words = new WordIndex(signal);
  const rememberIn = rememberSecrets(signal);
  rememberIn(document);
  const known = (root: ShadowRoot): void => {
    words.watch(root);
    rememberIn(root);
  };
  const roots = new KnownRoots(openOrClosedRoot, known, signal);
  seeShadowRootsBy(
    (element) => {
      const root = openOrClosedRoot(element);
      if (root) roots.note(root);
      return root;
    },
    () => roots.all(),
  );
  findWordsBy(() => {
    shadowRootsIn(document); // words of those that are new are known then, too
    return words;
  });
  signal.addEventListener('abort', () => findWordsBy(() => undefined));
  const isTop = window === window.top;
  const findPlace = followPlace(signal);
  const start = (): void => {
    if (isTop) announce(outbox, 'start');
    else findPlace();
  };
  const looker = lookLater(signal);
  globalThis.waymarkRecorder = { announce: start, signal, lent: LENT, take: looker.take };
  signal.addEventListener('abort', () => {
    globalThis.waymarkRecorder = undefined;
  });

  if (isTop) followAddress(outbox, signal);
  hearDialogs(outbox, signal);
  followDownloads((name) => outbox.send({ kind: 'download', name }, now()), signal);
  listenForActs(outbox, signal);
  answerForFrames(signal);
  tellOfFrames(signal);
  obeyOrders(stopped, start, looker);
  void isNeighbours().then((isSo) => isSo && stopped.abort());
}

function obeyOrders(stopped: AbortController, start: () => void, looker: LookerLater): void {
  let pointing: AbortController | undefined;
  const obey = (order: Order['order']): void => {
    pointing?.abort();
    pointing = undefined;
    if (order === 'stop') stopped.abort();
    if (order === 'resume') start();
    if (order === 'point') {
      pointing = new AbortController();
      looker.point(AbortSignal.any([pointing.signal, stopped.signal]));
    }
  };
  const listener = (message: unknown): undefined => {
    if (isOrder(message)) obey(message.order);
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  stopped.signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener));
}

function isOrder(message: unknown): message is Order {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'order';
}
