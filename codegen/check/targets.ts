import type { Candidate, Step, Target } from '../../journey/model.ts';
import { looksGenerated } from '../../journey/target/generated.ts';
import { wordCandidate } from '../../journey/wording.ts';
import { changing, type Finding, type Rule } from './finding.ts';

/** Elements that are named by where they stand in the markup, which changes with the next release. */
export const brittleTarget: Rule = ({ steps }) =>
  steps.flatMap((step, at): Finding[] => {
    if (!('target' in step) || !step.target) return [];
    const { target } = step;
    const [best] = target.candidates;
    if (!best || !isBrittle(best)) return [];
    const better = target.candidates.find((candidate) => !isBrittle(candidate));
    const what = `${wordCandidate(best)} breaks when the markup changes.`;
    if (!better) {
      return [
        { rule: 'brittle-target', step: at, message: `${what} Give the element a label or a test id.` },
      ];
    }
    return [
      {
        rule: 'brittle-target',
        step: at,
        message: `${what} It was also found as ${wordCandidate(better)}.`,
        fix: changing(at, (found) => withTarget(found, promoted(target, better))),
      },
    ];
  });

/** A selector is as good as a name where it is one id or test attribute that a person thought up. */
function isBrittle(candidate: Candidate): boolean {
  if (candidate.by !== 'css') return candidate.within ? isBrittle(candidate.within) : false;
  const [, name] =
    /^(?:[a-z-]+)?(?:#|\[(?:id|name|data-[\w-]+)=["']?)([\w-]+)["']?\]?$/i.exec(candidate.value) ?? [];
  return name === undefined || looksGenerated(name);
}

function promoted({ candidates, fingerprint }: Target, best: Candidate): Target {
  return { candidates: [best, ...candidates.filter((candidate) => candidate !== best)], fingerprint };
}

function withTarget(step: Step, target: Target): Step {
  return 'target' in step ? { ...step, target } : step;
}
