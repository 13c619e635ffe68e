import { describe } from '../../../../journey/target/describe.ts';
import { find } from '../../../../journey/target/find.ts';
import { newTurn } from '../../../../journey/target/turn.ts';

/**
 * What a search comes to in a page for what was recorded in an earlier one: the element after the comment `wanted`.
 * @returns the verdict, and what the found element reads or its markup
 */
export function findAgain(before: string, after: string): string {
  document.body.innerHTML = before;
  newTurn();
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  const wanted = comments.nextNode()?.nextSibling;
  const target = wanted instanceof Element ? describe(wanted) : undefined;
  if (!target) throw new Error('Nothing that can be named is wanted.');
  document.body.innerHTML = after;
  newTurn();
  const verdict = find(target);
  if (!('element' in verdict)) return verdict.verdict;
  const { element } = verdict;
  return `${verdict.verdict} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 30)}`;
}
