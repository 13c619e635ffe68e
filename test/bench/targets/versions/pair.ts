/** Two versions of one page, and which element of the later one means what an element of the earlier one did. */
export interface VersionPair {
  readonly name: string;
  /** Tuned on, or only ever measured on. */
  readonly part: 'train' | 'test';
  /** The earlier page, as `package/path`. */
  readonly old: string;
  /** The later page. */
  readonly later: string;
  readonly meanings: readonly Meaning[];
}

/**
 * What an element is to a person, and which one it is in both versions: by number in document order (`--list FILE`
 * shows them). Null where the later version has no such thing. Set by reading both pages and asking what a person who
 * wanted this one would take in the later version; what two people could answer differently is left out. Where one of
 * two elements holds nothing but the other, either will do.
 */
export type Meaning = readonly [what: string, old: number, later: number | readonly [number, number] | null];
