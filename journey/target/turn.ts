/**
 * What was found out of a page is good until the turn ends: no page can change while one of our listeners runs. So one
 * search serves all that is asked of it.
 */

const caches = new Set<{ clear(): void }>();

/** A function that computes its value for each thing once in a turn. */
export function oncePerTurn<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  caches.add(known);
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size === 0) queueMicrotask(() => known.clear());
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

/** As `oncePerTurn`, for values that are found one after the other: no more of them than somebody asks for. */
export function eachOncePerTurn<Key extends object, Value>(
  compute: (key: Key) => Iterator<Value>,
): (key: Key) => Generator<Value> {
  const begun = oncePerTurn((key: Key) => ({ found: new Array<Value>(), rest: compute(key) }));
  return function* (key) {
    const { found, rest } = begun(key);
    for (let at = 0; ; at += 1) {
      if (at === found.length) {
        const next = rest.next();
        if (next.done) return;
        found.push(next.value);
      }
      yield* found.slice(at, at + 1);
    }
  };
}

/** Begins a new turn: say so where our own code has just let the page do something. */
export function newTurn(): void {
  for (const cache of caches) cache.clear();
}
