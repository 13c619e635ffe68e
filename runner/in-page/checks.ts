import type { Check, Target } from '../../journey/model.ts';
import { matches } from '../../journey/target/candidates.ts';
import { fold, isField, isInput, labelsOf, textOf } from '../../journey/target/page.ts';
import { find } from '../../journey/target/find.ts';
import { findNow, isDisabled } from './actionable.ts';
import { isLoading } from './loading.ts';
import type { Checked } from './protocol.ts';

/** Whether a check holds right now; else what was seen. What pages can't tell of themselves is the runner's to check. */
export function checkNow(check: Check, target: Target | undefined): Checked {
  if (check.kind === 'title') {
    return fold(document.title) === fold(check.title) ? { holds: true } : seen(`it is “${document.title}”`);
  }
  if (check.kind === 'status') {
    const [navigation] = performance.getEntriesByType('navigation');
    const status = navigation instanceof PerformanceNavigationTiming ? navigation.responseStatus : 0;
    return status === check.status ? { holds: true } : seen(`it is ${status}`);
  }
  if (!target) return seen('it names no element');
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
  const instead = seenInstead(check, element);
  return instead === undefined ? { holds: true, ...(drift !== undefined && { drift }) } : seen(instead);
}

function seen(what: string): Checked {
  return { holds: false, cause: 'check', seen: what };
}

/** What is seen of an element of which a check does not hold. */
function seenInstead(check: Check, element: Element): string | undefined {
  switch (check.kind) {
    case 'visible':
      return isTransparent(element) ? 'it is transparent' : undefined;
    case 'text':
    case 'contains':
    case 'pattern': {
      const text = textOf(element);
      return isRead(check, text) ? undefined : `it reads “${text}”`;
    }
    case 'value':
      if (!isField(element)) return 'it is not a field';
      return element.value === check.value ? undefined : `it holds “${element.value}”`;
    case 'checked': {
      const checked = isChecked(element);
      return checked === check.checked ? undefined : `it is ${checked ? 'checked' : 'unchecked'}`;
    }
    case 'enabled':
    case 'disabled': {
      const is = isDisabled(element) ? 'disabled' : 'enabled';
      return is === check.kind ? undefined : `it is ${is}`;
    }
    case 'attribute': {
      const value = element.getAttribute(check.name);
      if (value === null) return `it has no ${check.name}`;
      return value === check.value ? undefined : `its ${check.name} is “${value}”`;
    }
    default:
      return `the page can’t tell about “${check.kind}”`;
  }
}

function isRead(check: Extract<Check, { kind: 'text' | 'contains' | 'pattern' }>, text: string): boolean {
  if (check.kind === 'pattern') return new RegExp(check.pattern, check.flags).test(text);
  const wanted = fold(check.text);
  // Every text contains nothing.
  return check.kind === 'text' ? text === wanted : wanted !== '' && text.includes(wanted);
}

/** Whether nothing is to be seen of the element, nor of a label that stands for it. */
function isTransparent(element: Element): boolean {
  return [element, ...labelsOf(element)].every((at) => !at.checkVisibility({ opacityProperty: true }));
}

/** Whether a box, radio or switch is on. */
export function isChecked(element: Element): boolean {
  return isInput(element) ? element.checked : element.getAttribute('aria-checked') === 'true';
}
