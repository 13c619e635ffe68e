import { keepContent, sha256Of } from '../kept-files.ts';
import { importFrom, type Given } from '../library/import.ts';
import { allKept, put } from '../library/shelf.ts';

/**
 * Keeps the journeys in files, and what is in the files that they upload.
 * @returns what was imported and what is still missing, for the person
 * @throws {Error} when something could not be; what could be is kept all the same
 */
export async function importJourneys(files: readonly Given[]): Promise<string> {
  const known = (await allKept()).map(({ journey }) => journey);
  const { journeys, contents, problems, notes, missing } = await importFrom(files, known, sha256Of);
  const at = Date.now();
  for (const [index, journey] of journeys.entries()) {
    // The first of several is shown first.
    await put({ key: crypto.randomUUID(), journey, name: journey.title, at: at - index });
  }
  for (const [sha256, content] of contents) await keepContent(sha256, content);
  const done = [
    journeys.length > 0 ? `Imported ${journeys.map(({ title }) => `“${title}”`).join(', ')}.` : '',
    journeys.length === 0 && contents.size > 0 ? 'Added what was missing of the files to upload.' : '',
    missing.length > 0 ? `Not given: ${missing.join(', ')}, which it uploads. Import that too.` : '',
    ...notes,
  ].filter(Boolean);
  if (problems.length > 0) throw new Error([...problems, ...done].join('\n\n'));
  return done.join(' ');
}
