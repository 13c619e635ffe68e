import type { Candidate, Target } from '../../journey/model.ts';
import { textOf } from '../../journey/target/page.ts';
import type { Named } from './act-on.ts';

/** What the pointer had to come to, and what showed itself because of that. */
export interface Opener {
  readonly element: Element;
  readonly shown: readonly Element[];
}

/**
 * Names an opener as it is before anything shows in it: what a menu reads once it is open is no name for coming to it.
 * Where nothing else tells it apart, the name stays as it is.
 */
export function namedClosed(named: Named, { element, shown }: Opener): Named {
  const inside = shown
    .filter((at) => element.contains(at))
    .map(textOf)
    .filter(Boolean);
  const candidates = named.target.candidates.filter((candidate) => !reads(candidate, inside));
  if (candidates.length === 0 || candidates.length === named.target.candidates.length) return named;
  return { ...named, target: { candidates, fingerprint: closed(named.target.fingerprint, inside) } };
}

function reads(candidate: Candidate, words: readonly string[]): boolean {
  if (candidate.within && reads(candidate.within, words)) return true;
  if (candidate.by === 'css' || candidate.by === 'testid') return false;
  const name = candidate.by === 'role' ? (candidate.name ?? '') : candidate.value;
  return holdsAny(name, words);
}

function closed(
  { name, text, ...rest }: Target['fingerprint'],
  words: readonly string[],
): Target['fingerprint'] {
  return {
    ...rest,
    ...(name && !holdsAny(name, words) && { name }),
    ...(text && !holdsAny(text, words) && { text }),
  };
}

function holdsAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}
