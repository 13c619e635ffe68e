import { JOURNEY_VERSION } from '../../format.ts';
import { JourneyError } from '../../json-text.ts';
import { journeySchema, type Journey, type Step } from '../../model.ts';
import { slug } from '../../names.ts';
import { misfitsOf } from '../../references.ts';
import { readRecording, type ChromeStep } from './recording.ts';
import { hideTyped } from './secrets.ts';
import { Walk } from './walk.ts';

/** A journey made of a recording of another tool, and what its reader has to know, one sentence each. */
export interface Imported {
  journey: Journey;
  notes: string[];
}

/** A journey made of a recording of Chrome. */
export interface ImportedFromChrome extends Imported {
  /** How Chrome calls the further tabs, by their names in the journey. */
  tabs: ReadonlyMap<string, string>;
  /** The place of the step that sets the size of the page, where there is one. */
  viewportAt: number | undefined;
}

/**
 * Makes a journey of a recording of Chrome DevTools' Recorder. Its text is kept in the journey, but for what is typed
 * into fields that sound like secrets: `exportChrome` gives back every step that nobody changed as it was.
 * @param file what to call the file in errors
 * @param baseUrl where the journey begins, for a recording that goes to no address
 * @throws {JourneyError} when the file is no recording, with the places
 */
export function importChrome(text: string, file: string, baseUrl?: string): ImportedFromChrome {
  const recording = readRecording(text, file);
  const walk = new Walk(baseUrl ?? originOf(recording.steps, file));
  recording.steps.forEach((step, at) => walk.take(step, at));
  walk.end(recording.steps.length);
  const title = recording.title.trim() === '' ? 'Recording' : recording.title;
  const steps = walk.steps();
  const journey = journeySchema.parse({
    version: JOURNEY_VERSION,
    id: slug(title, 'recording'),
    title,
    baseUrl: walk.baseUrl,
    inputs: Object.fromEntries(named(steps, 'input').map((name) => [name, ''])),
    secrets: named(steps, 'secret'),
    environment: { viewport: walk.viewport ?? { width: 1280, height: 800 } },
    imported: { from: 'chrome', text: hideTyped(text, recording.steps) },
    steps,
  });
  const [misfit] = misfitsOf(journey);
  if (misfit) {
    throw new JourneyError(
      `${file} does not hold together as a journey: ${misfit.path.join('.')}: expected ${misfit.expected}.`,
    );
  }
  return { journey, notes: walk.notes, tabs: walk.tabs, viewportAt: walk.viewportAt };
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

function originOf(steps: readonly ChromeStep[], file: string): string {
  const addresses = steps.flatMap((step) => {
    const events = ('assertedEvents' in step && step.assertedEvents) || [];
    const own = step.type === 'navigate' ? [step.url] : [];
    return [...own, ...events.map(({ url }) => url ?? '')];
  });
  const first = addresses.find((address) => /^https?:\/\/[^/]/i.test(address) && URL.canParse(address));
  if (first !== undefined) return new URL(first).origin;
  throw new JourneyError(
    `${file} is a recording of Chrome that goes to no address, so it says nowhere where the journey begins: expected ` +
      'a step “navigate” with a url such as https://shop.example/, saw none. Give the address with --base-url.',
  );
}
