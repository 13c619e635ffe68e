import '../../../runner/in-page/main.ts';
import { actBesideOtherWindows, receives } from '../../../runner/in-page/actionable.ts';
import { outline } from '../../../journey/target/outline.ts';
import { hitAt } from '../../../journey/target/hit.ts';
import { seeShadowRootsBy } from '../../../journey/target/page.ts';
import { followDownloads } from '../downloads.ts';
import { numberOf, numbersOf } from '../frame-path.ts';
import { openOrClosedRoot } from '../shadow-roots.ts';
import { press } from './keys.ts';
import { click, hover } from './pointer.ts';
import type { Doing, Done, Player } from './protocol.ts';
import { write } from './writing.ts';

/**
 * Replays in a page as well as a script of an extension can: sees what the runner sees, by the runner's own code, and
 * acts by events that the page can tell from a person's. It is put into a page only while a journey is replayed there.
 */

declare global {
  /** The player; seen by the extension's own scripts alone. */
  var waymarkPlayer: Player | undefined;
}

if (!globalThis.waymarkPlayer) globalThis.waymarkPlayer = player();

function player(): Player {
  const { waymark } = globalThis;
  if (!waymark) throw new Error('The code that looks at the page is not there.');
  let error: string | undefined;
  let word: string | undefined;
  let files: string[] = [];
  followDownloads((name) => files.push(name));
  addEventListener('error', (event) => {
    if (event instanceof ErrorEvent && !HARMLESS.test(event.message)) error ??= event.message;
  });
  seeShadowRootsBy(openOrClosedRoot);
  actBesideOtherWindows();
  return {
    loaded: (...args) => waymark.loaded(...args),
    ready: (...args) => waymark.ready(...args),
    put: (...args) => waymark.put(...args),
    check: (...args) => waymark.check(...args),
    holds: (...args) => waymark.holds(...args),
    act: (doing) => act(doing, waymark.last),
    path: () => numbersOf(window),
    frameNumber() {
      const frame = waymark.last;
      return frame instanceof HTMLIFrameElement && frame.contentWindow
        ? numberOf(frame.contentWindow)
        : undefined;
    },
    trouble() {
      if (error !== undefined) return `The page threw an error: ${error}`;
      const [entry] = performance.getEntriesByType('navigation');
      const status = entry instanceof PerformanceNavigationTiming ? entry.responseStatus : 0;
      return status >= 400 ? `The page ${location.href} answered ${status}.` : undefined;
    },
    downloads() {
      const names = files;
      files = [];
      return names;
    },
    remember(given) {
      word = given;
    },
    remembers: (given) => word === given,
  };
}

/** What browsers themselves report as an error and say to ignore. */
const HARMLESS = /ResizeObserver loop/;

function act(doing: Doing, element: Element | undefined): Done {
  if (doing.do === 'press') {
    press(doing.key, doing.held);
    return { done: true };
  }
  if (!element?.isConnected)
    return { done: false, why: 'The element went away while it was to be acted on.' };
  if (doing.do === 'write') {
    write(element, doing.text, doing.atOnce);
    return { done: true };
  }
  const { x, y } = doing;
  const hit = hitAt(x, y);
  // Between looking and acting the page may have moved things.
  if (!hit || !receives(hit, element)) {
    return { done: false, why: `The click would have come to ${hit ? outline(hit) : 'nothing'}.` };
  }
  if (doing.do === 'hover') hover(hit, x, y);
  else click(hit, doing);
  return { done: true };
}
