import type { Candidate, Fingerprint } from '../model.ts';
import { isAnother, isMarkOfAnother } from './another.ts';
import type { Among } from './candidates.ts';
import { crowdOf, fingerprintOf } from './fingerprint.ts';
import { isPassing } from './generated.ts';
import { likeness } from './likeness.ts';
import { search } from './search.ts';

/** Whether what a name leads to agrees with what was recorded. All numbers were tuned on the train pages of the targets bench. */

/** Whether what the best name leads to is no impostor; of what little was recorded of, the name is enough. */
export function isLikely(
  candidate: Candidate,
  element: Element,
  wanted: Fingerprint,
  among?: Among,
): boolean {
  if (!isTelling(wanted)) return true;
  if (candidate.within?.by === 'beside' && isMarkOfAnother(wanted, element)) return false;
  const alike = likeness(wanted, element);
  if (alike < leastFor(candidate, wanted)) return false;
  if (wanted.crowd === undefined) return true;
  if (!isInSameCrowd(wanted, element)) return false;
  if (alike === 1) return true; // nothing can be more like it
  const likes = search(wanted, among, element);
  const own = likes.find((like) => like.element === element);
  return own !== undefined && own.likeness >= (likes[0]?.likeness ?? 0);
}

/**
 * Whether what a later name leads to is what was recorded. What had neither a name nor a text of its own can't be told
 * from others.
 */
export function agrees(candidate: Candidate, element: Element, wanted: Fingerprint, among?: Among): boolean {
  if (isTelling(wanted)) {
    return !isAnother(wanted, element) && isLikely(candidate, element, wanted, among);
  }
  const seen = fingerprintOf(element);
  if (seen.tag !== wanted.tag || seen.role !== wanted.role || seen.name !== wanted.name) return false;
  return wanted.name !== undefined || (wanted.text !== undefined && seen.text === wanted.text);
}

/** Whether so much was recorded that an element can be told by it alone. */
export function isTelling({ near, path, attributes }: Fingerprint): boolean {
  return path !== undefined || near !== undefined || attributes !== undefined;
}

/** Whether as many others of its kind are around an element as there were. */
export function isInSameCrowd({ crowd = '' }: Fingerprint, element: Element): boolean {
  return crowdOf(element, crowd.split('/').length) === crowd;
}

/** Whether a name is of words, and not of what only the markup knows. */
export function isSpoken({ by }: Candidate): boolean {
  return by !== 'css' && by !== 'testid';
}

/** The less a name says, the more must be as it was. */
function leastFor(candidate: Candidate, { name, text }: Fingerprint): number {
  const { by } = candidate;
  if (by === 'css' && candidate.value.includes(':nth-of-type')) return PLACED;
  if (isByPassingWords(candidate)) return PASSING;
  const isMute = name === undefined && text === undefined;
  if (by === 'role' && candidate.name === undefined) return isMute ? MUTE : BARE;
  if (by === 'css' && isMute && !/[[#]/.test(candidate.value)) return MUTE;
  return by === 'css' && /^[a-z0-9-]+$/.test(candidate.value) ? BARE : LEAST[by];
}

/** Where only its place told it apart. */
const PLACED = 0.9;
/** Where neither it nor its name says anything. */
const MUTE = 0.8;
/** Where the name reads differently before long. */
const PASSING = 0.85;
/** Where the name says only of what kind it is. */
const BARE = 0.72;
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

function isByPassingWords(candidate: Candidate): boolean {
  if (candidate.by === 'css' || candidate.by === 'testid') return false;
  return isPassing(candidate.by === 'role' ? (candidate.name ?? '') : candidate.value);
}
