import { editingHostOf, isPlainlyWritten } from '../../journey/target/editable.ts';
import { deepActive, isField, isWholePage } from '../../journey/target/page.ts';
import { writtenIn } from '../../journey/target/written.ts';
import type { Act } from '../messages.ts';
import { actOn, nameOn, refused, type Named, type Nameless } from './act-on.ts';
import { actInShown, isProxy } from './proxy.ts';
import {
  hasMovedCaret,
  hostOfSelection,
  isOther,
  stateOf,
  withoutLast,
  type EditorState,
} from './editor-state.ts';
import { isSecret, secretName } from './secrets.ts';
import { Carets, type Stint } from './stint.ts';

/** How acts of writing are told. */
interface Ways {
  /**
   * Tells what was written in a field or editor, in place of what was told of the same writing before.
   * @param of the writing that it belongs to; it goes on, or a new one begins, without
   * @returns the token of the writing
   */
  tell(subject: Element, act: () => Act, event: Event, of?: string): string;
  /** The token of the writing that goes on there; undefined where what is written next is told apart. */
  tokenOf(subject: Element): string | undefined;
  /** Ends the writing: what is written next is told apart. */
  end(): void;
  /** Tells of another act; of one that came `before` the event, which its own act may have told already. */
  send(act: Act, event: Event, before?: 'before'): void;
}

/**
 * Tells what a person writes into fields and editors. What they hold in the end says it, however it came there; but
 * text that has looks of its own is told by the keys that made it, each from where the caret was, and so is text that
 * the page takes out of the field as it comes.
 */
export class Writing {
  readonly #ways: Ways;
  readonly #carets = new Carets();
  /** What waits for the page's own listeners to have run. */
  readonly #waiting: (() => void)[] = [];
  #stint: Stint | undefined;
  #called: { token: string | undefined; named: Named | Nameless } | undefined;
  /** How a field that is about to be written in is called: what is written may become a part of names. */
  #next: { subject: Element; named: Named | Nameless } | undefined;
  /** Whether something was typed that is not told yet. */
  #isFresh = false;
  /** What the key that is down did so far besides what is seen of the text. */
  #keyed: { isPaste: boolean; isFormat: boolean } | undefined;
  /** The editor that had the caret when something else was pressed, as it was then. */
  #pressedBeside: { host: Element; before: EditorState; moved: ReturnType<Carets['moved']> } | undefined;

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  /** Looks at what came of the last event; say so before the next one, which may overtake a timer. */
  settle(): void {
    for (const look of this.#waiting.splice(0)) look();
  }

  /** Notes that something is about to be written into a field or editor. */
  begin(subject: Element): void {
    if (this.#ways.tokenOf(subject) !== undefined) return;
    this.#next = { subject, named: nameOn(subject) };
  }

  /** Notes what is about to be typed into a field or editor. */
  type(subject: Element, text: string): void {
    if (isSecret(subject)) return;
    this.#stintIn(subject, this.#moved(subject)).text += text;
    this.#isFresh = true;
  }

  /** Notes that text to come, or what is selected, is given another look. */
  format(): void {
    if (this.#keyed) this.#keyed.isFormat = true;
  }

  /** Tells what a field or editor holds now. */
  write(subject: Element, event: Event): void {
    if (!tellsAll(subject)) {
      const strange = 'inputType' in event && STRANGE.has(String(event.inputType)) && !this.#keyed;
      if (strange) this.#ways.send(refused('Moving or replacing formatted text', subject), event);
      // Keys and clicks that gave it another look tell of themselves.
      if (!this.#isFresh || this.#stint?.subject !== subject) return;
    }
    this.#isFresh = false;
    const before = { text: valueOf(subject), isPlain: isField(subject) || isPlainlyWritten(subject) };
    const token = this.#ways.tell(subject, () => this.#actIn(subject), event);
    if (isProxy(subject)) return;
    this.#later(() => {
      const text = valueOf(subject);
      if (isField(subject)) {
        // What the page takes out as it comes is kept elsewhere.
        const isTaken = text === '' && before.text !== '' && this.#stint?.subject === subject;
        if (isTaken) this.#ways.tell(subject, () => typed(subject, this.#stint), event, token);
        return;
      }
      // Editors give what was typed their own form after; one that takes it away was given a message to send.
      const isAnother = text !== before.text || isPlainlyWritten(subject) !== before.isPlain;
      if (text !== '' && isAnother) this.#ways.tell(subject, () => this.#actIn(subject), event, token);
      this.#carets.mark(subject);
    });
  }

  /** Tells what a field or editor holds once the page has put it there itself, in place of the browser. */
  writeIfReplaced(subject: Element, event: Event): void {
    const before = valueOf(subject);
    this.#later(() => {
      const after = valueOf(subject);
      if (event.defaultPrevented && after !== before && after !== '') this.write(subject, event);
    });
  }

  /** Tells of a key that the page takes for itself in a field that nobody sees. */
  typeIfTaken(proxy: Element, event: KeyboardEvent): void {
    this.#later(() => {
      if (event.defaultPrevented && event.key.length === 1) this.#typed(proxy, event.key, event, undefined);
    });
  }

  /** Tells of what is pasted where the text or its looks come of it otherwise than the field's value tells. */
  paste(subject: Element, event: ClipboardEvent): void {
    const isEditor = isHost(subject);
    const isWritable = isEditor || isField(subject);
    if (isSecret(subject)) return;
    if (this.#keyed) this.#keyed.isPaste = true;
    const [text = '', html = ''] = ['text/plain', 'text/html'].map((type) =>
      event.clipboardData?.getData(type),
    );
    const hasFiles = (event.clipboardData?.files.length ?? 0) > 0;
    const before = isEditor ? stateOf(subject) : undefined;
    const held = isWritable ? valueOf(subject) : '';
    const moved = this.#moved(subject);
    this.#stint = undefined;
    this.#later(() => {
      const isChanged = before ? isOther(before, stateOf(subject)) : isWritable && valueOf(subject) !== held;
      if (isChanged && tellsAll(subject)) return;
      if (!isChanged && !event.defaultPrevented && !isProxy(subject)) return;
      if (hasFiles && text === '') return this.#ways.send(refused('Pasting files', subject), event);
      if (html.length > LONGEST_HTML) return this.#ways.send(refused('Pasting so much', subject), event);
      this.#bring(subject, moved, event);
      const pasted = { text, ...(html !== '' && isEditor && { html }) };
      const paste = (on?: Named): Act => ({ kind: 'paste', ...on, ...pasted });
      this.#ways.send(isWholePage(subject) ? paste() : actInShown(subject, paste, 'Pasting'), event);
      this.#carets.mark(subject);
    });
  }

  /**
   * Tells of a key in an editor: as typing, or as a press where it does otherwise than its text tells.
   * @param press the act of pressing it
   * @param matters whether a press that changes nothing is one, if the page acts on it
   */
  key(host: Element, event: KeyboardEvent, press: () => Act, matters: boolean): void {
    const keyed = { isPaste: false, isFormat: false };
    this.#keyed = keyed;
    const before = stateOf(host);
    const moved = this.#moved(host);
    this.#later(() => {
      this.#keyed = undefined;
      if (keyed.isPaste) return; // told by itself
      const after = stateOf(host);
      const isChanged = keyed.isFormat || isOther(before, after);
      const isPlainKey = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isChanged) {
        const isActedOn = event.defaultPrevented && !hasMovedCaret(before, after);
        if (matters && isActedOn) this.#pressed(host, press(), event, moved);
        return;
      }
      if (isPlainKey && event.key.length === 1) {
        if (event.defaultPrevented && after.text !== before.text) this.#typed(host, event.key, event, moved);
      } else if (isPlainKey && event.key === 'Enter' && !event.shiftKey) {
        // A message that is sent leaves an empty editor.
        if (after.text === '' && before.text !== '') this.#ways.send(press(), event);
        else if (event.defaultPrevented) this.#typed(host, '\n', event, moved);
      } else if (event.key === 'Backspace' && this.#takeBack(host, before, after)) {
        this.#isFresh = true;
        this.write(host, event);
      } else if (before.isFormatted || after.isFormatted || keyed.isFormat) {
        this.#pressed(host, press(), event, moved);
      } else {
        this.#stint = undefined;
        if (after.text !== before.text) this.write(host, event);
        else if (matters && event.defaultPrevented) this.#ways.send(press(), event);
      }
      this.#carets.mark(host);
    });
  }

  /** Notes what is pressed: perhaps a button that acts on the text of an editor. */
  notePress(element: Element): void {
    const host = hostOfSelection();
    const isBeside = host && editingHostOf(element) !== host;
    this.#pressedBeside = isBeside
      ? { host, before: stateOf(host), moved: this.#carets.moved(host) }
      : undefined;
  }

  /** Tells where the caret was, or what was selected, if what was pressed acts on an editor. */
  noteFormatting(event: Event): void {
    const pressed = this.#pressedBeside;
    if (!pressed) return;
    const { host, before, moved } = pressed;
    this.#pressedBeside = undefined;
    this.#later(() => {
      const active = deepActive();
      const keepsFocus = active !== null && editingHostOf(active) === host;
      if (!isOther(before, stateOf(host)) && !keepsFocus) return;
      this.#bring(host, moved, event, 'before');
      this.#stint = undefined;
      this.#carets.mark(host);
    });
  }

  /** What was written, by the value or by the keys. */
  #actIn(subject: Element): Act {
    if (!tellsAll(subject)) return typed(subject, this.#stint);
    const value = isSecret(subject) ? { secret: secretName(subject) } : valueOf(subject);
    const on = this.#nameOf(subject);
    return 'target' in on ? { kind: 'fill', ...on, value } : refused(`Typing${on.why}`, subject);
  }

  /** How a field is called, as it was when the writing in it began. */
  #nameOf(subject: Element): Named | Nameless {
    const token = this.#ways.tokenOf(subject);
    if (token !== undefined && this.#called?.token === token) return this.#called.named;
    const named = this.#next?.subject === subject ? this.#next.named : nameOn(subject);
    this.#next = undefined;
    this.#called = { token, named };
    return named;
  }

  #typed(host: Element, text: string, event: Event, moved: ReturnType<Carets['moved']>): void {
    this.#stintIn(host, moved).text += text;
    this.#isFresh = true;
    this.write(host, event);
  }

  #pressed(host: Element, press: Act, event: Event, moved: ReturnType<Carets['moved']>): void {
    this.#bring(host, moved, event, 'before');
    this.#stint = undefined;
    this.#ways.send(press, event);
  }

  /** Takes the last character back from what was typed, if a key did just that. */
  #takeBack(host: Element, before: EditorState, after: EditorState): boolean {
    const stint = this.#stint;
    const isSame =
      stint?.subject === host && this.#ways.tokenOf(host) !== undefined && withoutLast(before) === after.text;
    if (!isSame || stint.text.length < 2) return false;
    stint.text = stint.text.slice(0, -1);
    return true;
  }

  /** Tells where the caret of an editor was brought, unless what was told before left it there. */
  #bring(host: Element, moved: ReturnType<Carets['moved']>, event: Event, before?: 'before'): void {
    const at = moved?.at;
    if (at === undefined || !isHost(host)) return;
    this.#ways.send(
      actOn(host, (on) => ({ kind: 'caret', ...on, at }), 'Placing the caret'),
      event,
      before,
    );
  }

  #moved(subject: Element): ReturnType<Carets['moved']> {
    return isHost(subject) ? this.#carets.moved(subject) : undefined;
  }

  #stintIn(subject: Element, moved: ReturnType<Carets['moved']>): Stint {
    const goesOn = this.#ways.tokenOf(subject) !== undefined;
    if (this.#stint?.subject === subject && goesOn && !moved) return this.#stint;
    // What the keys alone tell is told apart from what came before in the same text.
    if (goesOn) this.#ways.end();
    this.#stint = { subject, text: '', ...moved };
    return this.#stint;
  }

  #later(look: () => void): void {
    this.#waiting.push(look);
    setTimeout(() => this.settle());
  }
}

/** What no key tells: text dragged, corrected from a menu, or cut by one. */
const STRANGE = new Set(['insertFromDrop', 'deleteByDrag', 'insertReplacementText', 'deleteByCut']);

/** In characters; pastes are kept in the journey. */
const LONGEST_HTML = 100_000;

function typed(subject: Element, stint: Stint | undefined): Act {
  if (stint?.subject !== subject || stint.text === '') return refused('Typing into formatted text', subject);
  const { text, at } = stint;
  return actInShown(
    subject,
    (on) => ({ kind: 'type', ...on, text, ...(at !== undefined && { at }) }),
    'Typing',
  );
}

/** Whether what a field or an editor holds says all of what was written. */
function tellsAll(subject: Element): boolean {
  return !isProxy(subject) && (isField(subject) || isPlainlyWritten(subject));
}

/** Whether it is an editor whose text the browser keeps. */
function isHost(subject: Element): boolean {
  return !isProxy(subject) && editingHostOf(subject) === subject;
}

/** What a field or an editor holds. */
function valueOf(subject: Element): string {
  return isField(subject) ? subject.value : writtenIn(subject);
}
