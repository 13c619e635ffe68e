import type { Check } from '../journey/model.ts';
import { argument, numeric, texts, type Said } from './code/codec.ts';
import { number, text, type Expression } from './code/expression.ts';

/** A check as a call of what is expected: `toHaveText("…")`, with its reader. */
type Row<K extends Check['kind']> = {
  print(check: Extract<Check, { kind: K }>): Pick<Said, 'method' | 'args'>;
  /** The methods that the check is written by. */
  methods: readonly string[];
  parse(method: string, argument: () => Expression): Extract<Check, { kind: K }>;
};

/** A row for each kind of check. */
export const checks: { [K in Check['kind']]: Row<K> } = {
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
    parse: (_, first) => ({ kind: 'text', text: texts.one.parse(first()) }),
  },
  value: {
    print: (check) => ({ method: 'toHaveValue', args: [text(check.value)] }),
    methods: ['toHaveValue'],
    parse: (_, first) => ({ kind: 'value', value: texts.one.parse(first()) }),
  },
  checked: {
    print: ({ checked }) => ({ method: checked ? 'toBeChecked' : 'toBeUnchecked', args: [] }),
    methods: ['toBeChecked', 'toBeUnchecked'],
    parse: (method) => ({ kind: 'checked', checked: method === 'toBeChecked' }),
  },
  count: {
    print: ({ count }) => ({ method: 'toHaveCount', args: [number(count)] }),
    methods: ['toHaveCount'],
    parse: (_, first) => ({ kind: 'count', count: numeric.parse(first()) }),
  },
  url: {
    print: ({ url }) => ({ method: 'toHaveUrl', args: [text(url)] }),
    methods: ['toHaveUrl'],
    parse: (_, first) => ({ kind: 'url', url: texts.one.parse(first()) }),
  },
  title: {
    print: ({ title }) => ({ method: 'toHaveTitle', args: [text(title)] }),
    methods: ['toHaveTitle'],
    parse: (_, first) => ({ kind: 'title', title: texts.one.parse(first()) }),
  },
};

/** Writes a check by the row of its kind. */
export function printCheck<K extends Check['kind']>(
  check: Extract<Check, { kind: K }> & { kind: K },
): Pick<Said, 'method' | 'args'> {
  return checks[check.kind].print(check);
}

/** Reads a check; undefined where the method is none of theirs. */
export function parseCheck({ method, args }: Said): Check | undefined {
  const row = Object.values(checks).find(({ methods }) => methods.includes(method));
  return row?.parse(method, () => argument(args, 0));
}
