import type { Journey } from '../../journey/model.ts';
import { lacksOutcome } from '../../journey/outcome.ts';
import type { Finding, Rule, RuleName } from './finding.ts';
import { literalSecret } from './secrets.ts';
import { brittleTarget } from './targets.ts';
import { absoluteUrl, outOfScope } from './urls.ts';

/** What makes a journey weak, in the order of its steps. */
export function check(journey: Journey): Finding[] {
  return Object.values(rules)
    .flatMap((rule) => rule(journey))
    .toSorted((one, other) => (one.step ?? Infinity) - (other.step ?? Infinity));
}

/** The journey with all that can be mended for a person mended, and how much that was. */
export function mended(journey: Journey): { journey: Journey; count: number } {
  const fixes = check(journey).flatMap(({ fix }) => (fix ? [fix] : []));
  return { journey: fixes.reduce((now, fix) => fix(now), journey), count: fixes.length };
}

const noOutcome: Rule = (journey) =>
  lacksOutcome(journey)
    ? [
        {
          rule: 'no-outcome',
          ...(journey.steps.length > 0 && { step: journey.steps.length - 1 }),
          message:
            'Nothing is checked after the last act, so a pass would prove nothing. End with an expect(…).',
        },
      ]
    : [];

/** Waiting for a time is too short on a slow day, and too long on all others. */
const sleep: Rule = ({ steps }) =>
  steps.flatMap((step, at): Finding[] => {
    if (step.kind !== 'custom') return [];
    return [...step.code.matchAll(/\b(?:waitForTimeout|setTimeout|sleep|delay)\s*\(/g)].map(([code]) => ({
      rule: 'sleep',
      step: at,
      code,
      message:
        'This waits for a time. Wait for what it is for: an expect(…), or what an act brings about (goesTo, …).',
    }));
  });

const rules: Record<RuleName, Rule> = {
  'no-outcome': noOutcome,
  sleep,
  'literal-secret': literalSecret,
  'absolute-url': absoluteUrl,
  'brittle-target': brittleTarget,
  'out-of-scope': outOfScope,
};
