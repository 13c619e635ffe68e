/**
 * A value as JSON with the keys of all objects in order: what says the same has the same text, whichever order its
 * keys came in. A browser's storage gives them back in another one than they were put in.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : held,
  );
}
