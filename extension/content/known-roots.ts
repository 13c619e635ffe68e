import { isElement, isTree } from '../../journey/target/page.ts';
import { newTurn } from '../../journey/target/turn.ts';
import { Resting } from './resting.ts';
import { HOSTS } from './shadow-roots.ts';

/**
 * Knows the shadow roots of a document, closed ones too, without a search each time something is done: what is added
 * to the document is looked through when it is asked for or when the page rests, whichever comes first. Asking whether
 * a plain element has a closed root is dear, and attaching one later tells nobody; so the first waits for a rest, and the second until something is done in it.
 */
export class KnownRoots {
  readonly #reach: (element: Element) => ShadowRoot | null;
  readonly #tell: (root: ShadowRoot) => void;
  readonly #observer: MutationObserver;
  readonly #roots = new Set<ShadowRoot>();
  readonly #asked = new WeakSet<Element>();
  /** Elements of the page's own making that have no root yet: they get one when the page says what they are. */
  readonly #unmade = new Set<Element>();
  #added: Node[] = [document];
  readonly #searching: Resting;

  /**
   * @param reach gives the root of an element, open or closed
   * @param tell is told of each
   * @param signal ends it
   */
  constructor(
    reach: (element: Element) => ShadowRoot | null,
    tell: (root: ShadowRoot) => void,
    signal: AbortSignal,
  ) {
    this.#reach = reach;
    this.#tell = tell;
    this.#searching = new Resting(() => this.#search(), signal);
    this.#observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) this.#added.push(...addedNodes);
      this.#searching.soon();
    });
    this.#observer.observe(document, { childList: true, subtree: true });
    signal.addEventListener('abort', () => this.#observer.disconnect());
    this.#searching.soon();
  }

  /** All that are in the document now, outer ones first. */
  all(): ShadowRoot[] {
    for (const { addedNodes } of this.#observer.takeRecords()) this.#added.push(...addedNodes);
    for (const node of this.#added.splice(0)) this.#lookThrough(node);
    for (const element of [...this.#unmade].slice(0, MOST_UNMADE)) this.#make(element);
    for (const root of this.#roots) if (!root.isConnected) this.#roots.delete(root);
    return [...this.#roots];
  }

  /** Notes the root of an element that turned out to have one. */
  note(root: ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    // What was looked for without it may be found with it.
    newTurn();
    this.#tell(root);
    this.#observer.observe(root, { childList: true, subtree: true });
    this.#lookThrough(root);
  }

  #lookThrough(node: Node): void {
    if (!isTree(node)) return;
    for (const element of [...(isElement(node) ? [node] : []), ...node.querySelectorAll('*')]) {
      if (element.shadowRoot) this.note(element.shadowRoot);
      else if (element.localName.includes('-')) this.#make(element);
    }
  }

  #make(element: Element): void {
    const root = this.#reach(element);
    if (root || !element.isConnected) this.#unmade.delete(element);
    else this.#unmade.add(element);
    if (root) this.note(root);
  }

  /** Asks all elements, some at a time. */
  *#search(): Generator<void> {
    for (const node of this.#added.splice(0)) this.#lookThrough(node);
    for (const root of [document, ...this.#roots]) {
      let asked = 0;
      for (const element of root.querySelectorAll(HOSTS)) {
        if (this.#asked.has(element)) continue;
        this.#asked.add(element);
        const own = this.#reach(element);
        if (own) this.note(own);
        if ((asked += 1) % 50 === 0) yield;
      }
    }
  }
}

/** So many of them are asked each time; they are few in most pages. */
const MOST_UNMADE = 200;
