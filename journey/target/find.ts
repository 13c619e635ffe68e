import type { Candidate, Fingerprint, Target } from '../model.ts';
import { wordCandidate } from '../wording.ts';
import { matches, named, nameOf, roleOf, type Among } from './candidates.ts';
import { fingerprintOf } from './describe.ts';
import { isVisible } from './page.ts';

/** What a search for an element came to. Messages are whole sentences without the step's name. */
export type Verdict =
  | { verdict: 'found'; element: Element }
  | { verdict: 'drifted'; element: Element; message: string }
  | { verdict: 'ambiguous'; message: string }
  | { verdict: 'missing'; message: string }
  | { verdict: 'hidden'; message: string };

/**
 * Finds the one element that a target names. Candidates are tried in order; a later one counts only when it
 * matches exactly one element with the recorded role and name (text, where it has no name). Two matches of any candidate that is tried
 * first are ambiguity, never a choice.
 * @param among looks among these elements, seen or not, in place of all that can be seen
 * @throws {SyntaxError} for a css candidate that is not a selector
 */
export function find(target: Target, among?: Among): Verdict {
  const [best, ...fallbacks] = target.candidates;
  if (!best) return { verdict: 'missing', message: 'The step names no element.' };
  const found = matches(best, document, among);
  if (found.length > 1) return ambiguous(best, found);
  if (found[0]) return { verdict: 'found', element: found[0] };
  for (const fallback of fallbacks) {
    const [element, ...others] = matches(fallback, document, among);
    if (element && others.length === 0 && agrees(element, target.fingerprint)) {
      const message = `Nothing matches ${wordCandidate(best)} any more; found by ${wordCandidate(fallback)} instead.`;
      return { verdict: 'drifted', element, message };
    }
  }
  const hidden = among ? [] : named(best);
  if (hidden.length > 0) {
    return { verdict: 'hidden', message: `${wordCandidate(best)} is on the page but can't be seen.` };
  }
  return { verdict: 'missing', message: `Nothing matches ${wordCandidate(best)}.${neighbours(best)}` };
}

/** Whether it looks as recorded. What had neither a name nor a text of its own can't be told from others. */
function agrees(element: Element, wanted: Fingerprint): boolean {
  const seen = fingerprintOf(element);
  if (seen.tag !== wanted.tag || seen.role !== wanted.role || seen.name !== wanted.name) return false;
  return wanted.name !== undefined || (wanted.text !== undefined && seen.text === wanted.text);
}

function ambiguous(candidate: Candidate, found: Element[]): Verdict {
  const shown = found.slice(0, 3).map(outline).join(', ');
  const more = found.length > 3 ? `, and ${found.length - 3} more` : '';
  return {
    verdict: 'ambiguous',
    message:
      `${found.length} elements match ${wordCandidate(candidate)}: ${shown}${more}. ` +
      'A step needs exactly one: narrow it by the part of the page it is in, or add a test id.',
  };
}

/** The nearest things a reader may have meant: what else there is of that role. */
function neighbours(candidate: Candidate): string {
  if (candidate.by !== 'role' || candidate.name === undefined) return '';
  const names = matches({ by: 'role', role: candidate.role }).map(nameOf).filter(Boolean);
  if (names.length === 0) return ` The page has no ${candidate.role} at all.`;
  const wanted = pairs(candidate.name);
  const score = (name: string): number => pairs(name).filter((pair) => wanted.includes(pair)).length;
  const nearest = [...new Set(names)].toSorted((a, b) => score(b) - score(a)).slice(0, 3);
  return ` Each ${candidate.role} nearest to it: ${nearest.map((name) => `“${name}”`).join(', ')}.`;
}

function pairs(text: string): string[] {
  const lower = text.toLowerCase();
  return [...lower].slice(1).map((letter, index) => lower.charAt(index) + letter);
}

/** An element in a few words, for messages: `button “Save”` or `<div class="promo">`. */
export function outline(element: Element): string {
  const role = roleOf(element);
  const name = nameOf(element);
  if (role && name) return `${role} “${name.slice(0, 60)}”`;
  const label = element.id
    ? ` id="${element.id}"`
    : element.classList.length > 0
      ? ` class="${element.classList.value}"`
      : '';
  return `<${element.localName}${label}>${isVisible(element) ? '' : ' (hidden)'}`;
}
