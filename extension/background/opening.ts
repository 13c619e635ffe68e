import { MAIN_PAGE } from '../../journey/format.ts';
import type { Journey } from '../../journey/model.ts';
import type { Change, Edits } from './edits.ts';
import type { Item } from './items.ts';
import { sessionFrom, START, type Session } from './session.ts';
import type { Walk } from './walk.ts';

/**
 * The stopped session that a kept journey goes on as: its steps are there, and none of its tabs.
 * @param how the key that it is kept under, the name that the person gave it (empty for none), and the time
 */
export function opened(journey: Journey, how: { key: string; name: string; now: number }): Session {
  const { baseUrl, environment, synthetic = [], secrets, id, title, steps } = journey;
  const others = synthetic.filter((scope) => scope !== baseUrl && isOrigin(scope));
  const walk: Walk = {
    ...START,
    state: 'stopped',
    baseUrl,
    items: itemsOf(journey),
    edits: editsOf(journey, how.name),
  };
  const session = sessionFrom(walk, how.now);
  return {
    ...session,
    viewport: environment.viewport,
    ...(environment.language !== undefined && { language: environment.language }),
    ...(others.length > 0 && {
      frameSites: Object.fromEntries(others.map((origin) => [origin, 'allowed' as const])),
    }),
    nextNumber: 1 + Math.max(0, ...steps.map((step) => Number(/\d{1,9}$/.exec(step.id)?.[0] ?? 0))),
    kept: how.key,
    source: {
      id,
      title,
      secrets,
      ...(synthetic.length > 0 && { synthetic }),
      ...(journey.imported && { imported: journey.imported }),
      ...(journey.script && { script: journey.script }),
    },
  };
}

/** What the person had given before: it is in force, and nothing that an undo takes back. */
function editsOf({ inputs }: Journey, name: string): Edits {
  const changes: Change[] = Object.entries(inputs).map(([input, value]) => ({
    kind: 'input',
    name: input,
    value,
  }));
  if (name !== '') changes.push({ kind: 'title', title: name });
  return changes.length > 0 ? [{ kind: 'edit', state: 'given', words: '', changes }] : [];
}

/** The steps in their order, long before all that is recorded from now on; each tab has a number that no browser gives. */
function itemsOf({ steps }: Journey): Item[] {
  const tabs = new Map<string, number>();
  const numberOf = (alias: string): number => {
    const number = tabs.get(alias) ?? -1 - tabs.size;
    tabs.set(alias, number);
    return number;
  };
  return steps.map((step, index) => ({ step, at: index + 1, tab: numberOf(step.page ?? MAIN_PAGE) }));
}

function isOrigin(scope: string): boolean {
  return URL.canParse(scope) && new URL(scope).origin === scope;
}
