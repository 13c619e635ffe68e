import {
  answeredByFile,
  take,
  tabClosed,
  tabOpened,
  type Session,
} from '../../extension/background/session.ts';
import { canonical } from '../../journey/canonical.ts';
import type { Act, Report, Seen } from '../../extension/messages.ts';
import type { Target } from '../../journey/model.ts';

/** What pages and tabs tell the background, written as a story: one thing after another, a tenth of a second apart. */

export const SITE = 'http://127.0.0.1:4173';
export const MAIN = 1;
const VIEWPORT = { width: 1280, height: 800 };

/** Delivers one thing to the session. */
export type Delivery = (session: Session) => Session;

/** The pages of a story; each `deliveries` entry is one thing seen. */
export class Story {
  readonly deliveries: Delivery[] = [];
  /** When the next thing happens. */
  now = 1_000_000;
  #documents = 0;

  /** A document in a tab; its methods tell what is seen in it from now on. */
  page(tab: number, path: string, title = ''): StoryPage {
    this.#documents += 1;
    return new StoryPage(this, tab, `document-${this.#documents}`, path, title);
  }

  opened(tab: number, opener: number): void {
    const { now } = this;
    this.add((session) => tabOpened(session, tab, opener, now));
  }

  closed(tab: number): void {
    const { now } = this;
    this.add((session) => tabClosed(session, tab, now));
  }

  /** A page in a tab, or a frame in it, comes as a file. The browser says so once. */
  answered(tab: number, name: string, isPage = true): void {
    const { now } = this;
    const file = { tab, url: `${SITE}/file`, name, isPage };
    const isSaid = ({ recent }: Session): boolean =>
      recent.some(({ at, happening }) => at === now && happening.kind === 'answered');
    this.add((session) => (isSaid(session) ? session : answeredByFile(session, file, now)));
  }

  add(delivery: Delivery): void {
    this.deliveries.push(delivery);
    this.now += 100;
  }

  /** The session after the story, or what was added to it since `from`, was delivered in order. */
  told(session: Session, from = 0): Session {
    return this.deliveries.slice(from).reduce((now, deliver) => deliver(now), session);
  }
}

/** One document of a story. */
export class StoryPage {
  readonly #story: Story;
  readonly #tab: number;
  readonly #document: string;
  readonly #title: string;
  #path: string;
  #seq = 0;

  constructor(story: Story, tab: number, document: string, path: string, title: string) {
    this.#story = story;
    this.#tab = tab;
    this.#document = document;
    this.#path = path;
    this.#title = title;
  }

  arrived(how: 'start' | 'load' | 'reload' | 'traverse' = 'load', index = 0, opened = false): this {
    return this.#see({ kind: 'arrived', how, index, opened, title: this.#title, viewport: VIEWPORT });
  }

  click(name: string, more: Partial<Extract<Act, { kind: 'click' }>> = {}): this {
    return this.act({ kind: 'click', target: button(name), ...more });
  }

  fill(name: string, value: string, merge?: string): this {
    return this.act({ kind: 'fill', target: button(name), value }, merge);
  }

  act(act: Act, merge?: string, opener?: number): this {
    const more = { ...(merge !== undefined && { merge }), ...(opener !== undefined && { opener }) };
    return this.#see({ kind: 'act', act, title: this.#title, ...more });
  }

  leaving(how?: 'load' | 'reload' | 'traverse'): this {
    return this.#see({ kind: 'leaving', ...(how && { how }) });
  }

  download(name: string): this {
    return this.#see({ kind: 'download', name });
  }

  requested(path: string, ofAct = true): this {
    return this.#see({ kind: 'requested', url: SITE + path, ofAct });
  }

  routed(path: string, how: 'push' | 'replace' | 'traverse' = 'push', index = 0, byPerson = false): this {
    this.#path = path;
    return this.#see({ kind: 'routed', how, index, byPerson });
  }

  dialog(message: string, answer: boolean | string = true): this {
    return this.#see({ kind: 'dialog', type: 'confirm', message, answer });
  }

  #see(seen: Seen): this {
    this.#seq += 1;
    const at = this.#story.now;
    const url = SITE + this.#path;
    const report: Report = { type: 'report', document: this.#document, seq: this.#seq, at, url, seen };
    const tab = this.#tab;
    this.#story.add((session) => take(session, report, tab));
    return this;
  }
}

/** An element that is told by its name. */
export function button(name: string): Target {
  return { candidates: [{ by: 'role', role: 'button', name }], fingerprint: { tag: 'button' } };
}

/** The session as storage gives it back: with its keys in another order. */
export function stored(session: Session): Session {
  return JSON.parse(canonical(session)) as Session;
}
