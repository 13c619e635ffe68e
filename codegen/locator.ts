import { MAIN_PAGE } from '../journey/format.ts';
import type { Candidate, Fingerprint, Target } from '../journey/model.ts';
import { argument, memberOf, NotUnderstood, parseCall, texts } from './code/codec.ts';
import { call, name, text, type Expression } from './code/expression.ts';
import { refuse } from './code/refuse.ts';

/** Where a step acts: a tab (`main` when left out), and in it a path of frames, outermost first. */
export interface Place {
  page?: string;
  frame?: readonly Target[];
}

/** What a script tells of an element besides its name: nothing. */
const UNKNOWN: Fingerprint = { tag: '*' };

/** The tab of an alias: `page`, `tabs.brochure` or `tabs["floor-plan"]`. */
export const tab = {
  print: (alias: string = MAIN_PAGE) => (alias === MAIN_PAGE ? name('page') : memberOf.print('tabs', alias)),
  parse(expression: Expression): { page?: string } {
    if (expression.is === 'name' && expression.name === 'page') return {};
    return { page: memberOf.parse('tabs', expression) };
  },
};

/** The document of a place: the tab, or `page.getByTitle("Rent calculator").contentFrame()`. */
const place = {
  print: ({ page, frame = [] }: Place): Expression =>
    frame.reduce((outer, target) => call(printTarget(outer, target), 'contentFrame'), tab.print(page)),
  parse(expression: Expression): Place {
    if (!isFrame(expression)) return tab.parse(expression);
    const { root, target } = splitTarget(parseCall(expression).subject);
    const outer = place.parse(root);
    return { ...outer, frame: [...(outer.frame ?? []), target] };
  },
};

/** The element of a step by its best candidate: `page.getByRole("region", "Santa").getByLabel("Email")`. */
export const locator = {
  print: (step: Place & { target: Target }): Expression => printTarget(place.print(step), step.target),
  parse(expression: Expression): Place & { target: Target } {
    const { root, target } = splitTarget(expression);
    return { ...place.parse(root), target };
  },
};

/** The element of a step, or the document of its place where it names none. */
export const locatorOrPlace = {
  print: ({ target, ...step }: Place & { target?: Target }): Expression =>
    target ? locator.print({ ...step, target }) : place.print(step),
  parse: (expression: Expression): Place & { target?: Target } =>
    isTab(expression) || isFrame(expression) ? place.parse(expression) : locator.parse(expression),
};

function isTab(expression: Expression): boolean {
  return expression.is !== 'call';
}

function isFrame(expression: Expression): boolean {
  return (
    expression.is === 'call' && expression.callee.is === 'member' && expression.callee.name === 'contentFrame'
  );
}

function printTarget(root: Expression, target: Target): Expression {
  const [best] = target.candidates;
  if (!best)
    throw new Error(`A target has no candidates, so a script can't name its ${target.fingerprint.tag}.`);
  return printCandidate(root, best);
}

function printCandidate(root: Expression, candidate: Candidate): Expression {
  const { within } = candidate;
  const outer = within ? printCandidate(root, within) : root;
  if (candidate.by === 'role') {
    const { role, name: named } = candidate;
    return call(outer, 'getByRole', (named === undefined ? [role] : [role, named]).map(text));
  }
  if (!Object.hasOwn(methods, candidate.by)) refuse('candidate', candidate);
  return call(outer, methods[candidate.by], [text(candidate.value)]);
}

/** Takes an element's name off the document that it is looked for in. */
function splitTarget(expression: Expression): { root: Expression; target: Target } {
  const { root, candidate } = splitCandidate(expression);
  return { root, target: { candidates: [candidate], fingerprint: UNKNOWN } };
}

function splitCandidate(expression: Expression): { root: Expression; candidate: Candidate } {
  const { subject, method, args } = parseCall(expression);
  const { root, within } =
    isTab(subject) || isFrame(subject) ? { root: subject, within: {} } : splitWithin(subject);
  if (method === 'getByRole') {
    const [role, named] = [argument(args, 0), ...args.slice(1)].map(texts.one.parse);
    const own = named === undefined ? {} : { name: named };
    return { root, candidate: { by: 'role', role: role ?? '', ...own, ...within } };
  }
  const by = textualBy.get(method);
  if (!by) throw new NotUnderstood();
  return { root, candidate: { by, value: texts.one.parse(argument(args, 0)), ...within } };
}

function splitWithin(subject: Expression): { root: Expression; within: { within: Candidate } } {
  const { root, candidate } = splitCandidate(subject);
  return { root, within: { within: candidate } };
}

type Textual = Exclude<Candidate['by'], 'role'>;

const methods = {
  testid: 'getByTestId',
  label: 'getByLabel',
  placeholder: 'getByPlaceholder',
  alt: 'getByAltText',
  title: 'getByTitle',
  text: 'getByText',
  css: 'locator',
  beside: 'beside',
} as const satisfies Record<Textual, string>;

const textualBy = new Map<string, Textual>([
  ['getByTestId', 'testid'],
  ['getByLabel', 'label'],
  ['getByPlaceholder', 'placeholder'],
  ['getByAltText', 'alt'],
  ['getByTitle', 'title'],
  ['getByText', 'text'],
  ['locator', 'css'],
  ['beside', 'beside'],
]);
