import { fc } from '../random.ts';
import type { Candidate, Check, Effect, Journey, Step, Target } from '../../journey/model.ts';

/**
 * Journeys as people record them, of what all recorders know: pages, clicks and what they bring about, fields, keys,
 * files, checks. The same each time.
 */
export function plainJourneys(count: number): Journey[] {
  return fc.sample(journey, { numRuns: count, seed: 20 });
}

const words = fc.constantFrom(
  'Sign in',
  'Email',
  'Book a tour',
  'Next',
  'Save changes',
  'Your name',
  'Plan',
  'I accept the terms',
  'Offices in the north',
  'Search',
);

const candidate: fc.Arbitrary<Candidate> = fc.oneof(
  fc.record({
    by: fc.constant('role' as const),
    role: fc.constantFrom('button', 'link', 'heading'),
    name: words,
  }),
  fc.record({ by: fc.constantFrom('label', 'text', 'placeholder', 'testid'), value: words }),
);
const target: fc.Arbitrary<Target> = candidate.map((best) => ({
  candidates: [best],
  fingerprint: { tag: 'a' },
}));

const effects: fc.Arbitrary<Effect[]> = fc.constantFrom<Effect[][]>(
  [],
  [],
  [{ kind: 'navigation', url: '/dashboard' }],
  [{ kind: 'navigation', url: '/bookings/*/done' }],
  [{ kind: 'download', name: 'plan.pdf' }],
);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    id: fc.constant('x'),
    kind: fc.constant('navigate' as const),
    url: fc.constantFrom('/', '/login', '/offices?city=Oslo'),
  }),
  {
    weight: 5,
    arbitrary: fc.record({ id: fc.constant('x'), kind: fc.constant('click' as const), target, effects }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      id: fc.constant('x'),
      kind: fc.constant('fill' as const),
      target,
      value: fc.constantFrom('Rudolph', 'santa@example.test', '4 desks by the window'),
    }),
  },
  fc.record({ id: fc.constant('x'), kind: fc.constantFrom('check' as const, 'hover' as const), target }),
  fc.record({
    id: fc.constant('x'),
    kind: fc.constant('select' as const),
    target,
    options: fc.constant<string[]>(['Private office']),
  }),
  fc.record({
    id: fc.constant('x'),
    kind: fc.constant('press' as const),
    target,
    key: fc.constantFrom('Enter', 'Escape'),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      id: fc.constant('x'),
      kind: fc.constant('expect' as const),
      target,
      check: fc.constant<Check>({ kind: 'visible' }),
    }),
  },
);

const journey: fc.Arbitrary<Journey> = fc.array(step, { minLength: 8, maxLength: 30 }).map((steps) => ({
  version: 1,
  id: 'plain',
  title: 'Book a tour of the workshop',
  baseUrl: 'http://127.0.0.1:4173',
  inputs: {},
  secrets: [],
  environment: { viewport: { width: 1280, height: 800 } },
  steps: steps.map((made, at) => ({ ...made, id: `s${at}` })),
}));
