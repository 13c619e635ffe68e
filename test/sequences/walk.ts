import type { Browser } from 'puppeteer';
import { wordStep } from '../../journey/wording.ts';
import { stateAtRest } from '../cases/case.ts';
import { Hand } from '../cases/hand.ts';
import type { Recorded, RecordingDesk } from '../cases/recording.ts';
import { replayWalk } from '../cases/replaying.ts';
import { perform, type Action } from './actions.ts';
import { PLACE } from './page.ts';

/** Between acts (milliseconds): these hands are quick. */
const REST = 15;

/** Does sequences one after the other in one recording; `between` is called before each action. */
export async function recordSequences(
  desk: RecordingDesk,
  sequences: readonly (readonly Action[])[],
  between: () => Promise<void> = async () => undefined,
): Promise<Omit<Recorded, 'initial'>> {
  const page = await desk.begin(PLACE);
  const hand = new Hand(page, page, REST);
  for (const [index, sequence] of sequences.entries()) {
    await hand.see('gift-card');
    await page.waitForFunction(
      'frames[0]?.document.getElementById("order") !== null && document.readyState === "complete"',
    );
    for (const action of sequence) {
      await between();
      await perform(hand, action);
    }
    if (index === sequences.length - 1) break;
    await Promise.all([page.waitForNavigation(), hand.click('#next')]);
  }
  const state = await stateAtRest((expression) => page.evaluate(expression));
  return { ...(await desk.end()), state };
}

/** What a recording says, step by step. */
export function wordsOf({ journey }: Pick<Recorded, 'journey'>): string[] {
  return journey.steps.map(wordStep);
}

/** Why sequences, recorded and replayed in one go, do not come to the same state; undefined where they do. */
export async function flawOf(
  desk: RecordingDesk,
  browser: Browser,
  sequences: readonly (readonly Action[])[],
): Promise<string | undefined> {
  return flawIn(browser, await recordSequences(desk, sequences));
}

/** As `flawOf`, of what is recorded already. */
export async function flawIn(
  browser: Browser,
  recorded: Omit<Recorded, 'initial'>,
): Promise<string | undefined> {
  const { run, state } = await replayWalk(browser, recorded, 'journey');
  if (run.verdict !== 'passed') return `${run.verdict}: ${run.failure?.message ?? run.drift.join(' ')}`;
  return state === recorded.state ? undefined : `${String(state)} in place of ${recorded.state}`;
}

/** The sequence without the actions that it fails without, too; each is tried alone. */
export async function shrink(
  desk: RecordingDesk,
  browser: Browser,
  sequence: readonly Action[],
): Promise<Action[]> {
  let least = [...sequence];
  for (let at = 0; at < least.length && least.length > 1;) {
    const fewer = least.toSpliced(at, 1);
    if (await flawOf(desk, browser, [fewer])) least = fewer;
    else at += 1;
  }
  return least;
}
