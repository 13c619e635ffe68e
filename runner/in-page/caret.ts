import type { Caret } from '../../journey/model.ts';
import { putCaret, selectedBy } from '../../journey/target/caret.ts';
import { isField, isSelect } from '../../journey/target/page.ts';

/**
 * Puts the caret of a field or editor at a place of its text, or selects a part.
 * @returns why it could not be done; undefined when it is done
 */
export function placeCaret(element: Element, at: Caret): string | undefined {
  if (!isField(element) || isSelect(element)) {
    const lack = putCaret(element, at);
    return lack && `does not hold ${lack}`;
  }
  const found = selectedBy(element.value, at);
  if (typeof found === 'string') return `does not hold ${found}`;
  try {
    element.setSelectionRange(found.from, found.to);
  } catch {
    // Fields of some types tell nothing of their carets; typing goes to their end.
    return at === 'end' ? undefined : `is a ${element.type} field, which lets nobody place its caret`;
  }
  return undefined;
}
