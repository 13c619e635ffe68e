import type { Candidate } from '../model.ts';
import { matches, nameOf } from './candidates.ts';
import { outline } from './outline.ts';
import type { Like } from './search.ts';

/** The nearest things a reader may have meant, and why they are not it: what else there is of that role, or what is most like it. */
export function nearest(candidate: Candidate, [first, second]: readonly Like[]): string {
  if (candidate.by === 'role' && candidate.name !== undefined)
    return neighbours(candidate.role, candidate.name);
  if (!first) return '';
  const next = second ? outline(second.element) : 'others';
  const why = first.likeness < ALIKE ? `only ${percent(first)} alike` : `hardly clear enough beside ${next}`;
  return ` The nearest is ${outline(first.element)}, ${why}.`;
}

/** Below that a thing is too little like another to be taken for it at all. */
const ALIKE = 0.7;

function neighbours(role: string, name: string): string {
  const names = matches({ by: 'role', role }).map(nameOf).filter(Boolean);
  if (names.length === 0) return ` The page has no ${role} at all.`;
  const wanted = pairs(name);
  const score = (name: string): number => pairs(name).filter((pair) => wanted.includes(pair)).length;
  const nearest = [...new Set(names)].toSorted((a, b) => score(b) - score(a)).slice(0, 3);
  return ` Each ${role} nearest to it: ${nearest.map((name) => `“${name}”`).join(', ')}.`;
}

function pairs(text: string): string[] {
  const lower = text.toLowerCase();
  return [...lower].slice(1).map((letter, index) => lower.charAt(index) + letter);
}

/** How alike a thing is, for messages. */
export function percent({ likeness }: Like): string {
  return `${Math.round(likeness * 100)} %`;
}
