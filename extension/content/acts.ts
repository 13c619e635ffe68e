import type { ScrolledTo } from '../../journey/model.ts';
import { nameOf } from '../../journey/target/candidates.ts';
import { editingHostOf } from '../../journey/target/editable.ts';
import { hitBy } from '../../journey/target/hit.ts';
import { outline } from '../../journey/target/outline.ts';
import { deepActive, isWholePage } from '../../journey/target/page.ts';
import type { Act } from '../messages.ts';
import { actOn, refused, UNFRAMED, type Named } from './act-on.ts';
import { listenForChanges } from './changes.ts';
import { listenForDrags } from './dragging.ts';
import { tellOfFiles } from './files.ts';
import { framePath } from './frame-path.ts';
import { whenInForeignFrame } from './frames.ts';
import { Hovering } from './hovering.ts';
import { keyStroke, strokeName } from './keys.ts';
import { listening, whenActedOn } from './listening.ts';
import { timeOf, type Outbox } from './outbox.ts';
import { listenForPresses } from './presses.ts';
import { actInShown, isProxy } from './proxy.ts';
import { followRequests } from './requests.ts';
import { followResizing } from './resizing.ts';
import { followScrolling } from './scrolling.ts';
import { followSecrets, noteMarked, tellTyped } from './secrets.ts';
import { INTERACTIVE, subjectOf, takesText } from './subject.ts';
import { newToken } from './token.ts';
import { listenForText } from './typing.ts';
import { Wheel } from './wheel.ts';
import { Writing } from './writing.ts';

/**
 * Turns what a person does in this document into acts, until `signal` aborts. Listens before the page does
 * and describes elements as they were when acted on; events that scripts made up are ignored.
 */
export function listenForActs(outbox: Outbox, signal: AbortSignal): void {
  let typing: { field: Element; merge: string } | undefined;
  let lastAct = -Infinity;

  const send = (act: Act, event: Event, merge?: string, opener?: number, before?: 'before'): void => {
    if (merge === undefined) typing = undefined;
    if (act.kind !== 'scroll') endScrolling();
    if (act.kind !== 'resize') endResizing?.();
    wheel.end();
    lastAct = event.timeStamp;
    hovering.act();
    const more = { ...(merge !== undefined && { merge }), ...(opener !== undefined && { opener }) };
    const seen = { kind: 'act' as const, act, title: document.title, ...more };
    outbox.send(seen, timeOf(event) - (before ? MOMENT : 0));
  };

  const on = listening((reason, event) => send({ kind: 'unsupported', reason }, event), signal);

  const endWriting = (): void => {
    typing = undefined;
  };

  const writing = new Writing({
    tell(subject, act, event, of) {
      if (of === undefined && typing?.field !== subject) typing = { field: subject, merge: newToken() };
      const merge = of ?? typing?.merge;
      // What was written before something else was done is told already.
      if (merge !== undefined && merge === typing?.merge && !signal.aborted)
        tellTyped(subject, act(), (told) => send(told, event, merge));
      return merge ?? '';
    },
    tokenOf: (subject) => (typing?.field === subject ? typing.merge : undefined),
    end: endWriting,
    send(act, event, before) {
      if (signal.aborted) return;
      const tell = (told: Act): void => send(told, event, undefined, undefined, before);
      if (act.kind === 'paste') tellTyped(deepActive() ?? document.documentElement, act, tell);
      else tell(act);
    },
  });
  listenForText(on, writing);

  const hovering = new Hovering(`${INTERACTIVE},[tabindex],[onclick]`, signal);
  on('pointerover', (event) => {
    if (event.pointerType === 'mouse') hovering.enter(subjectOf(event));
  });

  followSecrets(signal);
  on('focusin', noteMarked);
  const files = tellOfFiles(send, endWriting, signal);
  const drags = listenForDrags(on, send, files.drop);
  followRequests(outbox, () => lastAct, signal);

  const wheel = new Wheel((act, event, merge) => {
    if (!signal.aborted) send(act, event, merge);
  });
  on('wheel', (event) => wheel.turn(hitBy(event), event));

  const endScrolling = followScrolling(
    on,
    (scroller, to, event, merge) => send(scrollOf(scroller, to), event, merge),
    signal,
  );
  const endResizing = followResizing(on, send, signal);

  const namedBefore = listenForPresses(on, send, { writing, hovering, drags }, signal);
  listenForChanges(on, send, writing, files, namedBefore);

  on('keydown', (event) => {
    writing.settle();
    const element = subjectOf(event);
    const stroke = keyStroke(event);
    if (stroke?.key === 'Escape' && drags.abort()) return;
    const host = isProxy(element) ? undefined : editingHostOf(hitBy(event));
    if (host && !event.isComposing && stroke?.matters !== 'always') {
      const press = (): Act =>
        actOn(element, (named) => ({ kind: 'press', ...named, key: strokeName(event) }), 'Pressing a key');
      return writing.key(host, event, press, stroke !== undefined);
    }
    if (!stroke) {
      if (isProxy(element)) writing.typeIfTaken(element, event);
      else if (takesText(element)) writing.writeIfReplaced(element, event);
      return;
    }
    const { key } = stroke;
    const press = (on?: Named): Act => ({ kind: 'press', ...on, key });
    const act = isWholePage(element) ? press() : actInShown(element, press, `Press ${key}`);
    if (stroke.matters === 'always') send(act, event);
    else whenActedOn(event, () => send(act, event), signal);
  });

  // A frame of another site has no recorder unless the person allowed it: what is done in it can't be seen, but that it is entered can.
  whenInForeignFrame((frame, event) => {
    const name = nameOf(frame);
    const which = name ? `“${name}”` : outline(frame);
    const reason = `What is done in the frame ${which}, which belongs to another site`;
    send({ kind: 'unsupported', reason }, event);
  }, signal);
}

/** What came just before an event came so long before it (milliseconds). */
const MOMENT = 0.05;

/** The act of scrolling an element, or the whole page, which needs no name. */
function scrollOf(scroller: Element, to: ScrolledTo): Act {
  if (scroller !== document.scrollingElement)
    return actOn(scroller, (named) => ({ kind: 'scroll', ...named, to }), 'Scrolling');
  const frame = framePath();
  if (!frame) return refused(`Scrolling${UNFRAMED}`, scroller);
  return { kind: 'scroll', ...(frame.length > 0 && { frame }), to };
}
