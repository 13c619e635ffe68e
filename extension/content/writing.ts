import { editingHostOf, isPlainlyWritten, writtenIn } from '../../journey/target/editable.ts';
import { isField } from '../../journey/target/page.ts';
import type { Value } from '../../journey/model.ts';
import type { Act } from '../messages.ts';
import { isSecret, secretName } from './secrets.ts';

/** How acts of writing are told. */
interface Ways {
  /**
   * Tells what was written in a field or editor, in place of what was told of the same writing before.
   * @param of the writing that it belongs to; it goes on, or a new one begins, without
   * @returns the token of the writing
   */
  tell(subject: Element, act: () => Act, event: Event, of?: string): string;
  fill(field: Element, value: Value): Act;
  refused(what: string, element: Element): Act;
  /** Tells of an act that is none of writing. */
  send(act: Act, event: Event): void;
}

/** Tells what a person writes into fields and editors: what they hold in the end, however it came there. */
export class Writing {
  readonly #ways: Ways;
  /** What waits for the page's own listeners to have run. */
  readonly #waiting: (() => void)[] = [];

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  /** Looks at what came of the last event; say so before the next one, which may overtake a timer. */
  settle(): void {
    for (const look of this.#waiting.splice(0)) look();
  }

  /** Tells what a field or editor holds now. */
  write(subject: Element, event: Event): void {
    const act = (): Act => {
      if (!isField(subject) && !isPlainlyWritten(subject)) {
        return this.#ways.refused('Typing into formatted text', subject);
      }
      const value = isSecret(subject) ? { secret: secretName(subject) } : valueOf(subject);
      return this.#ways.fill(subject, value);
    };
    const before = { text: valueOf(subject), isPlain: isPlainlyWritten(subject) };
    const token = this.#ways.tell(subject, act, event);
    if (isField(subject)) return;
    // Editors give what was typed their own form after; one that takes it away was given a message to send.
    this.#later(() => {
      const text = valueOf(subject);
      const isOther = text !== before.text || isPlainlyWritten(subject) !== before.isPlain;
      if (text !== '' && isOther) this.#ways.tell(subject, act, event, token);
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

  /** Tells of a key in an editor: a press where the page acts on it otherwise than by its text and its caret. */
  press(host: Element, event: KeyboardEvent, press: Act | undefined): void {
    const before = stateOf(host);
    this.#later(() => {
      if (!event.defaultPrevented) return;
      const after = stateOf(host);
      // A message that is sent leaves an empty editor.
      const isSent = event.key === 'Enter' && after.text === '' && before.text !== '';
      if (after.text !== before.text && !isSent) this.write(host, event);
      else if (press && (isSent || after.caret === before.caret)) this.#ways.send(press, event);
    });
  }

  /** Says so where a part of an editor's text is given another look: which part is no act of its own. */
  noteFormatting(element: Element, event: Event): void {
    const host = hostOfSelection();
    if (!host || (editingHostOf(element) === host && event.type === 'click')) return;
    const before = stateOf(host);
    this.#later(() => {
      const after = stateOf(host);
      const isFormatted = after.text === before.text && after.html !== before.html;
      if (isFormatted) this.#ways.send(this.#ways.refused('Formatting a part of the text', host), event);
    });
  }

  #later(look: () => void): void {
    this.#waiting.push(look);
    setTimeout(() => this.settle());
  }
}

/** What a field or an editor holds. */
function valueOf(subject: Element): string {
  return isField(subject) ? subject.value : writtenIn(subject);
}

/** An editor at one moment: its text, how it looks, and where the caret is. */
function stateOf(host: Element): { text: string; html: string; caret: string } {
  const selection = getSelection();
  const place = (node: Node | null | undefined): string => {
    let path = '';
    for (let at = node; at && at !== host; at = at.parentNode) {
      let index = 0;
      for (let before = at.previousSibling; before; before = before.previousSibling) index += 1;
      path += `/${index}`;
    }
    return path;
  };
  const ends = [selection?.anchorNode, selection?.focusNode].map(place);
  const caret = [...ends, selection?.anchorOffset, selection?.focusOffset].join();
  return { text: writtenIn(host), html: host.innerHTML, caret };
}

/** The editor in which a part of the text is selected, and could be given another look. */
function hostOfSelection(): Element | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return undefined;
  const node = selection.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return element ? editingHostOf(element) : undefined;
}
