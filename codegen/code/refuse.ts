/**
 * Fails for what the types rule out, yet untyped data may hold, such as a kind of a later version: leaving it
 * out of a script would lose it silently.
 * @param what the kind of thing it is, such as `effect`
 * @throws {Error} always
 */
export function refuse(what: string, unknown: unknown): never {
  throw new Error(
    `A script can't express the ${what} ${JSON.stringify(unknown)}: it is unknown to this version. ` +
      'Upgrade Waymark, or take it out of the journey.',
  );
}
