import { NAMING, wordsIn } from '../../journey/target/called.ts';
import type { KnownWords } from '../../journey/target/known-words.ts';
import { isElement, isTree } from '../../journey/target/page.ts';
import { isText, squeeze } from '../../journey/target/texts.ts';
import { Resting } from './resting.ts';

/**
 * Knows where each word of a document stands, so that naming an element needs no look at all others: what is written
 * and what attributes say, also in shadow roots. What changes is read anew when the page rests or when a word is asked
 * for, whichever comes first.
 */
export class WordIndex implements KnownWords {
  readonly #observer: MutationObserver;
  /** Texts and elements by the words in them. */
  readonly #words = new Places<Text | Element>();
  /** Texts by their last word, which may go on in the next one. */
  readonly #endings = new Places<Text>();
  /** Texts by the first letters of them. */
  readonly #beginnings = new Places<Text>();
  /** By what each can be found, for forgetting it. */
  readonly #read = new WeakMap<Node, string>();
  /** The shadow roots that are followed, by their hosts: what is in them comes and goes with these. */
  readonly #roots = new WeakMap<Element, ShadowRoot>();
  /** What may read otherwise now: with all that is in it, or by itself alone. */
  #changed = new Map<Node, 'whole' | 'alone'>();
  readonly #reading: Resting;

  /** @param signal ends it */
  constructor(signal: AbortSignal) {
    this.#reading = new Resting(() => this.#readChanged(), signal);
    this.#observer = new MutationObserver((records) => {
      this.#note(records);
      this.#reading.soon();
    });
    this.watch(document);
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /** Learns what is written in a document or shadow root, and follows it. */
  watch(root: Document | ShadowRoot): void {
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: SAID,
    });
    if ('host' in root) this.#roots.set(root.host, root);
    this.#changed.set(root, 'whole');
    this.#reading.soon();
  }

  rarest(words: readonly string[]): ReturnType<KnownWords['rarest']> {
    this.#catchUp();
    const found = words.map((word) => {
      // Its beginning may be the end of one text, and the rest of it the next.
      const places = [
        this.#words.of(word),
        ...beginningsOf(word, word.length - 1).map((part) => this.#endings.of(part)),
      ];
      return { word, places, count: places.reduce((sum, { size }) => sum + size, 0) };
    });
    return found.reduce((rarest, one) => (one.count < rarest.count ? one : rarest));
  }

  beginnings(squeezed: string): ReturnType<KnownWords['beginnings']> {
    this.#catchUp();
    const most = Math.min(squeezed.length, LETTERS);
    const texts = beginningsOf(squeezed, most).map((part) => this.#beginnings.of(part));
    return { texts, count: texts.reduce((sum, { size }) => sum + size, 0) };
  }

  #catchUp(): void {
    this.#note(this.#observer.takeRecords());
    this.#reading.finish();
  }

  #note(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type !== 'childList') this.#noteChanged(target, 'alone');
      for (const node of removedNodes) this.#noteChanged(node, 'whole');
      for (const node of addedNodes) this.#noteChanged(node, 'whole');
    }
  }

  #noteChanged(node: Node, how: 'whole' | 'alone'): void {
    if (how === 'whole' || !this.#changed.has(node)) this.#changed.set(node, how);
  }

  /** Reads what has changed, some at a time; whatever changes meanwhile, too. */
  *#readChanged(): Generator<void> {
    while (this.#changed.size > 0) {
      const changed = this.#changed;
      this.#changed = new Map();
      for (const [node, how] of changed) {
        this.#readAnew(node);
        if (how === 'alone' || !isTree(node)) continue;
        // A list that stays as it is, whatever the page does between two rests.
        for (const at of [node, ...node.querySelectorAll('*')]) {
          this.#readAnew(at);
          const root = isElement(at) && this.#roots.get(at);
          if (root) this.#changed.set(root, 'whole');
          for (const child of at.childNodes) if (isText(child)) this.#readText(child);
          yield;
        }
      }
    }
  }

  #readAnew(node: Node): void {
    if (isText(node)) this.#readText(node);
    else if (isElement(node)) this.#readAttributes(node);
  }

  #readText(text: Text): void {
    const before = this.#read.get(text) ?? '';
    const isTold = text.isConnected && !UNREAD.has(text.parentElement?.localName);
    const now = isTold ? text.data.trim().slice(0, LONGEST).toLowerCase() : '';
    if (now === before) return;
    this.#words.move(text, wordsIn(before), wordsIn(now));
    this.#endings.move(text, endingOf(before), endingOf(now));
    this.#beginnings.move(text, beginningOf(before), beginningOf(now));
    this.#read.set(text, now);
  }

  #readAttributes(element: Element): void {
    const before = this.#read.get(element) ?? '';
    const said = element.isConnected ? SAID.flatMap((name) => element.getAttribute(name) ?? []) : [];
    const now = said.join(' ').toLowerCase();
    if (now === before) return;
    this.#words.move(element, wordsIn(before), wordsIn(now));
    this.#read.set(element, now);
  }
}

/** Where words are. */
class Places<Place> {
  readonly #places = new Map<string, Set<Place>>();

  of(word: string): ReadonlySet<Place> {
    return this.#places.get(word) ?? NOWHERE;
  }

  /** Moves a place from some words to others. */
  move(place: Place, before: readonly string[], now: readonly string[]): void {
    for (const word of before) {
      const places = this.#places.get(word);
      places?.delete(place);
      if (places?.size === 0) this.#places.delete(word);
    }
    for (const word of now) {
      const places = this.#places.get(word);
      if (places) places.add(place);
      else this.#places.set(word, new Set([place]));
    }
  }
}

const NOWHERE: ReadonlySet<never> = new Set();

/** The attributes that say how an element, or what it is in, is called. */
const SAID = [...NAMING, 'value'];

const UNREAD = new Set<string | undefined>(['script', 'style', 'noscript']);

/** No name is as long (letters). */
const LONGEST = 1000;

/** So many letters of a text's beginning tell it well enough. */
const LETTERS = 60;

/** The beginnings of a text, of one letter to so many. */
function beginningsOf(text: string, most: number): string[] {
  return Array.from({ length: most }, (_, at) => text.slice(0, at + 1));
}

function endingOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+$/u)?.slice() ?? [];
}

function beginningOf(text: string): string[] {
  const squeezed = squeeze(text).slice(0, LETTERS);
  return squeezed === '' ? [] : [squeezed];
}
