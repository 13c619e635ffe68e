import type { ScrolledTo } from '../../journey/model.ts';
import { nameOf } from '../../journey/target/candidates.ts';
import { describe } from '../../journey/target/describe.ts';
import { editingHostOf } from '../../journey/target/editable.ts';
import {
  ancestry,
  deepActive,
  fold,
  isField,
  isFileField,
  isInput,
  isSelect,
  isWholePage,
} from '../../journey/target/page.ts';
import { outline } from '../../journey/target/outline.ts';
import { hitBy } from '../../journey/target/hit.ts';
import type { Act } from '../messages.ts';
import { actOn, nameOn, refused, UNFRAMED, type Named, type Nameless } from './act-on.ts';
import { clickOn, type ClickHow } from './clicking.ts';
import { listenForDrags } from './dragging.ts';
import { namedClosed } from './opener.ts';
import { framePath } from './frame-path.ts';
import { whenInForeignFrame } from './frames.ts';
import { Holding } from './holding.ts';
import { Hovering } from './hovering.ts';
import { keyStroke, strokeName } from './keys.ts';
import { listening } from './listening.ts';
import { timeOf, type Outbox } from './outbox.ts';
import { actInShown, isProxy } from './proxy.ts';
import { followRequests } from './requests.ts';
import { followResizing } from './resizing.ts';
import { followScrolling } from './scrolling.ts';
import { followSecrets, noteMarked, tellTyped } from './secrets.ts';
import { INTERACTIVE, subjectOf, takesText } from './subject.ts';
import { holdsFolder, sendFiles, watchOpeners, whyNotUploaded } from './uploads.ts';
import { Wheel } from './wheel.ts';
import { Writing } from './writing.ts';

/**
 * Turns what a person does in this document into acts, until `signal` aborts. Listens before the page does
 * and describes elements as they were when acted on; events that scripts made up are ignored.
 */
export function listenForActs(outbox: Outbox, signal: AbortSignal): void {
  let typing: { field: Element; merge: string } | undefined;
  let pressed:
    | {
        on: Element;
        changed: boolean;
        named: Named | Nameless;
        click: Act;
        isClicked: boolean;
        hold?: number;
      }
    | undefined;
  let keyHeldOn: Element | undefined;
  let lastAct = -Infinity;
  let merges = 0;

  const newMerge = (): string => `${crypto.randomUUID()}:${(merges += 1)}`;

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

  const unsupported = (what: string, element: Element, event: Event, merge?: string): void => {
    send(refused(what, element), event, merge);
  };

  const sendOn = (
    element: Element,
    event: Event,
    act: (on: Named) => Act,
    what: string,
    merge?: string,
  ): void => send(actOn(element, act, what), event, merge);

  const on = listening((reason, event) => send({ kind: 'unsupported', reason }, event), signal);

  /**
   * Sends the act if, as shows once the page's own listeners have run, one of them acted on the event. The act is
   * told before, since the page may look different then.
   */
  const sendIfActedOn = (event: Event, act: Act): void => {
    setTimeout(() => event.defaultPrevented && !signal.aborted && send(act, event));
  };

  const writing = new Writing({
    tell(subject, act, event, of) {
      if (of === undefined && typing?.field !== subject) typing = { field: subject, merge: newMerge() };
      const merge = of ?? typing?.merge;
      // What was written before something else was done is told already.
      if (merge !== undefined && merge === typing?.merge && !signal.aborted)
        tellTyped(subject, act(), (told) => send(told, event, merge));
      return merge ?? '';
    },
    tokenOf: (subject) => (typing?.field === subject ? typing.merge : undefined),
    end() {
      typing = undefined;
    },
    send(act, event, before) {
      if (signal.aborted) return;
      const tell = (told: Act): void => send(told, event, undefined, undefined, before);
      if (act.kind === 'paste') tellTyped(deepActive() ?? document.documentElement, act, tell);
      else tell(act);
    },
  });
  const subjectOfText = (event: Event): Element => {
    const hit = hitBy(event);
    return editingHostOf(hit) ?? hit;
  };
  on('beforeinput', (event) => {
    const subject = subjectOfText(event);
    if (!takesText(subject)) return;
    writing.begin(subject);
    const text = typedBy(event);
    if (event.inputType.startsWith('format')) writing.format();
    if (text !== undefined) writing.type(subject, text);
    // Nothing else is heard of what only the page keeps.
    if (isProxy(subject) && !isField(subject)) writing.write(subject, event);
    else writing.writeIfReplaced(subject, event);
  });
  on('compositionend', (event) => {
    const subject = subjectOfText(event);
    if (!takesText(subject) || event.data === '') return;
    writing.type(subject, event.data);
    writing.write(subject, event);
  });
  on('paste', (event) => {
    const subject = subjectOfText(event);
    if (takesText(subject)) writing.writeIfReplaced(subject, event);
    writing.paste(subject, event);
  });
  on('cut', (event) => {
    const subject = subjectOfText(event);
    if (takesText(subject)) writing.writeIfReplaced(subject, event);
  });

  const hovering = new Hovering(`${INTERACTIVE},[tabindex],[onclick]`, signal);
  on('pointerover', (event) => {
    if (event.pointerType === 'mouse') hovering.enter(subjectOf(event));
  });

  on('pointerdown', (event) => {
    writing.settle();
    const element = subjectOf(event);
    const named = nameOn(element);
    const click = clickOn(element, event, {}, named);
    pressed = { on: element, changed: false, named, click, isClicked: false };
    if (event.button === 0) holding.press(element, event);
    writing.notePress(pressed.on);
  });

  followSecrets(signal);
  on('focusin', noteMarked);
  const holding = new Holding();
  const drags = listenForDrags(on, send, (hit, held, event) => {
    const zone = [...ancestry(hit)].find((at) => describe(at) !== undefined) ?? hit;
    const act = actOn(zone, (named) => ({ kind: 'upload', ...named, files: [], dropped: true }), 'Drop');
    upload(zone, [...held.files], holdsFolder(held), act, event);
  });
  followRequests(outbox, () => lastAct, signal);

  const wheel = new Wheel(newMerge, (element, how, event, merge) => {
    if (signal.aborted) return;
    sendOn(element, event, (named) => ({ kind: 'scroll', ...named, ...how }), 'Turning the wheel', merge);
  });
  on('wheel', (event) => wheel.turn(hitBy(event), event));

  const endScrolling = followScrolling(
    {
      on,
      newMerge,
      tell: (scroller, to, event, merge) => send(scrollOf(scroller, to), event, merge),
    },
    signal,
  );

  const endResizing = followResizing(
    { on, newMerge, tell: (act, event, merge) => send(act, event, merge) },
    signal,
  );

  on('click', (event) => {
    const element = subjectOf(event);
    const isKeyboardMade = event.detail === 0;
    // What was pressed before says nothing of it: not what it was called, either.
    if (isKeyboardMade) pressed = undefined;
    const press = pressed;
    if (press) press.isClicked = true;
    writing.noteFormatting(event);
    // Enter in a field presses the form's button too; the key press says it all.
    if (isKeyboardMade && keyHeldOn && isField(keyHeldOn) && keyHeldOn !== element) return;
    if (drags.takesClick() || (drags.strayed && pressed?.on !== element)) return;
    // A page that acts on the press may have taken away what was pressed.
    // One that covers it leaves the click to what lies around both.
    if (press && press.on !== element && (!isThere(press.on) || element.contains(press.on)))
      return send(press.click, event);
    if (pressed?.changed && isField(element)) return; // a slider or date was set; its value is the act
    // Its label brings a list the focus, and takes it from what was selected; a press on the list itself would open it.
    if (press && press.on !== element && isSelect(element)) return send(press.click, event);
    if (isLabelOfControl(element)) {
      sendIfActedOn(
        event,
        actOn(element, (named) => ({ kind: 'click', ...named }), 'Click'),
      );
      return; // the browser goes on to click the control
    }
    if (isInput(element) && element.type === 'file') return; // choosing the file is the act
    if (event.detail > 1 && takesText(element)) return; // it only selects what is in the field
    const how = press?.hold === undefined ? {} : { hold: press.hold };
    sendClick(element, event, how, namedBefore(element));
  });

  on('pointerup', (event) => {
    const press = pressed;
    if (event.button !== 0 || !press) return;
    const hold = holding.release(event);
    if (hold !== undefined) press.hold = hold;
    setTimeout(() => {
      const isDone = press.isClicked || (isThere(press.on) && hold === undefined);
      if (isDone || signal.aborted || drags.takesClick()) return;
      send(
        hold !== undefined && press.click.kind === 'click' ? { ...press.click, hold } : press.click,
        event,
      );
    });
  });

  on('dblclick', (event) => {
    const element = subjectOf(event);
    if (!drags.takesClick() && !takesText(element)) sendClick(element, event, { count: 2 });
  });

  on('auxclick', (event) => {
    if (event.button === 1) sendClick(subjectOf(event), event, { button: 'middle' });
  });

  on('contextmenu', (event) => {
    if (event.detail !== 0 || event.button === 2) sendClick(subjectOf(event), event, { button: 'right' });
  });

  /** How an element was called when it was pressed, if it was. */
  const namedBefore = (element: Element): Named | Nameless | undefined =>
    pressed?.on === element ? pressed.named : undefined;

  const sendClick = (element: Element, event: MouseEvent, how: ClickHow, named?: Named | Nameless): void => {
    for (const opener of event.detail === 0 ? [] : hovering.openersOf(element)) {
      const act = (named: Named): Act => ({ kind: 'hover', ...namedClosed(named, opener) });
      sendOn(opener.element, event, act, 'Pointing');
    }
    send(clickOn(element, event, how, named), event);
  };

  on('input', (event) => {
    const field = hitBy(event);
    if (pressed) pressed.changed = true;
    const host = editingHostOf(field);
    if (host) {
      // A composition tells of its text at its end.
      if (!('isComposing' in event && event.isComposing)) writing.write(host, event);
      return;
    }
    if (!isField(field)) return;
    if (isSelect(field) || (isInput(field) && /^(checkbox|radio|file)$/.test(field.type))) {
      // What is heard of a change ends at the shadow root around it.
      if (field.getRootNode() !== document) choose(field, event);
      return;
    }
    writing.write(field, event);
  });

  const choose = (field: Element, event: Event): void => {
    if (isSelect(field)) {
      const options = [...field.selectedOptions].map((option) => fold(option.label));
      sendOn(field, event, (named) => ({ kind: 'select', ...named, options }), 'Select');
    } else if (isInput(field) && (field.type === 'checkbox' || field.type === 'radio')) {
      const kind = field.checked ? 'check' : 'uncheck';
      // What it is called may say whether it is checked.
      send(
        actOn(field, (named) => ({ kind, ...named }), 'Check', namedBefore(field)),
        event,
      );
    } else if (isFileField(field)) {
      chooseFiles(field, event);
    }
  };
  const openedBy = watchOpeners(signal);

  const chooseFiles = (field: HTMLInputElement, event: Event): void => {
    const act = actOn(
      field,
      (named) => ({ kind: 'upload', ...named, files: [] }),
      'Upload',
      nameOn(field, isFileField),
    );
    upload(field, [...(field.files ?? [])], field.webkitdirectory, act, event);
  };

  const upload = (
    field: Element,
    files: readonly File[],
    isFolder: boolean,
    act: Act,
    event: Event,
  ): void => {
    const why = whyNotUploaded(files, isFolder);
    if (why !== undefined) return unsupported(why, field, event);
    if (act.kind !== 'upload' || files.length === 0) return send(act, event, undefined, openedBy(field));
    // What is in the files takes its time, and may not come at all; the act has its place at once.
    const merge = newMerge();
    const names = files.map(({ name }) => name).join(', ');
    const what = `${act.dropped ? 'Drop' : 'Upload'} of ${names}, which did not come before the page was left,`;
    typing = undefined;
    send(refused(what, field), event, merge, openedBy(field));
    sendFiles(files, { merge, at: timeOf(event), act }).catch(() => undefined);
  };

  on('change', (event) => {
    writing.noteFormatting(event);
    choose(hitBy(event), event);
  });

  on('keydown', (event) => {
    writing.settle();
    const element = subjectOf(event);
    keyHeldOn = element;
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
    else sendIfActedOn(event, act);
  });
  on('keyup', () => {
    keyHeldOn = undefined;
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

/** The text that is about to be typed; undefined for all other input. */
function typedBy({ inputType, data }: InputEvent): string | undefined {
  if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') return '\n';
  return inputType === 'insertText' && data !== null ? data : undefined;
}

/** The act of scrolling an element, or the whole page, which needs no name. */
function scrollOf(scroller: Element, to: ScrolledTo): Act {
  if (scroller !== document.scrollingElement)
    return actOn(scroller, (named) => ({ kind: 'scroll', ...named, to }), 'Scrolling');
  const frame = framePath();
  if (!frame) return refused(`Scrolling${UNFRAMED}`, scroller);
  return { kind: 'scroll', ...(frame.length > 0 && { frame }), to };
}

function isThere(element: Element): boolean {
  return element.isConnected && element.checkVisibility();
}

function isLabelOfControl(element: Element): boolean {
  return element.localName === 'label' && 'control' in element && element.control !== null;
}
