import { isEntry, list, member, number, object, text, type Entry, type Expression } from './expression.ts';

/** How values are written as code and read back: each writer with its reader. */

/** Writes a value of one type, and reads it back; a reader throws `NotUnderstood` at what no writer wrote. */
export interface Codec<T> {
  print(value: T): Expression;
  parse(expression: Expression): unknown;
}

/** Codecs for some of the fields of an object. */
export type Codecs<T> = { readonly [K in keyof T]?: Codec<NonNullable<T[K]>> };

/** Code that no printer wrote: what a person wrote, to be kept as it is. */
export class NotUnderstood extends Error {
  override name = 'NotUnderstood';
}

/** A string. */
export const texts = {
  /** One string. */
  one: {
    print: text,
    parse(expression): string {
      if (expression.is === 'text') return expression.value;
      throw new NotUnderstood();
    },
  },
  /** A list of strings. */
  many: {
    print: (values) => list(values.map(text)),
    parse: (expression): string[] => itemsOf(expression).map(texts.one.parse),
  },
  /** One string by itself, or a list of none or several. */
  some: {
    print(values) {
      const [only, ...more] = values;
      return only !== undefined && more.length === 0 ? text(only) : list(values.map(text));
    },
    parse: (expression): string[] => someOf(expression).map(texts.one.parse),
  },
} as const satisfies {
  one: Codec<string>;
  many: Codec<readonly string[]>;
  some: Codec<readonly string[]>;
};

/** A number. */
export const numeric = {
  print: number,
  parse(expression: Expression): number {
    if (expression.is === 'number') return expression.value;
    throw new NotUnderstood();
  },
} as const satisfies Codec<number>;

/** What is so, or left out. */
export const flag = {
  print: (value) => ({ is: 'boolean', value }),
  parse(expression: Expression): true {
    if (expression.is === 'boolean' && expression.value) return true;
    throw new NotUnderstood();
  },
} as const satisfies Codec<true>;

/** An object of numbers, such as a place. */
export const numbers: Codec<object> = {
  print: (values) =>
    object(
      Object.entries(values).flatMap(([key, value]): Entry[] =>
        typeof value === 'number' ? [[key, number(value)]] : [],
      ),
    ),
  parse: (expression) =>
    Object.fromEntries(entriesOf(expression).map(([key, value]) => [key, numeric.parse(value)])),
};

/** The fields of an object that have a codec and a value, in the order of the codecs. */
export function printFields<T extends object>(values: T, codecs: Codecs<T>): Entry[] {
  const entries: Entry[] = [];
  for (const key in codecs) {
    const value = values[key];
    if (value !== undefined && value !== null) {
      const printed = codecs[key]?.print(value);
      if (printed) entries.push([key, printed]);
    }
  }
  return entries;
}

/** Reads the entries of fields that have a codec, and gives the others back as they are. */
export function parseFields<T>(
  entries: readonly Entry[],
  codecs: Codecs<T>,
): { fields: Record<string, unknown>; others: Entry[] } {
  const known = new Map(Object.entries<Codec<never> | undefined>(codecs));
  const fields: Record<string, unknown> = {};
  const others: Entry[] = [];
  for (const [key, value] of entries) {
    const codec = known.get(key);
    if (codec) fields[key] = codec.parse(value);
    else others.push([key, value]);
  }
  return { fields, others };
}

/** The items of a list. */
export function itemsOf(expression: Expression): readonly Expression[] {
  if (expression.is === 'list') return expression.items;
  throw new NotUnderstood();
}

/** The items of a list, or the one that stands by itself. */
export function someOf(expression: Expression): readonly Expression[] {
  return expression.is === 'list' ? expression.items : [expression];
}

/** The keys and values of an object. */
export function entriesOf(expression: Expression): readonly Entry[] {
  if (expression.is !== 'object' || !expression.properties.every(isEntry)) throw new NotUnderstood();
  return expression.properties;
}

/** The name of a member of what has a name: `brochure` of `tabs.brochure`. */
export const memberOf = {
  print: (owner: string, key: string) => member({ is: 'name', name: owner }, key),
  parse(owner: string, expression: Expression): string {
    if (expression.is === 'member' && expression.of.is === 'name' && expression.of.name === owner) {
      return expression.name;
    }
    throw new NotUnderstood();
  },
};

/** A call of a method, taken apart. */
export interface Said {
  subject: Expression;
  method: string;
  args: readonly Expression[];
}

/** Takes a call of a method apart. */
export function parseCall(expression: Expression): Said {
  if (expression.is === 'call' && expression.callee.is === 'member') {
    const { of: subject, name: method } = expression.callee;
    return { subject, method, args: expression.args };
  }
  throw new NotUnderstood();
}

/** The argument at a place. */
export function argument(args: readonly Expression[], at: number): Expression {
  const found = args[at];
  if (found) return found;
  throw new NotUnderstood();
}
