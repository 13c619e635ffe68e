import type { Candidate, Target } from '../model.ts';
import { wordCandidate } from '../wording.ts';
import { agrees, isLikely, isTelling } from './agreement.ts';
import { matches, named, type Among } from './candidates.ts';
import { isClear } from './clear.ts';
import { nearest, percent } from './nearest.ts';
import { outline } from './outline.ts';
import { search } from './search.ts';

/** What a search for an element came to. Messages are whole sentences without the step's name. */
export type Verdict =
  | { verdict: 'found'; element: Element }
  | { verdict: 'drifted'; element: Element; message: string }
  | { verdict: 'ambiguous'; message: string; elements: Element[] }
  | { verdict: 'missing'; message: string }
  | { verdict: 'hidden'; message: string };

/**
 * Finds the one element that a target names. Candidates are tried in order; each counts only when it matches exactly
 * one element that agrees with what was recorded of it. Two matches of the first are ambiguity, never a choice. Where
 * none counts, the element most like the recorded one is taken, if it is like enough and clearly more so than any other.
 * @param among looks among these elements, seen or not, in place of all that can be seen
 * @throws {SyntaxError} for a css candidate that is not a selector
 */
export function find(target: Target, among?: Among): Verdict {
  const { fingerprint, candidates } = target;
  const [best, ...fallbacks] = candidates;
  if (!best) return { verdict: 'missing', message: 'The step names no element.' };
  const found = matches(best, document, among);
  if (found.length > 1) return ambiguous(best, found);
  const [only] = found;
  if (only && isLikely(best, only, fingerprint, among)) return { verdict: 'found', element: only };
  const lost = only
    ? `${capital(wordCandidate(best))} is something else now, ${outline(only)}`
    : `Nothing matches ${wordCandidate(best)} any more`;
  for (const fallback of fallbacks) {
    const [element, ...others] = matches(fallback, document, among);
    if (element && others.length === 0 && agrees(fallback, element, fingerprint, among)) {
      return {
        verdict: 'drifted',
        element,
        message: `${lost}; found by ${wordCandidate(fallback)} instead.`,
      };
    }
  }
  const hidden = among || only ? [] : named(best);
  if (hidden.length > 0) {
    return { verdict: 'hidden', message: `${wordCandidate(best)} is on the page but can't be seen.` };
  }
  // What stands in the place of one that only its place told apart, and is not it, has taken that place.
  const isTaken = only !== undefined && fingerprint.crowd !== undefined;
  const likes = isTelling(fingerprint) && !isTaken ? search(fingerprint, among) : [];
  const [first] = likes;
  if (first && isClear(target, likes)) {
    const by = `the most like it, ${outline(first.element)} (${percent(first)} alike)`;
    return {
      verdict: 'drifted',
      element: first.element,
      message: `${lost}; found by what was recorded of it: ${by}.`,
    };
  }
  return { verdict: 'missing', message: `Nothing matches ${wordCandidate(best)}.${nearest(best, likes)}` };
}

function ambiguous(candidate: Candidate, found: Element[]): Verdict {
  const shown = found.slice(0, 3).map(outline).join(', ');
  const more = found.length > 3 ? `, and ${found.length - 3} more` : '';
  return {
    verdict: 'ambiguous',
    elements: found,
    message:
      `${found.length} elements match ${wordCandidate(candidate)}: ${shown}${more}. ` +
      'A step needs exactly one: narrow it by the part of the page it is in, or add a test id.',
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
