import type { JsonShape } from '../../journey/json-shape.ts';

/** What is expected of the answer to a request; all that is said has to be so. */
export interface ExpectedAnswer {
  /** `GET`, `POST`, …; any without. */
  method?: string;
  /** Any below 400 without. */
  status?: number;
  /** What the answer's JSON has to be like. */
  json?: ShapeInScript;
  /** The most milliseconds from the question to the end of the answer. */
  within?: number;
}

/**
 * What JSON has to be like, as a script writes it: a text, number, true, false or null for exactly that, `String`,
 * `Number` or `Boolean` for any such, `{ name: … }` for an object that has at least those fields, `[…]` for a list of at
 * least one item, each like the one that is written, and `[]` for an empty list.
 */
export type ShapeInScript =
  | string
  | number
  | boolean
  | null
  | StringConstructor
  | NumberConstructor
  | BooleanConstructor
  | readonly []
  | readonly [ShapeInScript]
  | { readonly [field: string]: ShapeInScript };

/** The shape that a script writes. */
export function shapeOf(written: ShapeInScript): JsonShape {
  if (written === String) return { any: 'string' };
  if (written === Number) return { any: 'number' };
  if (typeof written === 'function') return { any: 'boolean' };
  if (typeof written !== 'object' || written === null) return written;
  if (isList(written)) {
    const [each] = written;
    return { list: each === undefined ? [] : [shapeOf(each)] };
  }
  return { fields: Object.fromEntries(Object.entries(written).map(([key, value]) => [key, shapeOf(value)])) };
}

function isList(written: ShapeInScript): written is readonly [] | readonly [ShapeInScript] {
  return Array.isArray(written);
}
