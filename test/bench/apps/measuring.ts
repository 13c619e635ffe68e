import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { journeyFiles } from '../../../codegen/files.ts';
import type { Journey } from '../../../journey/model.ts';
import type { Verdict } from '../../../runner/evidence/run.ts';
import { stateAtRest } from '../../cases/case.ts';
import { Hand } from '../../cases/hand.ts';
import type { RecordingDesk } from '../../cases/recording.ts';
import { replayWalk } from '../../cases/replaying.ts';
import { median } from '../runner/table.ts';
import type { AppJourney, RunningApp } from './app.ts';

/** What came of a journey: recorded once, its script replayed many times. */
export interface Measured {
  /** Of the recording. */
  readonly steps: number;
  /** How many replays there were. */
  readonly times: number;
  /** How many of them passed, with the final state of the walk. */
  readonly right: number;
  /** How many of these found an element by a fallback. */
  readonly drifted: number;
  /** Of a replay (seconds). */
  readonly median: number;
  /** What was wrong, each once. */
  readonly troubles: readonly string[];
}

/**
 * Records a journey, and replays its script; the app is put back before each.
 * @param folder that keeps the script, for the reader
 */
export async function measure(
  app: RunningApp,
  journey: AppJourney,
  desk: RecordingDesk,
  browser: Browser,
  times: number,
  folder: string,
): Promise<Measured> {
  const troubles = new Set<string>();
  const read = (page: Page): Promise<string> => stateOf(app, journey, page);
  try {
    await app.reset?.();
    const page = await desk.begin(journey.path);
    const initial = await read(page);
    await journey.act(new Hand(page));
    const state = await read(page);
    const recorded = await desk.end();
    const { steps } = recorded.journey;
    await keep(recorded.journey, journey.title, folder);
    if (state === initial) troubles.add(`The walk changed nothing: ${state}`);
    for (const step of steps) if (step.kind === 'unsupported') troubles.add(`Unsupported: ${step.reason}`);
    let [right, drifted] = [0, 0];
    const durations: number[] = [];
    for (let time = 1; time <= times; time += 1) {
      await app.reset?.();
      const { run, state: again } = await replayWalk(browser, recorded, 'script', read);
      const isRight = PASSED.has(run.verdict) && again === state && state !== initial;
      if (isRight) right += 1;
      if (isRight && run.verdict === 'drifted') drifted += 1;
      durations.push(run.duration / 1000);
      for (const line of run.drift) troubles.add(`Drift: ${line}`);
      if (run.failure) troubles.add(`${run.failure.action ?? ''}: ${run.failure.message}`);
      else if (again !== state) troubles.add(`${String(again)} in place of ${state}`);
    }
    return { steps: steps.length, times, right, drifted, median: median(durations), troubles: [...troubles] };
  } catch (error) {
    troubles.add(error instanceof Error ? error.message : String(error));
    return { steps: 0, times, right: 0, drifted: 0, median: Number.NaN, troubles: [...troubles] };
  }
}

async function keep(recorded: Journey, title: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const id = title.toLowerCase().replace(/[^a-z]+/g, '-');
  for (const { name, text } of journeyFiles({ ...recorded, id })) await writeFile(join(folder, name), text);
}

const PASSED: ReadonlySet<Verdict> = new Set(['passed', 'drifted']);

/** What the page and the server tell, once both are at rest. */
async function stateOf(app: RunningApp, { state }: AppJourney, page: Page): Promise<string> {
  return stateAtRest(async (expression) => {
    const shown: unknown = await page.evaluate(
      `(() => { const state = () => (${state}); return ${expression}; })()`,
    );
    return app.state ? JSON.stringify({ page: shown, server: await app.state() }) : shown;
  });
}
