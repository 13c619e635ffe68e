import { JOURNEY_VERSION } from '../format.ts';
import { JourneyError } from '../json-text.ts';
import { journeySchema, type Journey, type Step, type Viewport } from '../model.ts';
import { slug } from '../names.ts';
import { misfitsOf } from '../references.ts';

/** A journey made of a recording of another tool, and what its reader has to know, one sentence each. */
export interface Imported {
  journey: Journey;
  notes: string[];
}

/** What a journey is put together from. */
export interface Parts {
  title: string;
  baseUrl: string;
  viewport?: Viewport | undefined;
  steps: readonly Step[];
  imported?: Journey['imported'];
}

/**
 * Puts a journey together from steps; what they fill in becomes its inputs (empty) and secrets.
 * @param file what to call the file in errors
 * @throws {JourneyError} when the steps don't hold together
 */
export function assemble({ title, baseUrl, viewport, steps, imported }: Parts, file: string): Journey {
  const called = title.trim() === '' ? 'Recording' : title;
  const journey = journeySchema.parse({
    version: JOURNEY_VERSION,
    id: slug(called, 'recording'),
    title: called,
    baseUrl,
    inputs: Object.fromEntries(named(steps, 'input').map((name) => [name, ''])),
    secrets: named(steps, 'secret'),
    environment: { viewport: viewport ?? { width: 1280, height: 800 } },
    ...(imported && { imported }),
    steps,
  });
  const [misfit] = misfitsOf(journey);
  if (!misfit) return journey;
  throw new JourneyError(
    `${file} does not hold together as a journey: ${misfit.path.join('.')}: expected ${misfit.expected}. Mend that place, or record it again.`,
  );
}

/** The origin of the first of some addresses that is one of the web; undefined where none is. */
export function firstOrigin(addresses: readonly string[]): string | undefined {
  const first = addresses.find((address) => /^https?:\/\/[^/]/i.test(address) && URL.canParse(address));
  return first === undefined ? undefined : new URL(first).origin;
}

/** The names of inputs or secrets that steps fill in. */
function named(steps: readonly Step[], what: 'input' | 'secret'): string[] {
  const names = steps.flatMap((step) => {
    if (step.kind !== 'fill' || typeof step.value === 'string') return [];
    const name: unknown = Reflect.get(step.value, what);
    return typeof name === 'string' ? [name] : [];
  });
  return [...new Set(names)];
}
