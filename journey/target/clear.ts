import type { Candidate, Target } from '../model.ts';
import { isInSameCrowd, isSpoken } from './agreement.ts';
import { isAnother, isMarkOfAnother, SAME, wordsOf } from './another.ts';
import { itemOf, matches } from './candidates.ts';
import { shorten } from './fingerprint.ts';
import { looksPassing } from './generated.ts';
import { likeText, speaksOtherwise } from './likeness.ts';
import { liesIn } from './page.ts';
import type { Like } from './search.ts';

/**
 * Whether the element most like the recorded one is it: like enough, and by enough more than the next, the more so the
 * more has changed. What read as others did, or had only its place, needs more. All numbers were tuned on the train pages
 * of the targets bench.
 */
export function isClear({ candidates, fingerprint }: Target, [first, second]: readonly Like[]): boolean {
  if (!first) return false;
  const { element, likeness } = first;
  if (isAnother(fingerprint, element) || isMarkOfAnother(fingerprint, element)) return false;
  const margin = likeness - (second?.likeness ?? 0);
  if (fingerprint.crowd !== undefined)
    return likeness >= 0.97 && margin >= 0.04 && isInSameCrowd(fingerprint, element);

  const isForeign = speaksOtherwise(fingerprint, element);
  const spoken = candidates.filter(isSpoken);
  const places = new Set(candidates.map((candidate) => placeOf(candidate, element)));
  if (places.has('elsewhere')) return false;
  const isAlone = spoken.some(({ within }) => !within);
  if (!isAlone && !isForeign && places.has('gone')) return likeness >= 0.97 && margin >= 0.1;

  const words = fingerprint.name ?? fingerprint.text ?? '';
  const own = shorten(wordsOf(element));
  const reads = isForeign ? 1 : own.startsWith(words) ? SAME : likeText(words, own);
  if (isAlone && reads >= SAME && likeness >= 0.55 && margin >= 0.2) return true;
  // “January 8” is another day than “January 1”.
  if (looksPassing(words) && reads < SAME && likeness < 0.8) return false;
  if (isAlone && reads >= 0.6 && likeness >= 0.7 && margin >= 0.1) return true;
  // Others read as it did; if only one is left, it may be any of them.
  const isLeftOver = !second || likeText(own, shorten(wordsOf(second.element))) < SAME;
  if (!isAlone && isLeftOver && likeness < (words.endsWith('…') ? 0.8 : 0.86)) return false;
  return likeness >= 0.72 && margin >= 0.02 + 0.6 * (1 - likeness);
}

/** Whether an element lies in the part of the page that a name says, elsewhere, or that part is gone. */
function placeOf({ within }: Candidate, element: Element): 'there' | 'elsewhere' | 'gone' {
  if (!within) return 'there';
  const isBeside = within.by === 'beside';
  const [outer, ...more] = matches(isBeside ? { ...within, by: 'text' } : within);
  if (!outer) return 'gone';
  const part = isBeside ? itemOf(outer) : outer;
  return more.length > 0 || part === undefined || liesIn(element, part) ? 'there' : 'elsewhere';
}
