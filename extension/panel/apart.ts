import type { Candidate, Target } from '../../journey/model.ts';

/** An element that is named by what it reads would always read so: other names come first. */
export function apartFromText(target: Target, text: string): Target {
  const isNamedSo = (candidate: Candidate): boolean =>
    (candidate.by === 'role' ? candidate.name : candidate.value) === text;
  const others = target.candidates.filter((candidate) => !isNamedSo(candidate));
  return { ...target, candidates: [...others, ...target.candidates.filter(isNamedSo)] };
}
