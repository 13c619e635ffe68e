import type { Page } from 'puppeteer';
import type { Target } from '../../journey/model.ts';
import type { ActionRun, StepRun } from '../evidence/run.ts';
import { Dialogs } from './dialogs.ts';
import { asFailure, Failure } from './failure.ts';
import type { JourneyPage } from './page.ts';

/** What a walk is told of the journey it replays. */
export interface WalkOptions {
  baseUrl: string;
  /** Where steps may act, as `inScope` reads it. */
  scopes: readonly string[];
  /** How long a single act or check may take, in milliseconds. */
  timeout: number;
  /** The values of the journey's secrets by name. */
  secrets: Readonly<Record<string, string>>;
  /** The recorded targets by `keyOf` their frames and first candidate: the fallbacks and fingerprints. */
  known: ReadonlyMap<string, Target>;
  /** Opens a new tab. */
  openPage: () => Promise<Page>;
  /** Takes a picture of a page, or of the one in front, and gives its file name. */
  takePicture: (name: string, page?: Page) => Promise<string | undefined>;
  /** Called at the start and the end of each named step. */
  onStep?: (step: StepRun, state: 'started' | 'ended') => void;
}

/** A time by which something must be done. */
export class Deadline {
  readonly #end: number;
  /** The whole time given, in milliseconds. */
  readonly length: number;

  constructor(milliseconds: number) {
    this.length = milliseconds;
    this.#end = performance.now() + milliseconds;
  }

  /** Milliseconds that are left; 0 when time is up. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }
}

/**
 * One replay of one journey: keeps its record, runs one act at a time, and ends at the first problem, whether
 * an act finds it or the page shows it meanwhile.
 */
export class Walk {
  readonly options: WalkOptions;
  readonly steps: StepRun[] = [];
  readonly drift: string[] = [];
  readonly dialogs = new Dialogs();
  /** The tab that was acted in last. */
  front: JourneyPage | undefined;
  readonly #started = performance.now();
  readonly #broken = Promise.withResolvers<never>();
  #problem: Failure | undefined;
  #step: StepRun | undefined;
  #acting: string | undefined;
  #proven = false;
  #failedAt: { step: string; action?: string; place?: string } | undefined;

  constructor(options: WalkOptions) {
    this.options = options;
    this.#broken.promise.catch(() => undefined);
  }

  /** Milliseconds since the walk began. */
  get now(): number {
    return performance.now() - this.#started;
  }

  /** When the latest named step began; 0 before the first. */
  get stepStartedAt(): number {
    return this.steps.at(-1)?.at ?? 0;
  }

  /** Where the first failure happened. */
  get failedAt(): { step: string; action?: string; place?: string } | undefined {
    return this.#failedAt;
  }

  /** Ends the walk by something that the page did: the act under way fails with it, or the next one. */
  fail(problem: Failure): void {
    if (this.#problem) return;
    this.#problem = problem;
    this.#broken.reject(problem);
  }

  /** What the page did so far that ends the walk. */
  get problem(): Failure | undefined {
    return this.#problem;
  }

  /** Notes an element that was found by a fallback. */
  noteDrift(message: string): void {
    if (!this.drift.includes(message)) this.drift.push(message);
  }

  /** Runs a named step of the journey. Steps don't nest. */
  async step(title: string, body: () => Promise<void>): Promise<void> {
    if (this.#step) {
      const advice = 'End one step before the next begins.';
      throw new Failure('script', `Step “${title}” is inside step “${this.#step.title}”.`, advice);
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
      throw this.#problem ?? asFailure(thrown);
    } finally {
      const picture = await this.options.takePicture(title).catch(() => undefined);
      if (picture !== undefined) step.screenshot = picture;
      step.duration = this.now - step.at;
      this.#step = undefined;
      this.options.onStep?.(step, 'ended');
    }
  }

  /**
   * Runs one act or check, which the record shows as `title`. A check proves what was done before it.
   * @throws {Failure} the first problem of the walk, or what `body` threw
   */
  async act<T>(
    title: string,
    kind: 'act' | 'check' | 'neither',
    body: (deadline: Deadline, action: ActionRun) => Promise<T>,
  ): Promise<T> {
    const place = callPlace();
    if (!this.#step) {
      // Acts outside of any named step get one of their own.
      let result: { value: T } | undefined;
      await this.step(title, async () => {
        result = { value: await this.act(title, kind, body) };
      });
      if (result) return result.value;
      throw new Failure('script', `“${title}” gave no result.`);
    }
    if (this.#problem) throw this.#problem;
    this.#assertIdle(title);
    const action: ActionRun = { title, status: 'passed', at: this.now, duration: 0 };
    this.#step.actions.push(action);
    this.#acting = title;
    try {
      const result = await Promise.race([
        body(new Deadline(this.options.timeout), action),
        this.#broken.promise,
      ]);
      if (this.#problem) throw this.#problem;
      if (kind !== 'neither') this.#proven = kind === 'check';
      return result;
    } catch (thrown) {
      action.status = 'failed';
      this.#failedAt ??= { step: this.#step.title, action: title, ...(place !== undefined && { place }) };
      throw this.#problem ?? asFailure(thrown);
    } finally {
      action.duration = this.now - action.at;
      this.#acting = undefined;
    }
  }

  /** @throws {Failure} when the journey's last act was not followed by a check of its outcome */
  assertProven(): void {
    this.#assertIdle();
    if (this.#problem) throw this.#problem;
    if (!this.#proven) throw noOutcome();
  }

  #assertIdle(next?: string): void {
    if (this.#acting === undefined) return;
    const missed = next === undefined ? 'was not waited for' : `was still under way when “${next}” began`;
    throw new Failure('script', `“${this.#acting}” ${missed}.`, 'Put an await before it.');
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

/** The line of the script that called; undefined where no script did. */
function callPlace(): string | undefined {
  const lines = new Error('place').stack?.split('\n') ?? [];
  const outside = lines.find((line) => /file:\/\//.test(line) && !line.includes(OWN_FOLDER));
  const place = /file:\/\/\S+?:\d+(?=:\d+)/.exec(outside ?? '')?.[0];
  return place?.replace(/\?loaded=[\d.]+/, '');
}

const OWN_FOLDER = new URL('..', import.meta.url).href;
