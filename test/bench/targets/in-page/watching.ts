import { KnownRoots } from '../../../../extension/content/known-roots.ts';
import { WordIndex } from '../../../../extension/content/word-index.ts';
import { findWordsBy } from '../../../../journey/target/known-words.ts';
import { seeShadowRootsBy } from '../../../../journey/target/page.ts';

/** Knows from now on what the recorder knows of a page while it watches it: where each word stands, and the shadow roots. */
export function watch(): void {
  const { signal } = new AbortController();
  const words = new WordIndex(signal);
  const reach = (element: Element): ShadowRoot | null => element.shadowRoot;
  const roots = new KnownRoots(reach, (root) => words.watch(root), signal);
  seeShadowRootsBy(reach, () => roots.all());
  findWordsBy(() => words);
}
