/**
 * The part of TypeScript that a script is made of, as data. Printers make it, `layout.ts` writes it, `read.ts` reads it
 * back, and parsers take it apart.
 */
export type Expression =
  | { is: 'text'; value: string }
  | { is: 'number'; value: number }
  | { is: 'boolean'; value: boolean }
  | { is: 'pattern'; source: string; flags: string }
  | { is: 'name'; name: string }
  | { is: 'member'; of: Expression; name: string }
  | Call
  | { is: 'list'; items: readonly Expression[] }
  | Literal
  | { is: 'function'; parameter: string; body: readonly Statement[] }
  /** Source text as a person wrote it. */
  | { is: 'code'; code: string };

/** `callee(a, b)` */
export interface Call {
  is: 'call';
  callee: Expression;
  args: readonly Expression[];
}

/** `{ key: value }`; a tall one has a line for each property, however short they are. */
export interface Literal {
  is: 'object';
  properties: readonly Property[];
  tall?: true;
}

/** One line of an object: a key with its value, or source text as a person wrote it. */
export type Property = Entry | { code: string };

/** A key and its value. */
export type Entry = readonly [key: string, value: Expression];

/** `await call;`, or source text as a person wrote it, its first line without indentation. */
export type Statement = { await: Expression } | { code: string };

/** A string. */
export function text(value: string): Expression {
  return { is: 'text', value };
}

/** A number. */
export function number(value: number): Expression {
  return { is: 'number', value };
}

/** `name` */
export function name(value: string): Expression {
  return { is: 'name', name: value };
}

/** `of.name`, or `of["na-me"]` where the name is no identifier. */
export function member(of: Expression, value: string): Expression {
  return { is: 'member', of, name: value };
}

/** `of.method(a, b)` */
export function call(of: Expression, method: string, args: readonly Expression[] = []): Call {
  return { is: 'call', callee: member(of, method), args };
}

/** `[a, b]` */
export function list(items: readonly Expression[]): Expression {
  return { is: 'list', items };
}

/** `{ key: value }` */
export function object(properties: readonly Property[]): Literal {
  return { is: 'object', properties };
}

/** Whether a property is a key with its value. */
export function isEntry(property: Property): property is Entry {
  return Array.isArray(property);
}
