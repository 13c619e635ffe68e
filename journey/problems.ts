import type { z } from 'zod';
import { expectation } from './expectation.ts';

/**
 * What a schema found wrong, as lines of `place: expected …, saw …`.
 * @param data what the schema was asked about
 */
export function explain(issue: z.core.$ZodIssue, data: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => describe([...issue.path, key], 'no such key', data));
  }
  return [describe(issue.path, expectation(issue), data)];
}

/** `steps[3].url: expected a string, saw 7` */
export function describe(path: readonly PropertyKey[], expected: string, data: unknown): string {
  return `${placeOf(path)}: expected ${expected}, saw ${show(valueAt(data, path))}`;
}

function placeOf(path: readonly PropertyKey[]): string {
  const text = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^\w+$/.test(String(key)) ? `.${String(key)}` : `[${show(String(key))}]`;
  });
  return text.join('').replace(/^\./, '') || 'the whole file';
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    data,
  );
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
