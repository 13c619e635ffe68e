import { NotUnderstood, argument, texts } from '../code/codec.ts';
import { call, name, text, type Expression } from '../code/expression.ts';
import { checks, parseCheck, printCheck } from '../checks.ts';
import { locator, tab } from '../locator.ts';
import { isOfPage } from '../../journey/check.ts';
import type { StepOf } from '../../journey/model.ts';
import { refuse } from '../code/refuse.ts';
import { act, parseOptions, type Row } from './row.ts';

/**
 * A check: `expect(page.getByLabel("Email")).toHaveValue("…")` of an element, `expect(page).toHaveUrl("…")` of a page.
 * Its printer throws when the check is of an element and the step has none, or of the page and the step names one.
 */
export const expect: Row<'expect'> = {
  print(step) {
    if (!Object.hasOwn(checks, step.check.kind)) return refuse('check', step.check);
    const { method, args } = printCheck(step.check, step.page);
    return call({ is: 'call', callee: name('expect'), args: [subjectOf(step)] }, method, args);
  },
  methods: Object.values(checks).flatMap(({ methods }) => methods),
  parse(said) {
    const { subject } = said;
    if (subject.is !== 'call' || subject.callee.is !== 'name' || subject.callee.name !== 'expect') {
      throw new NotUnderstood();
    }
    const of = argument(subject.args, 0);
    return { ...(of.is === 'call' ? locator : tab).parse(of), check: parseCheck(said) };
  },
};

function subjectOf({ target, ...step }: StepOf<'expect'>): Expression {
  const { id, page, frame, check } = step;
  const ofPage = isOfPage(check);
  if (ofPage && !target && !frame) return tab.print(page);
  if (!ofPage && target) return locator.print({ ...step, target });
  const [of, seen] = ofPage ? ['a page', 'an element or frame'] : ['an element', 'none'];
  throw new Error(`Step "${id}" checks "${check.kind}" of ${of}, but names ${seen}. Record the check again.`);
}

/** `page.screenshot("Booked")` */
export const screenshot: Row<'screenshot'> = {
  print: (step) => call(tab.print(step.page), 'screenshot', [text(step.name)]),
  methods: ['screenshot'],
  parse: ({ subject, args }) => ({ ...tab.parse(subject), name: texts.one.parse(argument(args, 0)) }),
};

/** `page.unsupported("Why")` */
export const unsupported: Row<'unsupported'> = {
  print: (step) => act(tab.print(step.page), 'unsupported', [text(step.reason)], step),
  methods: ['unsupported'],
  parse: ({ subject, args }) => ({
    ...tab.parse(subject),
    reason: texts.one.parse(argument(args, 0)),
    ...parseOptions(args[1]),
  }),
};
