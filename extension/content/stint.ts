import type { Caret } from '../../journey/model.ts';
import { caretOf, selectedIn, type Selected } from '../../journey/target/caret.ts';

/** What is typed in one go, key by key: it tells an act of writing where the text that comes of it does not. */
export interface Stint {
  readonly subject: Element;
  text: string;
  /** Where the caret was brought first; undefined where the text before left it. */
  readonly at?: Caret;
}

/** Where the carets of editors were left by what was told of them. */
export class Carets {
  readonly #known = new WeakMap<Element, string>();

  /** Where the caret of an editor was brought since: words that tell it, none in an empty text. Undefined for nowhere. */
  moved(host: Element): { at?: Caret } | undefined {
    const selected = selectedIn(host);
    if (!selected || this.#known.get(host) === keyOf(selected)) return undefined;
    const at = caretOf(host, selected);
    return at === undefined ? {} : { at };
  }

  /** Notes that all that was done in an editor so far is told. */
  mark(host: Element): void {
    const selected = selectedIn(host);
    if (selected) this.#known.set(host, keyOf(selected));
  }
}

function keyOf({ from, to }: Selected): string {
  return `${from}:${to}`;
}
