import { z } from 'zod';

/**
 * What a JSON value has to be like: a text, number, true, false or null means exactly that; `any` one of a type; `list`
 * of none means an empty list, of one a list of at least one item, each like it; `fields` an object that has at least
 * those, each like what is said of it.
 */
export type JsonShape =
  | string
  | number
  | boolean
  | null
  | { any: 'string' | 'number' | 'boolean' }
  | { list: [] | [JsonShape] }
  | { fields: Record<string, JsonShape> };

/** The shape of shapes. */
export const schemaOfJsonShape: z.ZodType<JsonShape> = z
  .union(
    [
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.strictObject({ any: z.enum(['string', 'number', 'boolean']) }),
      z.strictObject({
        get list() {
          return z.union([z.tuple([]), z.tuple([schemaOfJsonShape])]);
        },
      }),
      z.strictObject({
        get fields() {
          return z.record(z.string(), schemaOfJsonShape);
        },
      }),
    ],
    { error: 'a text, number, true, false, null, {"any": TYPE}, {"list": […]} or {"fields": {…}}' },
  )
  .meta({ id: 'json-shape' });

/** Where a value is not like a shape, in words: `offices[2].desks is “12”, not a number`; undefined where it is. */
export function unlike(value: unknown, shape: JsonShape, place = 'it'): string | undefined {
  const not = (wanted: string): string => `${place} is ${show(value)}, not ${wanted}`;
  if (typeof shape !== 'object' || shape === null) return value === shape ? undefined : not(show(shape));
  if ('any' in shape) return typeof value === shape.any ? undefined : not(`a ${shape.any}`);
  if ('fields' in shape) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return not('an object');
    return firstOf(Object.entries(shape.fields), ([key, wanted]) => {
      const inner = place === 'it' ? key : `${place}.${key}`;
      return Object.hasOwn(value, key)
        ? unlike(Reflect.get(value, key), wanted, inner)
        : `there is no ${inner}`;
    });
  }
  if (!Array.isArray(value)) return not('a list');
  const items: unknown[] = value;
  const [each] = shape.list;
  if (each === undefined) return items.length === 0 ? undefined : not('an empty list');
  if (items.length === 0) return not('a list of at least one');
  return firstOf([...items.entries()], ([at, item]) =>
    unlike(item, each, `${place === 'it' ? '' : place}[${at}]`),
  );
}

function firstOf<T>(all: readonly T[], wrong: (one: T) => string | undefined): string | undefined {
  for (const one of all) {
    const found = wrong(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
