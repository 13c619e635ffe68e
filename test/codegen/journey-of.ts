import type { Candidate, Journey, Step, Target } from '../../journey/model.ts';

/** A journey of the given steps that is otherwise as plain as can be. */
export function journeyOf(steps: readonly Step[], changes: Partial<Journey> = {}): Journey {
  return {
    version: 1,
    id: 'book-a-tour',
    title: 'Book a tour',
    baseUrl: 'http://127.0.0.1:4173',
    inputs: {},
    secrets: [],
    environment: { viewport: { width: 1280, height: 800 } },
    steps: [...steps],
    ...changes,
  };
}

/** A target that is best named by the given candidate, and by a selector when that fails. */
export function targetOf(candidate: Candidate): Target {
  return { candidates: [candidate, { by: 'css', value: '#second-best' }], fingerprint: { tag: 'input' } };
}
