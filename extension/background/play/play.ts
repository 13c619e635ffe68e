import { MAIN_PAGE } from '../../../journey/format.ts';
import { lacksOutcome } from '../../../journey/outcome.ts';
import type { ProofEnd, ProofStep } from '../../../journey/proof.ts';
import { byKind } from '../../../journey/step-table.ts';
import type { TabProofAsked } from '../../proving.ts';
import { assertHealthy, withEffects } from './documents.ts';
import { Deadline, TabFailure } from './failure.ts';
import { players } from './steps.ts';
import { tabOf, type Stage } from './stage.ts';

/**
 * Replays a journey in a tab, one step after another, from here and not from the page, since pages go away meanwhile.
 * Waits and looks as the runner does; acts by events of scripts.
 */
export async function playInTab(
  { journey, secrets, tab, isWhole }: TabProofAsked,
  tell: (step: ProofStep) => void,
  signal: AbortSignal,
): Promise<ProofEnd> {
  const scopes = journey.synthetic ?? [journey.baseUrl];
  const stage: Stage = {
    journey,
    scopes,
    secrets,
    tabs: new Map([[MAIN_PAGE, tab]]),
    notes: new Set([SYNTHETIC]),
  };
  const began = performance.now();
  for (const step of journey.steps) {
    if (step.kind === 'group') continue;
    if (signal.aborted) return { verdict: 'stopped' };
    tell({ step: step.id, state: 'running' });
    const at = performance.now();
    try {
      const deadline = new Deadline(TIMEOUT);
      const effects = 'effects' in step ? (step.effects ?? []) : [];
      const act = (): Promise<void> => byKind(players, step, stage, deadline);
      if (step.kind === 'open' || step.kind === 'close') await act();
      else await withEffects(tabOf(step, stage), effects, stage, deadline, act);
      await assertHealthy(stage);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const advice = error instanceof TabFailure ? error.advice : undefined;
      tell({ step: step.id, state: 'failed', why });
      return { verdict: 'failed', why, ...(advice !== undefined && { advice }) };
    }
    tell({ step: step.id, state: 'passed', duration: performance.now() - at });
  }
  if (isWhole && lacksOutcome(journey)) {
    const why = 'The journey ends without a check of its outcome, so a pass would prove nothing.';
    return { verdict: 'failed', why, advice: 'Add a check of what shows that it worked.' };
  }
  return { verdict: 'passed', duration: performance.now() - began, notes: [...stage.notes] };
}

/** How long one act or check may take (milliseconds), as `waymark run` has it. */
const TIMEOUT = 10_000;

const SYNTHETIC =
  'Replayed in this tab, with its cookies and by the input of a script: pages can tell that from a person’s. ' +
  '“waymark run” replays with real input, in a fresh browser.';
