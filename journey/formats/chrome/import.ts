import { JourneyError } from '../../json-text.ts';
import { assemble, firstOrigin, type Imported } from '../assemble.ts';
import { readRecording, type ChromeStep } from './recording.ts';
import { hideTyped } from './secrets.ts';
import { Walk } from './walk.ts';

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
  const journey = assemble(
    {
      title: recording.title,
      baseUrl: walk.baseUrl,
      viewport: walk.viewport,
      steps: walk.steps(),
      imported: { from: 'chrome', text: hideTyped(text, recording.steps) },
    },
    file,
  );
  return { journey, notes: walk.notes, tabs: walk.tabs, viewportAt: walk.viewportAt };
}

function originOf(steps: readonly ChromeStep[], file: string): string {
  const addresses = steps.flatMap((step) => {
    const events = ('assertedEvents' in step && step.assertedEvents) || [];
    const own = step.type === 'navigate' ? [step.url] : [];
    return [...own, ...events.map(({ url }) => url ?? '')];
  });
  const origin = firstOrigin(addresses);
  if (origin !== undefined) return origin;
  throw new JourneyError(
    `${file} is a recording of Chrome that goes to no address, so it says nowhere where the journey begins: expected ` +
      'a step “navigate” with a url such as https://shop.example/, saw none. Give the address with --base-url.',
  );
}
