import { hideSecrets, stableUrl } from '../../url.ts';
import type { Effect } from '../../model.ts';
import type { ChromeStep } from './recording.ts';

/** What a step of a recording waits for, as what it brings about. */
export function effectsOf(step: ChromeStep, baseUrl: string): { effects: Effect[]; notes: string[] } {
  const events = ('assertedEvents' in step && step.assertedEvents) || [];
  const last = events.findLast(({ type, url }) => type === 'navigation' && url);
  const strange = events.filter(({ type }) => type !== 'navigation').map(({ type }) => type);
  const notes = strange.map((type) => `it expects the event “${type}”, which a replay does not wait for.`);
  if (!last?.url) return { effects: [], notes };
  if (step.type === 'navigate' && sameAddress(step.url, last.url)) return { effects: [], notes };
  return {
    effects: [{ kind: 'navigation', url: stableUrl(hideSecrets(last.url), baseUrl) || last.url }],
    notes,
  };
}

function sameAddress(one: string, other: string): boolean {
  return (
    one === other || (URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href)
  );
}
