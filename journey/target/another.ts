import type { Fingerprint } from '../model.ts';
import { nameOf } from './candidates.ts';
import { neighboursOf } from './fingerprint.ts';
import { likeText, speaksOtherwise } from './likeness.ts';
import { textOf } from './page.ts';

/** Whether an element that is like a recorded one is another thing all the same. */
export function isAnother(wanted: Fingerprint, element: Element): boolean {
  return isRenamed(wanted, element) || isNeighbour(wanted, element) || isOtherIcon(wanted, element);
}

/**
 * Whether what is acted on is called altogether otherwise now, and nothing that the team named it by is left: nobody can
 * say then that it still does the same.
 */
function isRenamed(wanted: Fingerprint, element: Element): boolean {
  const { name, attributes = {} } = wanted;
  if (name === undefined || !element.matches(ACTED_ON) || speaksOtherwise(wanted, element)) return false;
  if (likeText(name, nameOf(element)) >= 0.35) return false;
  return !NAMED_BY.some((key) => {
    const value = attributes[key];
    return value !== undefined && value !== '#' && element.getAttribute(key) === value;
  });
}

const ACTED_ON = 'a,button,summary,[role=button],[role=link],[role=tab],[role=menuitem],[role=option]';
const NAMED_BY = ['id', 'name', 'href', 'data-testid', 'data-action', 'data-target'];

/** Whether it reads as something that stood beside the recorded one: it is that neighbour, then. */
function isNeighbour({ name, text, near = [] }: Fingerprint, element: Element): boolean {
  const words = name ?? text;
  const own = wordsOf(element);
  return words !== undefined && near.some((beside) => beside === own) && likeText(words, own) < SAME;
}

/** Whether it shows something else where words are missing: of its classes some are the same, and the one that tells is not. */
function isOtherIcon(
  { name, text, attributes = {} }: Fingerprint,
  { classList, children }: Element,
): boolean {
  if (name !== undefined || text !== undefined || children.length > 0) return false;
  const classes = attributes['class']?.split(' ') ?? [];
  const telling = classes.at(-1);
  return (
    telling !== undefined &&
    !classList.contains(telling) &&
    classes.some((token) => classList.contains(token))
  );
}

/**
 * Whether a mark without words, such as the arrow in the head of a column, stands at what stood further away from the
 * recorded one: it is the mark of that, then.
 */
export function isMarkOfAnother({ name, text, near = [] }: Fingerprint, element: Element): boolean {
  if (name !== undefined || text !== undefined) return false;
  const [nearest] = neighboursOf(element);
  return nearest !== undefined && near.indexOf(nearest) > 0;
}

/** How alike texts are that say the same, but for capitals and signs. */
export const SAME = 0.97;

/** What an element is called or reads. */
export function wordsOf(element: Element): string {
  return nameOf(element) || textOf(element);
}
