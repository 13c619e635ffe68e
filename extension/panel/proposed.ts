import { MAIN_PAGE } from '../../journey/format.ts';
import type { Check, Journey, Step, StepKind, Target } from '../../journey/model.ts';
import { stableUrl } from '../../journey/url.ts';
import { wordCandidate, wordCheck } from '../../journey/wording.ts';
import type { Appeared } from '../messages.ts';
import { apartFromText } from './apart.ts';

/** A check that what was seen suggests. */
export interface Proposal {
  words: string;
  check: Check;
  /** Nothing for a check of the page. */
  target?: Target;
}

/** The checks that suggest themselves after the last act, without those that the journey has there already. */
export function proposalsOf(appeared: Appeared, { steps, baseUrl }: Journey): Proposal[] {
  const proposals: Proposal[] = [];
  for (const { kind, text, target } of appeared.said) {
    if (kind === 'heading')
      proposals.push({ words: `Heading “${text}”`, check: { kind: 'visible' }, target });
    else
      proposals.push({
        words: `Message “${text}”`,
        check: { kind: 'text', text },
        target: apartFromText(target, text),
      });
  }
  if (appeared.url !== undefined) {
    const url = stableUrl(appeared.url, baseUrl);
    proposals.push({ words: `Address ${url}`, check: { kind: 'url', url } });
  }
  const { title } = appeared;
  if (title !== undefined) proposals.push({ words: `Title “${title}”`, check: { kind: 'title', title } });
  const lastAct = steps.findLastIndex(({ kind }) => !PASSIVE.has(kind));
  const checked = steps.slice(lastAct + 1);
  return proposals.filter((proposal) => !checked.some((step) => isOf(step, proposal)));
}

const PASSIVE = new Set<StepKind>(['group', 'expect', 'screenshot']);

/** The tab of the last act: where what came of it is seen. */
export function tabOfLastAct({ steps }: Journey): string {
  return steps.findLast(({ kind }) => !PASSIVE.has(kind))?.page ?? MAIN_PAGE;
}

/** By their words, as storage gives the same things in another order of keys. */
function isOf(step: Step, { check, target }: Proposal): boolean {
  if (step.kind !== 'expect' || wordCheck(step.check) !== wordCheck(check)) return false;
  const [one, other] = [step.target, target].map(
    (of) => of?.candidates[0] && wordCandidate(of.candidates[0]),
  );
  return one === other;
}
