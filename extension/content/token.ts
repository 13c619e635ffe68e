/** A new token, unlike any other. Pages that come by plain http have no `crypto.randomUUID`. */
export function newToken(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
