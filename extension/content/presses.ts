import { isField, isInput, isSelect } from '../../journey/target/page.ts';
import type { Act } from '../messages.ts';
import { actOn, nameOn, type Named, type Nameless } from './act-on.ts';
import { clickOn, type ClickHow } from './clicking.ts';
import type { Drags } from './dragging.ts';
import { Holding } from './holding.ts';
import type { Hovering } from './hovering.ts';
import { whenActedOn, type On } from './listening.ts';
import { namedClosed } from './opener.ts';
import { subjectOf, takesText } from './subject.ts';
import type { Writing } from './writing.ts';

/** How an element was called when it was pressed; undefined where it was not. */
export type NamedBefore = (element: Element) => Named | Nameless | undefined;

/** A press of the pointer, from which a click may come. */
interface Press {
  on: Element;
  changed: boolean;
  named: Named | Nameless;
  click: Act;
  isClicked: boolean;
  hold?: number;
}

/** What has to do with presses besides. */
interface Besides {
  writing: Writing;
  hovering: Hovering;
  drags: Drags;
}

/**
 * Turns what a person presses into clicks, each with what had to be pointed at before, until `signal` aborts.
 * @param on listens before the page does, and after those who tell of drags
 * @param send tells an act that an event came of
 */
export function listenForPresses(
  on: On,
  send: (act: Act, event: Event) => void,
  { writing, hovering, drags }: Besides,
  signal: AbortSignal,
): NamedBefore {
  const holding = new Holding();
  let pressed: Press | undefined;
  let keyHeldOn: Element | undefined;

  const namedBefore: NamedBefore = (element) => (pressed?.on === element ? pressed.named : undefined);

  const sendClick = (element: Element, event: MouseEvent, how: ClickHow, named?: Named | Nameless): void => {
    for (const opener of event.detail === 0 ? [] : hovering.openersOf(element)) {
      const act = (closed: Named): Act => ({ kind: 'hover', ...namedClosed(closed, opener) });
      send(actOn(opener.element, act, 'Pointing'), event);
    }
    send(clickOn(element, event, how, named), event);
  };

  on('pointerdown', (event) => {
    const element = subjectOf(event);
    const named = nameOn(element);
    const click = clickOn(element, event, {}, named);
    pressed = { on: element, changed: false, named, click, isClicked: false };
    if (event.button === 0) holding.press(element, event);
    writing.notePress(element);
  });

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
    if (drags.takesClick() || (drags.strayed && press?.on !== element)) return;
    // A page that acts on the press may have taken away what was pressed.
    // One that covers it leaves the click to what lies around both.
    if (press && press.on !== element && (!isThere(press.on) || element.contains(press.on)))
      return send(press.click, event);
    if (press?.changed && isField(element)) return; // a slider or date was set; its value is the act
    // Its label brings a list the focus, and takes it from what was selected; a press on the list itself would open it.
    if (press && press.on !== element && isSelect(element)) return send(press.click, event);
    if (isLabelOfControl(element)) {
      const act = actOn(element, (named) => ({ kind: 'click', ...named }), 'Click');
      whenActedOn(event, () => send(act, event), signal);
      return; // the browser goes on to click the control
    }
    if (isInput(element) && element.type === 'file') return; // choosing the file is the act
    if (event.detail > 1 && takesText(element)) return; // it only selects what is in the field
    sendClick(element, event, { ...(press?.hold && { hold: press.hold }) }, namedBefore(element));
  });

  on('pointerup', (event) => {
    const press = pressed;
    if (event.button !== 0 || !press) return;
    const hold = holding.release(event);
    if (hold) press.hold = hold;
    setTimeout(() => {
      const isDone = press.isClicked || (isThere(press.on) && !hold);
      if (isDone || signal.aborted || drags.takesClick()) return;
      send(hold && press.click.kind === 'click' ? { ...press.click, hold } : press.click, event);
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

  on('input', () => {
    if (pressed) pressed.changed = true;
  });

  on('keydown', (event) => {
    keyHeldOn = subjectOf(event);
  });

  on('keyup', () => {
    keyHeldOn = undefined;
  });

  return namedBefore;
}

function isThere(element: Element): boolean {
  return element.isConnected && element.checkVisibility();
}

function isLabelOfControl(element: Element): boolean {
  return element.localName === 'label' && 'control' in element && element.control !== null;
}
