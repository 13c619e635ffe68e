import type { Candidate } from '../../../journey/model.ts';
import { looksGenerated } from '../../../journey/target/generated.ts';
import { ancestry, roleOf } from './lent.ts';

/**
 * A name for all elements of the same sort as `element`, for counting them; undefined where there is none
 * that would last.
 */
export function describeSort(element: Element): Candidate | undefined {
  for (const at of ancestry(element)) {
    const role = roleOf(at);
    if (role && SORTS.has(role)) return { by: 'role', role };
  }
  const className = [...element.classList].find((token) => !looksGenerated(token));
  return className === undefined ? undefined : { by: 'css', value: `.${CSS.escape(className)}` };
}

const SORTS = new Set(['article', 'listitem', 'row', 'option', 'tab', 'heading', 'link', 'button', 'img']);
