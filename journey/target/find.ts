import type { Candidate, Fingerprint, Target } from '../model.ts';
import { wordCandidate } from '../wording.ts';
import { itemOf, matches, named, nameOf, type Among } from './candidates.ts';
import { crowdOf, fingerprintOf } from './fingerprint.ts';
import { looksPassing } from './generated.ts';
import { likeness, likeText, speaksOtherwise } from './likeness.ts';
import { liesIn } from './page.ts';
import { outline } from './outline.ts';
import { search, type Like } from './search.ts';

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
  if (only && isLikely(best, only, fingerprint)) return { verdict: 'found', element: only };
  const lost = only
    ? `${capital(wordCandidate(best))} is something else now, ${outline(only)}`
    : `Nothing matches ${wordCandidate(best)} any more`;
  for (const fallback of fallbacks) {
    const [element, ...others] = matches(fallback, document, among);
    if (element && others.length === 0 && agrees(fallback, element, fingerprint)) {
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
  const likes = isTelling(fingerprint) ? search(fingerprint, among) : [];
  const [first, second] = likes;
  if (first && isClear(target, first, second)) {
    const by = `the most like it, ${outline(first.element)} (${percent(first)} alike)`;
    return {
      verdict: 'drifted',
      element: first.element,
      message: `${lost}; found by what was recorded of it: ${by}.`,
    };
  }
  return { verdict: 'missing', message: `Nothing matches ${wordCandidate(best)}.${nearest(best, likes)}` };
}

/**
 * Whether the element most like the recorded one is it: like enough, and by enough more than the next, the more so the
 * more has changed. What read as others did, or had only its place, needs more. Tuned on the train pages.
 */
function isClear({ candidates, fingerprint }: Target, first: Like, second: Like | undefined): boolean {
  if (isRenamed(fingerprint, first.element)) return false;
  if (candidates.some((candidate) => isElsewhere(candidate, first.element))) return false;
  const margin = first.likeness - (second?.likeness ?? 0);
  const changed = 1 - first.likeness;
  if (fingerprint.crowd !== undefined) {
    return first.likeness >= 0.97 && margin >= 0.04 && isInSameCrowd(fingerprint, first.element);
  }
  const isOnlyToReadSo = candidates.some(({ by, within }) => !within && by !== 'css' && by !== 'testid');
  if (isOnlyToReadSo && first.likeness >= LIKE && margin >= 0.1) return true;
  return first.likeness >= 0.72 && margin >= 0.02 + 0.6 * changed;
}

const LIKE = 0.7;

/**
 * Whether what is acted on is called altogether otherwise now, and nothing that the team named it by is left: nobody can
 * say then that it still does the same.
 */
function isRenamed(wanted: Fingerprint, element: Element): boolean {
  const { name, attributes = {} } = wanted;
  if (name === undefined || !element.matches(ACTED_ON) || speaksOtherwise(wanted, element)) return false;
  if (likeText(name, nameOf(element)) >= 0.35) return false;
  return !NAMED_BY.some((key) => {
    const value = attributes[key];
    return value !== undefined && value !== '#' && element.getAttribute(key) === value;
  });
}

const ACTED_ON = 'a,button,summary,[role=button],[role=link],[role=tab],[role=menuitem],[role=option]';
const NAMED_BY = ['id', 'name', 'href', 'data-testid', 'data-action', 'data-target'];

/** Whether the part of the page that a name says the element is in is there, and the element is not in it. */
function isElsewhere({ within }: Candidate, element: Element): boolean {
  if (!within) return false;
  const isBeside = within.by === 'beside';
  const [outer, ...more] = matches(isBeside ? { ...within, by: 'text' } : within);
  if (!outer || more.length > 0) return false;
  const part = isBeside ? itemOf(outer) : outer;
  return part !== undefined && !liesIn(element, part);
}

function isInSameCrowd({ crowd = '' }: Fingerprint, element: Element): boolean {
  return crowdOf(element, crowd.split('/').length) === crowd;
}

/** Whether so much was recorded that an element can be told by it alone. */
function isTelling({ near, path, attributes }: Fingerprint): boolean {
  return path !== undefined || near !== undefined || attributes !== undefined;
}

/** Whether what the best name leads to is no impostor; of what little was recorded of, the name is enough. */
function isLikely(candidate: Candidate, element: Element, wanted: Fingerprint): boolean {
  if (!isTelling(wanted)) return true;
  if (wanted.crowd !== undefined && !isInSameCrowd(wanted, element)) return false;
  return likeness(wanted, element) >= leastFor(candidate);
}

/** The less a name says, the more must be as it was. */
function leastFor(candidate: Candidate): number {
  if (candidate.by === 'css' && candidate.value.includes(':nth-of-type')) return PLACED;
  if (isPassing(candidate)) return PASSING;
  const isBare =
    candidate.by === 'role' ? candidate.name === undefined : /^[a-z0-9-]+$/.test(candidate.value);
  return isBare && (candidate.by === 'role' || candidate.by === 'css') ? BARE : LEAST[candidate.by];
}

const BARE = 0.72;

/** Whether a name is of words that read differently before long. */
function isPassing(candidate: Candidate): boolean {
  if (candidate.by === 'css' || candidate.by === 'testid') return false;
  const words = candidate.by === 'role' ? (candidate.name ?? '') : candidate.value;
  return looksPassing(words) || /^\P{L}+$/u.test(words);
}

const PASSING = 0.85;

/** How much like the recorded element one must be that only its place tells apart. */
const PLACED = 0.88;

/** Whether what a later name leads to is what was recorded. What had neither a name nor a text of its own can't be told from others. */
function agrees(candidate: Candidate, element: Element, wanted: Fingerprint): boolean {
  if (isTelling(wanted)) return isLikely(candidate, element, wanted) && !isRenamed(wanted, element);
  const seen = fingerprintOf(element);
  if (seen.tag !== wanted.tag || seen.role !== wanted.role || seen.name !== wanted.name) return false;
  return wanted.name !== undefined || (wanted.text !== undefined && seen.text === wanted.text);
}

/** How much like the recorded element one must be that a name of that kind leads to; tuned on the train pages. */
const LEAST: Readonly<Record<Candidate['by'], number>> = {
  testid: 0.2,
  role: 0.5,
  label: 0.45,
  placeholder: 0.45,
  alt: 0.45,
  title: 0.5,
  text: 0.5,
  css: 0.6,
  beside: 0.55,
};

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

/** The nearest things a reader may have meant, and why they are not it: what else there is of that role, or what is most like it. */
function nearest(candidate: Candidate, likes: readonly Like[]): string {
  if (candidate.by === 'role' && candidate.name !== undefined)
    return neighbours(candidate.role, candidate.name);
  const [first, second] = likes;
  if (!first) return '';
  const why =
    first.likeness < LIKE
      ? `only ${percent(first)} alike`
      : `hardly more than ${second ? outline(second.element) : 'others'}`;
  return ` The nearest is ${outline(first.element)}, ${why}.`;
}

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

function percent({ likeness }: Like): string {
  return `${Math.round(likeness * 100)} %`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
