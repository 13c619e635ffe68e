import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import type { Mend } from '../../journey/mending.ts';
import type { Target } from '../../journey/model.ts';
import type { ActionRun, StepRun } from '../evidence/run.ts';
import type { Evidence } from '../evidence/watch.ts';
import type { Baselines } from './baseline.ts';
import { Deadline } from './deadline.ts';
import { Dialogs } from './dialogs.ts';
import type { Downloads } from './downloads.ts';
import { asFailure, Failure } from './failure.ts';
import type { JourneyPage } from './page.ts';
import { callPlace, placeIn } from './script-place.ts';
import type { Files } from './uploads.ts';
import type { Size } from './viewport.ts';

/** What a walk is told of the journey it replays. */
export interface WalkOptions {
  baseUrl: string;
  /** Where steps may act, as `inScope` reads it. */
  scopes: readonly string[];
  /** How long a single act or check may take, in milliseconds. */
  timeout: number;
  /** Whether an element that drifted is a failure. */
  strict?: boolean;
  /** The values of the journey's secrets by name. */
  secrets: Readonly<Record<string, string>>;
  /** The recorded targets by `keyOf` their frames and first candidate: the fallbacks and fingerprints. */
  known: ReadonlyMap<string, Target>;
  /** The files that the journey uploads. */
  files: Files;
  /** The files that the pages download. */
  downloads: Downloads;
  /** What the pages have asked for and said so far. */
  evidence: Evidence;
  /** What pages have to look like. */
  baselines: Baselines;
  /** Opens a new tab. */
  openPage: () => Promise<Page>;
  /** Gives a page another size, and the tabs that open later. */
  resize: (page: Page, size: Size) => Promise<void>;
  /** Makes a tab that the site opened one of the journey's: sized, marked and watched like those. */
  adopt: (page: Page) => Promise<void>;
  /** Takes a picture of a page, or of the one in front, and gives its file name. */
  takePicture: (name: string, page?: Page) => Promise<string | undefined>;
  /** Keeps what can be read on the page in front, and gives its file name. */
  takeText?: () => Promise<string | undefined>;
  /** Awaited before each act, outside of its time. */
  beforeAct?: (act: { step: string; title: string }) => Promise<void>;
  /** Called at the start and the end of each named step. */
  onStep?: (step: StepRun, state: 'started' | 'ended') => void;
}

/**
 * One replay of one journey: keeps its record, runs one act at a time, and ends at the first problem, whether
 * an act finds it or the page shows it meanwhile.
 */
export class Walk {
  readonly options: WalkOptions;
  readonly steps: StepRun[] = [];
  readonly drift: string[] = [];
  readonly mends: Mend[] = [];
  readonly dialogs = new Dialogs();
  /** The tab that was acted in last. */
  front: JourneyPage | undefined;
  /** The last act: its title, and when it began. */
  lastAct = { title: 'the start', at: 0 };
  readonly #started = performance.now();
  readonly #broken = Promise.withResolvers<never>();
  #problem: Failure | undefined;
  #step: StepRun | undefined;
  #acting: string | undefined;
  #proven = false;
  /** Whether a step is over but for its evidence. */
  #isEnding = false;
  #failedAt: { step: string; action?: string; place?: string } | undefined;

  constructor(options: WalkOptions) {
    this.options = options;
    this.#broken.promise.catch(() => undefined);
  }

  /** Milliseconds since the walk began. */
  get now(): number {
    return performance.now() - this.#started;
  }

  /** When the named step before the latest began; 0 where there is none. */
  get previousStepAt(): number {
    return this.steps.at(-2)?.at ?? 0;
  }

  /** Where the first failure happened. */
  get failedAt(): { step: string; action?: string; place?: string } | undefined {
    return this.#failedAt;
  }

  /** Ends the walk by something that the page did: the act under way fails with it, or the next one. */
  fail(problem: Failure): void {
    if (this.#problem) return;
    this.#problem = problem;
    const step = this.#step ?? this.steps.at(-1);
    if (step && this.#acting === undefined) this.#failedAt ??= { step: step.title };
    this.#broken.reject(problem);
  }

  /**
   * Ends the walk by something that was thrown. A walk remembers its first problem, so that a script that
   * catches it and goes on can't end well.
   * @returns the first problem of the walk
   */
  end(thrown: unknown): Failure {
    const place = thrown instanceof Error && !(thrown instanceof Failure) ? placeIn(thrown) : undefined;
    this.#problem ??= asFailure(thrown);
    if (place !== undefined && this.#failedAt?.place === undefined)
      this.#failedAt = { step: this.#step?.title ?? '', ...this.#failedAt, place };
    return this.#problem;
  }

  /** The first problem of the walk so far. */
  get problem(): Failure | undefined {
    return this.#problem;
  }

  /**
   * Waits for a script. One that is stuck outside of any act is left behind a while after the walk has ended.
   * @throws {Failure} the problem that ended the walk
   */
  async until(script: Promise<void>): Promise<void> {
    const over = new AbortController();
    const leave = async (): Promise<never> => {
      await this.#broken.promise.catch(() => undefined);
      for (let idle = 0, waited = 0; idle < 4 && waited < MOST_MOMENTS; waited += 1) {
        await sleep(MOMENT, undefined, { signal: over.signal });
        idle = this.#acting === undefined && !this.#isEnding ? idle + 1 : 0;
      }
      return this.#broken.promise;
    };
    const left = leave();
    left.catch(() => undefined);
    await Promise.race([script, left]).finally(() => over.abort());
  }

  /**
   * Notes an element that was found by other means than its best name, with what mends that.
   * @throws {Failure} where drift is a failure
   */
  noteDrift(message: string, mend: Mend | undefined): void {
    if (this.drift.includes(message)) return;
    this.drift.push(message);
    if (mend) this.mends.push(mend);
    if (this.options.strict) {
      throw new Failure(
        'drift',
        message,
        'Look at it, and let “waymark heal” write the new name, or mend the page.',
      );
    }
  }

  /** Runs a named step of the journey. Steps don't nest. */
  step(title: string, body: () => Promise<void>): Promise<void> {
    return heard(this.#runStep(title, body, callPlace()));
  }

  async #runStep(title: string, body: () => Promise<void>, place: string | undefined): Promise<void> {
    this.#assertWhole(place);
    if (this.#step) {
      const advice = 'End one step before the next begins.';
      throw this.end(new Failure('script', `Step “${title}” is inside step “${this.#step.title}”.`, advice));
    }
    const step: StepRun = { title, status: 'passed', at: this.now, duration: 0, actions: [] };
    this.steps.push(step);
    this.#step = step;
    this.options.onStep?.(step, 'started');
    try {
      await body();
      this.#assertIdle();
    } catch (thrown) {
      step.status = 'failed';
      this.#failedAt ??= { step: title };
      throw this.end(thrown);
    } finally {
      this.#isEnding = true;
      const [picture, text] = await Promise.all([
        this.options.takePicture(title).catch(() => undefined),
        this.options.takeText?.().catch(() => undefined),
      ]);
      if (picture !== undefined) step.screenshot = picture;
      if (text !== undefined) step.text = text;
      this.#isEnding = false;
      step.duration = this.now - step.at;
      this.#step = undefined;
      this.options.onStep?.(step, 'ended');
    }
  }

  /**
   * Runs one act or check, which the record shows as `title`. A check proves what was done before it.
   * A failed act or check fails the journey, even where its script catches what is thrown.
   * @throws {Failure} the first problem of the walk, or what `body` threw
   */
  act<T>(
    title: string,
    kind: 'act' | 'check' | 'neither',
    body: (deadline: Deadline, action: ActionRun) => Promise<T>,
  ): Promise<T> {
    return heard(this.#runAct(title, kind, body, callPlace()));
  }

  async #runAct<T>(
    title: string,
    kind: 'act' | 'check' | 'neither',
    body: (deadline: Deadline, action: ActionRun) => Promise<T>,
    place: string | undefined,
  ): Promise<T> {
    if (!this.#step) {
      // Acts outside of any named step get one of their own.
      let result: { value: T } | undefined;
      const act = async (): Promise<void> => {
        result = { value: await this.#runAct(title, kind, body, place) };
      };
      await this.#runStep(title, act, place);
      if (result) return result.value;
      throw new Failure('script', `“${title}” gave no result.`);
    }
    this.#assertWhole(place);
    this.#assertIdle(title);
    if (this.options.beforeAct) {
      this.#acting = title;
      await Promise.race([this.options.beforeAct({ step: this.#step.title, title }), this.#broken.promise]);
    }
    const action: ActionRun = { title, status: 'passed', at: this.now, duration: 0 };
    this.#step.actions.push(action);
    if (kind === 'act') this.lastAct = { title, at: action.at };
    this.#acting = title;
    const { timeout } = this.options;
    const limit = new AbortController();
    try {
      const result = await Promise.race([
        body(new Deadline(timeout), action),
        this.#broken.promise,
        noAnswer(timeout, limit.signal),
      ]);
      if (this.#problem) throw this.#problem;
      if (kind !== 'neither') this.#proven = kind === 'check';
      return result;
    } catch (thrown) {
      action.status = 'failed';
      this.#failedAt ??= {
        step: this.#step?.title ?? '',
        action: title,
        ...(place !== undefined && { place }),
      };
      throw this.end(thrown);
    } finally {
      limit.abort();
      action.duration = this.now - action.at;
      this.#acting = undefined;
    }
  }

  /** @throws {Failure} when the journey's last act was not followed by a check of its outcome */
  assertProven(): void {
    if (this.#problem) throw this.#problem;
    this.#assertIdle();
    if (this.#step) {
      const advice = 'Put an await before it.';
      throw this.end(new Failure('script', `Step “${this.#step.title}” was not waited for.`, advice));
    }
    if (!this.#proven) throw noOutcome();
  }

  /** @param place as far as the script went, where a problem came between two acts */
  #assertWhole(place: string | undefined): void {
    if (!this.#problem) return;
    if (this.#failedAt && place !== undefined) this.#failedAt.place ??= place;
    throw this.#problem;
  }

  #assertIdle(next?: string): void {
    if (this.#acting === undefined) return;
    const missed = next === undefined ? 'was not waited for' : `was still under way when “${next}” began`;
    throw this.end(new Failure('script', `“${this.#acting}” ${missed}.`, 'Put an await before it.'));
  }
}

/** The failure of a journey that checks nothing after its last act. */
export function noOutcome(): Failure {
  return new Failure(
    'no-outcome',
    'The journey ends without a check of its outcome, so a pass would prove nothing.',
    'End it with what shows that it worked, such as ' +
      "await expect(page.getByRole('heading', 'Your tour is booked')).toBeVisible();",
  );
}

/** How often a script is looked after that has to end, once its walk has (milliseconds). */
const MOMENT = 100;

/** So many moments it is waited for at the most: the last picture is taken meanwhile. */
const MOST_MOMENTS = 60;

/** How much longer than an act may take its end is waited for: pages that are busy for ever answer nothing. */
const GRACE = 2000;

async function noAnswer(timeout: number, signal: AbortSignal): Promise<never> {
  await sleep(timeout + GRACE, undefined, { signal });
  throw new Failure(
    'timeout',
    `The page gave no answer for ${((timeout + GRACE) / 1000).toFixed(1)} s: it is busy.`,
  );
}

/** Lets a promise that a script forgets to wait for fail without ending the whole process. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
