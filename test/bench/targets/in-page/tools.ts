import { finder } from '@medv/finder';
import type { Target } from '../../../../journey/model.ts';
import { describe } from '../../../../journey/target/describe.ts';
import { find } from '../../../../journey/target/find.ts';
import { matches } from '../../../../journey/target/candidates.ts';
import { likeness } from '../../../../journey/target/likeness.ts';
import { search } from '../../../../journey/target/search.ts';
import { newTurn } from '../../../../journey/target/turn.ts';
import { findByDevTools, nameForDevTools } from './devtools.ts';

/** The ways to name elements that are compared. */

/** What a tool remembers of an element: text that can be kept, and how long what a script would say is. */
export interface Named {
  kept: string;
  length: number;
}

/** Names elements, and finds them again by what it kept. */
export interface Tool {
  name(element: Element): Named | undefined;
  find(kept: string): Element | undefined;
  /** Why it found what it found, for the one who tunes it. */
  explain?(kept: string, truth: Element | undefined): string;
}

/** What Playwright puts into pages, as far as it is used here. */
interface PlaywrightScript {
  generateSelector(element: Element, options: { testIdAttributeName: string }): { selector: string };
  parseSelector(selector: string): object;
  querySelectorAll(selector: object, root: Node): Element[];
}

declare global {
  /** Put there by the bench. */
  var playwrightScript: PlaywrightScript;
}

/** All tools, ours first. */
export const TOOLS = {
  ours: {
    name(element) {
      newTurn();
      const target = describe(element);
      const [best] = target?.candidates ?? [];
      return best && { kept: JSON.stringify(target), length: lengthOf(best) };
    },
    find(kept) {
      newTurn();
      const target: Target = JSON.parse(kept);
      const found = find(target);
      return 'element' in found ? found.element : undefined;
    },
    explain(kept, truth) {
      newTurn();
      const { candidates, fingerprint }: Target = JSON.parse(kept);
      const like = (element: Element): string => likeness(fingerprint, element).toFixed(2);
      const matching = candidates.map((candidate) => matches(candidate).map(like).join());
      const searched = search(fingerprint).slice(0, 3);
      const shown = searched.map((at) => `${at.likeness.toFixed(2)}${at.element === truth ? '!' : ''}`);
      return `[truth ${truth ? like(truth) : 'gone'}, names ${matching.join(' ')}, search ${shown.join(' ')}]`;
    },
  },
  // As its locators do: only what matches once is acted on.
  playwright: {
    name(element) {
      const { selector } = playwrightScript.generateSelector(element, { testIdAttributeName: 'data-testid' });
      return { kept: selector, length: selector.length };
    },
    find(kept) {
      const found = playwrightScript.querySelectorAll(playwrightScript.parseSelector(kept), document);
      return found.length === 1 ? found[0] : undefined;
    },
  },
  // Nothing said of how its selectors are used: the kinder way, only what matches once.
  finder: {
    name(element) {
      if (element.getRootNode() !== document) return undefined; // it sees no shadow roots
      const selector = finder(element);
      return { kept: selector, length: selector.length };
    },
    find(kept) {
      const found = document.querySelectorAll(kept);
      return found.length === 1 ? found[0] : undefined;
    },
  },
  devtools: {
    name(element) {
      const selectors = nameForDevTools(element);
      const [best] = selectors;
      return best && { kept: JSON.stringify(selectors), length: best.path.join(' >>> ').length };
    },
    find: (kept) => findByDevTools(JSON.parse(kept)),
  },
} satisfies Record<string, Tool>;

function lengthOf(candidate: Target['candidates'][number]): number {
  const own =
    candidate.by === 'role' ? candidate.role.length + (candidate.name ?? '').length : candidate.value.length;
  return own + (candidate.within ? 1 + lengthOf(candidate.within) : 0);
}
