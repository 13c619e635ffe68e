import { fold } from '../../../journey/target/page.ts';
import { hideSecrets } from '../../../journey/url.ts';
import type { Appeared } from '../../messages.ts';
import { describe, queryAll, shadowRootsIn } from './lent.ts';

/** What is new in the page since the person's last act: what a check of the outcome may be about. */
export interface Appearing {
  /** Tells what is new, now and whenever it changes, until `signal` aborts. */
  watch(tell: (appeared: Appeared) => void, signal: AbortSignal): void;
}

/** What a page says at a time. */
interface Saying {
  url: string;
  title: string;
  said: Set<string>;
}

/** Remembers what the page says before each act while somebody watches, until `signal` aborts. */
export function followAppearing(signal: AbortSignal): Appearing {
  /** Nothing for a document in which nothing was done yet: all that it says is new. */
  let before: Saying | undefined;
  const watchers = new Set<() => void>();
  /** What speaks in the page, for as long as the page does not change. */
  let known: Voice[] | undefined;
  const heard = (): Voice[] => {
    for (const look of watchers) look();
    // What changes in shadow roots tells nobody.
    if (shadowRootsIn(document).length > 0) known = undefined;
    return (known ??= voices());
  };
  const remember = (event: Event): void => {
    if (watchers.size > 0 && event.isTrusted) before = sayingOf(heard());
  };
  const options = { capture: true, passive: true, signal };
  addEventListener('pointerdown', remember, options);
  addEventListener('keydown', (event) => ACTING.has(event.key) && remember(event), options);

  return {
    watch(tell, ended) {
      let told = '';
      let isDue = false;
      const look = (): void => {
        isDue = false;
        if (ended.aborted) return;
        const appeared = appearedSince(before, heard());
        const text = JSON.stringify(appeared);
        if (text === told) return;
        told = text;
        tell(appeared);
      };
      const later = (): void => {
        known = undefined;
        if (isDue) return;
        isDue = true;
        setTimeout(look, PAUSE);
      };
      const observer = new MutationObserver(later);
      const whole = { subtree: true, childList: true, characterData: true, attributes: true };
      observer.observe(document, whole);
      // An address that changes without a change of the page.
      const navigation = 'navigation' in window ? window.navigation : undefined;
      navigation?.addEventListener('currententrychange', later, { signal: ended });
      const lookUp = (): void => {
        if (observer.takeRecords().length > 0) later();
      };
      watchers.add(lookUp);
      ended.addEventListener('abort', () => {
        observer.disconnect();
        watchers.delete(lookUp);
      });
      look();
    },
  };
}

/** The keys by which people act, and do not only write. */
const ACTING = new Set(['Enter', ' ']);

/** How long a change of the page is waited for others to come with it (milliseconds). */
const PAUSE = 250;

function appearedSince(before: Saying | undefined, heard: readonly Voice[]): Appeared {
  const { url, title } = sayingOf(heard);
  const fresh = heard.filter((voice) => !before?.said.has(keyOf(voice)));
  const messages = fresh.filter(({ kind }) => kind === 'message');
  const headings = fresh.filter(({ kind }) => kind === 'heading');
  // Of a whole new page, the first heading says what it is.
  const said = [...messages, ...headings.slice(0, before ? MOST : 1)].slice(0, MOST);
  return {
    ...(url !== before?.url && { url }),
    ...(title !== '' && title !== before?.title && { title }),
    said: said.flatMap(({ kind, text, element }) => {
      const target = describe(element);
      return target ? [{ kind, text, target }] : [];
    }),
  };
}

const MOST = 3;

function sayingOf(heard: readonly Voice[]): Saying {
  return { url: hideSecrets(location.href), title: document.title, said: new Set(heard.map(keyOf)) };
}

interface Voice {
  kind: 'heading' | 'message';
  text: string;
  element: Element;
}

/** What in the page speaks to the person: headings, and messages of a status or an alert. */
function voices(): Voice[] {
  const speaking = queryAll(document, 'h1,h2,h3,[role=heading],[role=status],[role=alert],output');
  return speaking.slice(0, MOST_VOICES).flatMap((element): Voice[] => {
    const text = element.checkVisibility({ visibilityProperty: true }) ? fold(element.textContent) : '';
    const kind =
      /^h\d$/.test(element.localName) || element.getAttribute('role') === 'heading' ? 'heading' : 'message';
    return text === '' || text.length > LONGEST ? [] : [{ kind, text, element }];
  });
}

/** Of a page with more headings than these, the first ones are enough: this is asked before each act. */
const MOST_VOICES = 150;

const LONGEST = 120;

function keyOf({ kind, text }: Voice): string {
  return `${kind}:${text}`;
}
