import { readJson } from '../json-text.ts';

/** What a file holds that a journey can be made of. */
export type Format = 'chrome' | 'selenium' | 'journey' | 'script';

/**
 * Tells by its content what a file holds; undefined for what is none of them.
 * @param file what to call the file in errors
 * @throws {JourneyError} when it begins like JSON and is none, with the place
 */
export function formatOf(text: string, file: string): Format | undefined {
  if (!/^[\s\uFEFF]*[[{]/.test(text))
    return /\bpage\d*\s*\.\s*goto\s*\(|@playwright\/test/.test(text) ? 'script' : undefined;
  const data = readJson(text, file, {
    what: 'a recording',
    advice: 'The file may be cut short; export it again from the tool that recorded it.',
  });
  if (typeof data !== 'object' || data === null) return undefined;
  if ('tests' in data) return 'selenium';
  if (!('steps' in data)) return undefined;
  return 'version' in data && 'baseUrl' in data ? 'journey' : 'chrome';
}
