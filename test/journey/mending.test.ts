import { cases, fc } from '../random.ts';
import { expect, test } from 'vitest';
import { changeTargets, keyOf, mended, type Mend } from '../../journey/mending.ts';
import type { Candidate, Journey, Target } from '../../journey/model.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { arbitraryJourney } from '../arbitrary-journey.ts';

const NOW: Target = {
  candidates: [{ by: 'testid', value: 'as it is now' }],
  fingerprint: { tag: 'button', name: 'Now' },
};

/** All targets of a journey, each with its key. */
function targetsOf(journey: Journey): { key: string; frames: Candidate[]; target: Target }[] {
  const found: { key: string; frames: Candidate[]; target: Target }[] = [];
  for (const step of journey.steps) {
    changeTargets(step, (target, frames) => {
      const [best] = target.candidates;
      if (best) found.push({ key: keyOf(frames, best), frames: [...frames], target });
      return target;
    });
  }
  return found;
}

test('a mend changes each step that names the element, wherever it does, and nothing else', () => {
  fc.assert(
    fc.property(arbitraryJourney(), fc.nat(), (journey, pick) => {
      const all = targetsOf(journey);
      const chosen = all[pick % Math.max(1, all.length)];
      const [was] = chosen?.target.candidates ?? [];
      if (!chosen || !was) return;
      const mend: Mend = { frames: chosen.frames, was, now: NOW };
      const changed = mended(journey, [mend]);
      expect(parseJourney(printJourney(changed), 'mended')).toEqual(changed);
      // In the order of the walk each target is as it was, or the mended one; names inside frames stay those recorded.
      const now = targetsOf(changed).map(({ target }) => target);
      expect(now).toEqual(all.map(({ key, target }) => (key === chosen.key ? NOW : target)));
      const blank = (of: Journey): string =>
        JSON.stringify(of.steps.map((step) => changeTargets(step, () => NOW)));
      expect(blank(changed)).toBe(blank(journey));
    }),
    { numRuns: cases(40) },
  );
});

test('without a mend for it a journey is the same to the byte', () => {
  fc.assert(
    fc.property(arbitraryJourney(), (journey) => {
      const elsewhere: Mend = { frames: [], was: { by: 'testid', value: 'in no journey' }, now: NOW };
      expect(printJourney(mended(journey, [elsewhere]))).toBe(printJourney(journey));
    }),
    { numRuns: cases(40) },
  );
});
