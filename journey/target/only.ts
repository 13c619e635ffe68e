import type { Candidate } from '../model.ts';
import { naming, type Among } from './candidates.ts';
import { isPerceivable } from './page.ts';

/**
 * Whether a candidate names an element, and no other that a person could perceive.
 * @param among tells it from these elements, seen or not, in place of all that can be seen
 */
export function isOnly(candidate: Candidate, element: Element, among: Among = isPerceivable): boolean {
  let isThere = false;
  for (const match of naming(candidate, element.ownerDocument)) {
    if (match === element) isThere = among(element);
    else if (among(match)) return false;
  }
  return isThere;
}
