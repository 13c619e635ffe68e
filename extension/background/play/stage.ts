import { MAIN_PAGE } from '../../../journey/format.ts';
import type { Journey } from '../../../journey/model.ts';
import { TabFailure } from './failure.ts';

/** What a replay in a tab goes by. */
export interface Stage {
  journey: Journey;
  /** Where it may act, as `inScope` reads it. */
  scopes: readonly string[];
  secrets: Readonly<Record<string, string>>;
  /** The tabs that are open, by their names in the journey. */
  tabs: Map<string, number>;
  /** What should be known besides, each once. */
  notes: Set<string>;
}

/**
 * The tab that a step is in.
 * @throws {TabFailure} when it is not open
 */
export function tabOf(step: { page?: string }, stage: Stage): number {
  const alias = step.page ?? MAIN_PAGE;
  const tab = stage.tabs.get(alias);
  if (tab === undefined) throw new TabFailure(`The tab “${alias}” is not open.`);
  return tab;
}
