import { printText } from './text.ts';

/** The pieces of TypeScript that a script is put together from. Arguments and results are source text. */

/** A key and the source of its value. */
export type Entry = readonly [key: string, code: string];

/** `subject.method(a, b)` */
export function call(subject: string, method: string, args: readonly string[] = []): string {
  return `${subject}.${method}(${args.join(', ')})`;
}

/** `subject.name`, or `subject['na-me']` where the name is no identifier. */
export function member(subject: string, name: string): string {
  return isIdentifier(name) ? `${subject}.${name}` : `${subject}[${printText(name)}]`;
}

/** `['a', 'b']` of strings. */
export function texts(values: readonly string[]): string {
  return list(values.map(printText));
}

/** `[a, b]` */
export function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** `{ key: value }` on one line. */
export function object(entries: readonly Entry[]): string {
  return entries.length === 0 ? '{}' : `{ ${entries.map(property).join(', ')} }`;
}

/** `{ x: 1, y: 2 }` of numbers. */
export function numbers(values: Readonly<Record<string, number>>): string {
  return object(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

/** An object with one property on each line. */
export function tallObject(entries: readonly Entry[]): string {
  return `{\n${entries.map((entry) => indent(`${property(entry)},\n`)).join('')}}`;
}

/** `async (parameters) => { … }` with one statement on each line. */
export function asyncFunction(parameters: string, statements: readonly string[]): string {
  const body = statements.map((statement) => indent(`${statement}\n`)).join('');
  return `async (${parameters}) => {${body && `\n${body}`}}`;
}

function property([key, code]: Entry): string {
  return `${printKey(key)}: ${code}`;
}

/** In a literal, a plain `__proto__` would set the prototype; a computed one is a key like any other. */
function printKey(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return isIdentifier(key) ? key : printText(key);
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** Moves every line in by a step; no literal of ours spans lines, so none is changed by it. */
function indent(code: string): string {
  return code.replace(/^(?=.)/gm, '  ');
}
