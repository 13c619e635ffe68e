import type { Browser } from 'puppeteer';
import type { StepKind } from '../../journey/model.ts';
import { CASE_PASSWORD, type Case } from './case.ts';
import type { PlaywrightPlayer, PlaywrightRecorder } from './playwright.ts';
import type { Recorded, RecordingDesk } from './recording.ts';
import { replayWalk } from './replaying.ts';

/** Whether a recording of a case's walk replays to the same state, and if not, why. */
export interface Fidelity {
  /** `unsupported`: the recording itself says what it could not record. */
  readonly verdict: 'same' | 'different' | 'unsupported';
  readonly why?: string;
}

/** Records the walk of a case, and replays both its journey and the script that is generated from it. */
export async function compare(walk: Case, desk: RecordingDesk, browser: Browser): Promise<Fidelity> {
  try {
    const recorded = await desk.record(walk);
    const flaw = flawOf(walk, recorded);
    if (flaw) return flaw;
    for (const what of ['journey', 'script'] as const) {
      const { run, state } = await replayWalk(browser, recorded, what);
      const why = run.failure?.message ?? run.drift.join(' ');
      if (run.verdict !== 'passed') return different(`${what}: ${run.verdict}: ${why}`);
      if (state !== recorded.state) {
        return different(`${what}: ${String(state)} in place of ${recorded.state}`);
      }
    }
    return { verdict: 'same' };
  } catch (error) {
    return different(error instanceof Error ? error.message : String(error));
  }
}

/** Records the walk by Playwright's recorder, and runs the script that it wrote. */
export async function compareByPlaywright(
  walk: Case,
  recorder: PlaywrightRecorder,
  player: PlaywrightPlayer,
): Promise<Fidelity> {
  try {
    const { script, state } = await recorder.record(walk);
    const again = await player.play(script);
    return again === state ? { verdict: 'same' } : different(`${again} in place of ${state}`);
  } catch (error) {
    return different(error instanceof Error ? error.message : String(error));
  }
}

function flawOf({ kinds }: Case, { journey, initial, state }: Recorded): Fidelity | undefined {
  if (state === initial) return different(`The walk left the page as it was, and proves nothing: ${state}`);
  if (JSON.stringify(journey).includes(CASE_PASSWORD)) return different('The password is in the journey.');
  for (const step of journey.steps) {
    if (step.kind === 'unsupported') return { verdict: 'unsupported', why: step.reason };
  }
  const recorded = new Set<StepKind>(journey.steps.map(({ kind }) => kind));
  const lacking = kinds.filter((kind) => !recorded.has(kind));
  return lacking.length > 0 ? different(`The recording has no ${lacking.join(' and no ')}.`) : undefined;
}

function different(why: string): Fidelity {
  return { verdict: 'different', why: why.replace(/\s+/g, ' ').slice(0, 600) };
}
