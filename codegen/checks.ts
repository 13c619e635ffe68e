import type { Check, StepOf } from '../journey/model.ts';
import { printLocator, printTab } from './locator.ts';
import { refuse } from './refuse.ts';
import { call } from './syntax.ts';
import { printText } from './text.ts';

/**
 * A check: `expect(page.getByLabel('Email')).toHaveValue('…')` of an element, `expect(page).toHaveUrl('…')`
 * of a page.
 * @throws {Error} when the check is of an element and the step has none, or of the page and the step names an element
 */
export function printCheck(step: StepOf<'expect'>): string {
  const [method, ...args] = assertion(step.check);
  return call(`expect(${subject(step)})`, method, args);
}

function assertion(check: Check): [method: string, ...args: string[]] {
  switch (check.kind) {
    case 'visible':
      return ['toBeVisible'];
    case 'hidden':
      return ['toBeHidden'];
    case 'text':
      return ['toHaveText', printText(check.text)];
    case 'value':
      return ['toHaveValue', printText(check.value)];
    case 'checked':
      return [check.checked ? 'toBeChecked' : 'toBeUnchecked'];
    case 'count':
      return ['toHaveCount', String(check.count)];
    case 'url':
      return ['toHaveUrl', printText(check.url)];
    case 'title':
      return ['toHaveTitle', printText(check.title)];
    default:
      return refuse('check', check satisfies never);
  }
}

function subject({ target, ...step }: StepOf<'expect'>): string {
  const { id, page, frame, check } = step;
  const ofPage = check.kind === 'url' || check.kind === 'title';
  if (ofPage && !target && !frame) return printTab(page);
  if (!ofPage && target) return printLocator({ ...step, target });
  const [of, seen] = ofPage ? ['a page', 'an element or frame'] : ['an element', 'none'];
  throw new Error(`Step "${id}" checks "${check.kind}" of ${of}, but names ${seen}. Record the check again.`);
}
