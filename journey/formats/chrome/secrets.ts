import { membersOf, replaced, spanAt } from '../json-spans.ts';
import type { ChromeStep } from './recording.ts';
import { secretOf } from './steps-in.ts';

/** The text of a recording with the names of secrets in the place of what was typed into their fields. */
export function hideTyped(text: string, steps: readonly ChromeStep[]): string {
  const changes = steps.flatMap((step, at) => {
    const secret = step.type === 'change' ? secretOf(step.selectors) : undefined;
    const span = secret === undefined ? undefined : spanAt(text, ['steps', at]);
    const values = span ? membersOf(text, span.from).filter(({ key }) => key === 'value') : [];
    return values.map((value) => ({ ...value, by: JSON.stringify(secret) }));
  });
  return replaced(text, changes);
}
