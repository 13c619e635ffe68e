import type { Candidate } from '../journey/candidate.ts';
import type { Check, CheckKind, CheckOf } from '../journey/check.ts';
import {
  argument,
  entriesOf,
  itemsOf,
  NotUnderstood,
  numeric,
  parseFields,
  printFields,
  texts,
  type Said,
} from './code/codec.ts';
import { list, number, object, text, type Entry, type Expression } from './code/expression.ts';
import { locator } from './locator.ts';
import { shapes } from './shapes.ts';

/** A check as a call of what is expected: `toHaveText("…")`, with its reader. */
type Row<K extends CheckKind> = {
  /** @param page the tab that the check is of */
  print(check: CheckOf<K>, page?: string): Pick<Said, 'method' | 'args'>;
  /** The methods that the check is written by. */
  methods: readonly string[];
  /** The model's schema has the last word on it. */
  parse(method: string, argument: (at: number) => Expression, args: readonly Expression[]): { kind: K };
};

/** A row for each kind of check. */
export const checks: { [K in CheckKind]: Row<K> } = {
  visible: {
    print: () => ({ method: 'toBeVisible', args: [] }),
    methods: ['toBeVisible'],
    parse: () => ({ kind: 'visible' }),
  },
  hidden: {
    print: () => ({ method: 'toBeHidden', args: [] }),
    methods: ['toBeHidden'],
    parse: () => ({ kind: 'hidden' }),
  },
  text: {
    print: (check) => ({ method: 'toHaveText', args: [text(check.text)] }),
    methods: ['toHaveText'],
    parse: (_, at) => ({ kind: 'text', text: texts.one.parse(at(0)) }),
  },
  contains: {
    print: (check) => ({ method: 'toContainText', args: [text(check.text)] }),
    methods: ['toContainText'],
    parse: (_, at) => ({ kind: 'contains', text: texts.one.parse(at(0)) }),
  },
  pattern: {
    print: ({ pattern, flags = '' }) => ({
      method: 'toHaveText',
      args: [{ is: 'pattern', source: pattern, flags }],
    }),
    methods: ['toHaveText'],
    parse: (_, at) => patternIn(at(0)),
  },
  value: {
    print: (check) => ({ method: 'toHaveValue', args: [text(check.value)] }),
    methods: ['toHaveValue'],
    parse: (_, at) => ({ kind: 'value', value: texts.one.parse(at(0)) }),
  },
  checked: {
    print: ({ checked }) => ({ method: checked ? 'toBeChecked' : 'toBeUnchecked', args: [] }),
    methods: ['toBeChecked', 'toBeUnchecked'],
    parse: (method) => ({ kind: 'checked', checked: method === 'toBeChecked' }),
  },
  enabled: {
    print: () => ({ method: 'toBeEnabled', args: [] }),
    methods: ['toBeEnabled'],
    parse: () => ({ kind: 'enabled' }),
  },
  disabled: {
    print: () => ({ method: 'toBeDisabled', args: [] }),
    methods: ['toBeDisabled'],
    parse: () => ({ kind: 'disabled' }),
  },
  attribute: {
    print: (check) => ({ method: 'toHaveAttribute', args: [text(check.name), text(check.value)] }),
    methods: ['toHaveAttribute'],
    parse: (_, at) => ({
      kind: 'attribute',
      name: texts.one.parse(at(0)),
      value: texts.one.parse(at(1)),
    }),
  },
  count: {
    print: ({ count }) => ({ method: 'toHaveCount', args: [number(count)] }),
    methods: ['toHaveCount'],
    parse: (_, at) => ({ kind: 'count', count: numeric.parse(at(0)) }),
  },
  url: {
    print: ({ url }) => ({ method: 'toHaveUrl', args: [text(url)] }),
    methods: ['toHaveUrl'],
    parse: (_, at) => ({ kind: 'url', url: texts.one.parse(at(0)) }),
  },
  title: {
    print: ({ title }) => ({ method: 'toHaveTitle', args: [text(title)] }),
    methods: ['toHaveTitle'],
    parse: (_, at) => ({ kind: 'title', title: texts.one.parse(at(0)) }),
  },
  status: {
    print: ({ status }) => ({ method: 'toHaveStatus', args: [number(status)] }),
    methods: ['toHaveStatus'],
    parse: (_, at) => ({ kind: 'status', status: numeric.parse(at(0)) }),
  },
  response: {
    print: ({ url, json, ...rest }) => {
      const options: Entry[] = [
        ...printFields(rest, { method: texts.one, status: numeric }),
        ...(json === undefined ? [] : [['json', shapes.print(json)] as const]),
        ...printFields(rest, { within: numeric }),
      ];
      return { method: 'toHaveResponse', args: [text(url), ...given(options)] };
    },
    methods: ['toHaveResponse'],
    parse: (_, at, [, options]) => ({
      kind: 'response',
      url: texts.one.parse(at(0)),
      ...(options &&
        parseFields(entriesOf(options), { method: texts.one, status: numeric, json: shapes, within: numeric })
          .fields),
    }),
  },
  console: {
    print: () => ({ method: 'toHaveCleanConsole', args: [] }),
    methods: ['toHaveCleanConsole'],
    parse: () => ({ kind: 'console' }),
  },
  requests: {
    print: () => ({ method: 'toHaveNoFailedRequests', args: [] }),
    methods: ['toHaveNoFailedRequests'],
    parse: () => ({ kind: 'requests' }),
  },
  fast: {
    print: (budget) => ({ method: 'toBeFast', args: [object(printFields(budget, BUDGET))] }),
    methods: ['toBeFast'],
    parse: (_, at) => ({ kind: 'fast', ...parseFields(entriesOf(at(0)), BUDGET).fields }),
  },
  picture: {
    print: ({ name, masks, different }, page) => {
      const options: Entry[] = [
        ...(masks ? [['masks', list(masks.map((mask) => masksIn(page).print(mask)))] as const] : []),
        ...(different === undefined ? [] : [['maxDifferent', number(different)] as const]),
      ];
      return { method: 'toHaveScreenshot', args: [text(name), ...given(options)] };
    },
    methods: ['toHaveScreenshot'],
    parse: (_, at, [, options]) => {
      const given = new Map(options ? entriesOf(options) : []);
      const [masks, different] = [given.get('masks'), given.get('maxDifferent')];
      return {
        kind: 'picture',
        name: texts.one.parse(at(0)),
        ...(masks && { masks: itemsOf(masks).map((mask) => masksIn().parse(mask)) }),
        ...(different && { different: numeric.parse(different) }),
      };
    },
  },
  accessible: {
    print: (check) => ({ method: 'toBeAccessible', args: given(printFields(check, ACCESSIBLE)) }),
    methods: ['toBeAccessible'],
    parse: (_, __, [options]) => ({
      kind: 'accessible',
      ...(options && parseFields(entriesOf(options), ACCESSIBLE).fields),
    }),
  },
};

/** Writes a check by the row of its kind. */
export function printCheck<K extends CheckKind>(
  check: CheckOf<K> & { kind: K },
  page?: string,
): Pick<Said, 'method' | 'args'> {
  return checks[check.kind].print(check, page);
}

/**
 * Reads a check.
 * @throws {NotUnderstood} where none is written so
 */
export function parseCheck({ method, args }: Said): Pick<Check, 'kind'> {
  for (const { methods, parse } of Object.values(checks)) {
    if (!methods.includes(method)) continue;
    try {
      return parse(method, (at) => argument(args, at), args);
    } catch (error) {
      // Another kind may be written by the same method.
      if (!(error instanceof NotUnderstood)) throw error;
    }
  }
  throw new NotUnderstood();
}

const BUDGET = { lcp: numeric, inp: numeric, cls: numeric, step: numeric, request: numeric };

const ACCESSIBLE = { impact: texts.one, except: texts.many };

/** Elements of the tab that a check is of, by their names alone. */
function masksIn(page?: string): { print(mask: Candidate): Expression; parse(mask: Expression): Candidate } {
  return {
    print: (mask) =>
      locator.print({
        ...(page !== undefined && { page }),
        target: { candidates: [mask], fingerprint: { tag: '*' } },
      }),
    parse(mask) {
      const [candidate] = locator.parse(mask).target.candidates;
      if (!candidate) throw new NotUnderstood();
      return candidate;
    },
  };
}

/** The options of a check as its last argument, where there are any. */
function given(options: readonly Entry[]): Expression[] {
  return options.length === 0 ? [] : [object(options)];
}

function patternIn(expression: Expression): CheckOf<'pattern'> {
  if (expression.is !== 'pattern') throw new NotUnderstood();
  const { source: pattern, flags } = expression;
  return { kind: 'pattern', pattern, ...(flags !== '' && { flags }) };
}
