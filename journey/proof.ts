import type { Journey, Step } from './model.ts';

/**
 * What is said while a recorded journey is replayed to see whether it works: between the panel and whoever replays
 * it, which is `waymark record` or the extension itself. All of it is plain JSON.
 */

/** What is to be replayed. */
export interface ProofAsked {
  /** The journey's JSON text. */
  journey: string;
  /** What is in the files that it uploads: base64 by path. */
  attachments: Readonly<Record<string, string>>;
  /** The values of secrets, as far as the person gave them. They are kept in memory alone. */
  secrets: Readonly<Record<string, string>>;
  /** Replays in the very page beside the panel, up to and with the step of this id, and ends there. */
  upTo?: string;
}

/** What became of a step, as it happens. Times in milliseconds. */
export type ProofStep =
  | { step: string; state: 'running' }
  | { step: string; state: 'passed'; duration: number }
  | { step: string; state: 'failed'; why: string };

/** What a replay came to. */
export type ProofEnd =
  /** It did not begin: secrets of these names have no value. */
  | { verdict: 'lacking'; secrets: string[] }
  /** What should be known besides: elements that were found by a fallback, what was left out. */
  | { verdict: 'passed'; duration: number; notes: string[] }
  /** The first cause in words, with what to do about it where that can be said. */
  | { verdict: 'failed'; why: string; advice?: string }
  | { verdict: 'stopped' };

/** What is known of a replay: the steps that ran, by id, and its end, once that is there. */
export interface Proof {
  steps: Readonly<Record<string, ProofStep>>;
  end?: ProofEnd;
}

/** A replay of which nothing is known yet. */
export const NOTHING_PROVEN: Proof = { steps: {} };

/** What is known after one thing more was told. */
export function afterStep(proof: Proof, told: ProofStep): Proof {
  return { ...proof, steps: { ...proof.steps, [told.step]: told } };
}

/** What is known at the end: a step that was under way when the replay was stopped is neither passed nor failed. */
export function afterEnd(proof: Proof, end: ProofEnd): Proof {
  const done = Object.entries(proof.steps).filter(([, { state }]) => state !== 'running');
  return { steps: Object.fromEntries(done), end };
}

/** The journey up to and with the step of an id; undefined where it has none. */
export function beginningOf(journey: Journey, last: string): Journey | undefined {
  const end = journey.steps.findIndex(({ id }) => id === last) + 1;
  return end === 0 ? undefined : { ...journey, steps: journey.steps.slice(0, end) };
}

/** The names of the secrets that steps fill in, each once. */
export function secretsIn(steps: readonly Step[]): string[] {
  const names = steps.flatMap((step) =>
    step.kind === 'fill' && typeof step.value === 'object' && 'secret' in step.value
      ? [step.value.secret]
      : [],
  );
  return [...new Set(names)];
}
