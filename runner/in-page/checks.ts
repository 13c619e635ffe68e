import type { Check, Target } from '../../journey/model.ts';
import { matches } from '../../journey/target/candidates.ts';
import { fold, isField, isInput, labelsOf, textOf } from '../../journey/target/page.ts';
import { wordCheck } from '../../journey/wording.ts';
import { find } from '../../journey/target/find.ts';
import { findNow } from './actionable.ts';
import { isLoading } from './loading.ts';
import type { Checked } from './protocol.ts';

/** Whether a check holds right now; else a sentence on what was seen. URLs are the runner's to check. */
export function checkNow(check: Check, target: Target | undefined): Checked {
  const failed = (message: string): Checked => ({ holds: false, cause: 'check', message });
  const seen = (what: string): Checked => failed(`${wordCheck(check, target)}, but ${what}.`);
  if (check.kind === 'title') {
    return fold(document.title) === fold(check.title) ? { holds: true } : seen(`it is “${document.title}”`);
  }
  if (!target) return failed('This check needs an element.');
  // What is not there yet proves nothing in a document that is still coming.
  if ((check.kind === 'hidden' || check.kind === 'count') && isLoading())
    return seen('the page is still loading');
  if (check.kind === 'count') {
    const [candidate] = target.candidates;
    const count = candidate ? matches(candidate).length : 0;
    return count === check.count ? { holds: true } : seen(`there are ${count}`);
  }
  if (check.kind === 'hidden') {
    const found = find(target);
    if (found.verdict === 'missing' || found.verdict === 'hidden') return { holds: true };
    if (found.verdict === 'ambiguous') return { holds: false, cause: 'ambiguous', message: found.message };
    return isTransparent(found.element) ? { holds: true } : seen('it can be seen');
  }
  const found = findNow(target);
  if (found.verdict !== 'found') return { holds: false, cause: found.verdict, message: found.message };
  const { element, drift } = found;
  const holds: Checked = { holds: true, ...(drift !== undefined && { drift }) };
  switch (check.kind) {
    case 'visible':
      return isTransparent(element) ? seen('it is transparent') : holds;
    case 'text': {
      const text = textOf(element);
      return text === fold(check.text) ? holds : seen(`it reads “${text}”`);
    }
    case 'value': {
      if (!isField(element)) return seen('it is not a field');
      return element.value === check.value ? holds : seen(`it holds “${element.value}”`);
    }
    case 'checked': {
      const checked = isChecked(element);
      return checked === check.checked ? holds : seen(`it is ${checked ? 'checked' : 'unchecked'}`);
    }
    default:
      return failed(`The page can't tell about “${check.kind}”.`);
  }
}

/** Whether nothing is to be seen of the element, nor of a label that stands for it. */
function isTransparent(element: Element): boolean {
  return [element, ...labelsOf(element)].every((at) => !at.checkVisibility({ opacityProperty: true }));
}

/** Whether a box, radio or switch is on. */
export function isChecked(element: Element): boolean {
  return isInput(element) ? element.checked : element.getAttribute('aria-checked') === 'true';
}
