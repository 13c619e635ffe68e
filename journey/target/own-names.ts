import type { Candidate } from '../model.ts';
import { nameOf, readName, roleOf } from './candidates.ts';
import { LONGEST_NAME } from './fingerprint.ts';
import { looksGenerated, looksPassing } from './generated.ts';
import { isField, isHtml, textOf } from './page.ts';

/** The element's own names, in the order a person would choose them. */
export function* ownNames(element: Element, passing?: 'passing'): Generator<Candidate> {
  const isFit = (value: string): boolean =>
    value !== '' && value.length <= LONGEST_NAME && looksPassing(value) === (passing !== undefined);
  const textual = (by: 'testid' | 'label' | 'placeholder' | 'alt' | 'title' | 'text'): Candidate[] => {
    const value = readName(by, element);
    return isFit(value) ? [{ by, value }] : [];
  };
  const testid = readName('testid', element);
  if (testid && !looksGenerated(testid) && !passing) yield { by: 'testid', value: testid };
  if (isField(element)) yield* textual('label');
  const role = roleOf(element);
  // What is written in it is no name: it is about to be another.
  const isWritten = isHtml(element) && element.isContentEditable;
  const name = isWritten && nameOf(element) === textOf(element) ? '' : nameOf(element);
  if (role && isFit(name)) yield { by: 'role', role, name };
  yield* textual('placeholder');
  yield* textual('alt');
  yield* textual('title');
  if (!isField(element) && !isWritten) yield* textual('text');
}

/** A role alone, which says little on a page but may be enough inside a named part of it. */
export function* bareNames(element: Element): Generator<Candidate> {
  const role = roleOf(element);
  if (role) yield { by: 'role', role };
}
