import { relative } from 'node:path';
import type { Run, StepRun } from '../evidence/run.ts';
import type { Playable } from '../load.ts';
import { terminalLines } from '../report/terminal.ts';
import { reportFile } from '../report/write-reports.ts';
import { complain } from '../say.ts';
import type { Settings } from '../settings/options.ts';
import type { Told } from './replay-all.ts';

/** Tells a terminal, or a CI's log, how the journeys go: live where one goes at a time, else each as it ends. */
export class Telling implements Told {
  readonly #lines = terminalLines({ colour: process.stdout.isTTY && !process.env.NO_COLOR });
  readonly #settings: Settings;
  readonly #kept = new Map<Playable, string[]>();
  #isLive = true;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** What is about to be run, and in which browser. */
  head(count: number, browser: string): void {
    const { concurrency, debug } = this.#settings;
    this.#isLive = count === 1 || concurrency === 1 || debug !== undefined;
    console.log(this.#lines.headLine(count, browser));
  }

  began(playable: Playable, attempt: number): void {
    this.#tell(playable, attempt === 1 ? this.#lines.journeyLine(playable) : this.#lines.againLine(attempt));
  }

  step(playable: Playable, step: StepRun): void {
    this.#tell(playable, this.#lines.stepLine(step));
  }

  ended(playable: Playable, run: Run, isLast: boolean): void {
    this.#tell(playable, ...this.#lines.failureLines(run), this.#lines.verdictLine(run));
    if (!isLast) return;
    for (const line of this.#kept.get(playable) ?? []) console.log(line);
    this.#kept.delete(playable);
  }

  /** All runs, and what could not be written; the last line counts. */
  end(runs: readonly Run[], problems: readonly string[]): void {
    for (const problem of problems) complain(`waymark run: ${problem}`);
    const report = reportFile(this.#settings);
    for (const line of this.#lines.summaryLines(runs, relative('', report) || report)) console.log(line);
  }

  #tell(playable: Playable, ...lines: string[]): void {
    if (this.#isLive) for (const line of lines) console.log(line);
    else this.#kept.set(playable, [...(this.#kept.get(playable) ?? []), ...lines]);
  }
}
