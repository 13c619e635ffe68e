import { attachmentsOf, LARGEST_FILE, readableSize } from '../../journey/attachments.ts';
import { importChrome } from '../../journey/formats/chrome/import.ts';
import { holdsCode, READ_IT_FIRST } from '../../journey/custom.ts';
import { formatOf } from '../../journey/formats/kind.ts';
import { LARGEST_JSON } from '../../journey/json-text.ts';
import type { Journey } from '../../journey/model.ts';
import { parseJourney } from '../../journey/parse.ts';

/** A file that the person gave. */
export interface Given {
  name: string;
  /** In bytes. */
  size: number;
  content(): Promise<Uint8Array<ArrayBuffer>>;
}

/** What files came to: journeys, what is in the files that they upload, and what is wrong or missing, in words. */
export interface Imported {
  journeys: Journey[];
  /** By SHA-256. */
  contents: Map<string, Uint8Array<ArrayBuffer>>;
  /** Files that are no journeys and belong to none: each with its name, what was seen and what to do. */
  problems: string[];
  /** What is to know of journeys that were made of other tools' recordings. */
  notes: string[];
  /** What the journeys upload and was not given: it can be given later. */
  missing: string[];
}

/**
 * Reads journeys from files, with the files that they upload where those are among them; told by what is in them.
 * @param known journeys that are kept already, whose files may be given now
 */
export async function importFrom(
  files: readonly Given[],
  known: readonly Journey[],
  sha256Of: (content: Uint8Array<ArrayBuffer>) => Promise<string>,
): Promise<Imported> {
  const imported: Imported = { journeys: [], contents: new Map(), problems: [], notes: [], missing: [] };
  const others: Other[] = [];
  for (const file of files) {
    const read = /\.json$/i.test(file.name) ? await readJourney(file) : { file };
    if ('journey' in read) {
      imported.journeys.push(read.journey);
      imported.notes.push(...read.notes);
    } else others.push(read);
  }
  const own = imported.journeys.flatMap(attachmentsOf);
  const wanted = new Set([...own, ...known.flatMap(attachmentsOf)].map(({ sha256 }) => sha256));
  for (const { file, why } of others) {
    const content = file.size <= LARGEST_FILE ? await file.content() : undefined;
    const sha256 = content && (await sha256Of(content));
    if (content && sha256 !== undefined && wanted.has(sha256)) imported.contents.set(sha256, content);
    else imported.problems.push(why ?? strange(file.name, imported.journeys.length > 0));
  }
  const lacking = own.filter(({ sha256 }) => !imported.contents.has(sha256));
  imported.missing = [...new Set(lacking.map(({ name }) => name))];
  return imported;
}

/** A file that is no journey, and why, where it should be one. */
interface Other {
  file: Given;
  why?: string;
}

async function readJourney(file: Given): Promise<{ journey: Journey; notes: string[] } | Other> {
  if (file.size > LARGEST_JSON) {
    const most = readableSize(LARGEST_JSON);
    const why = `${file.name} is too large for a journey: expected at most ${most}, saw ${readableSize(file.size)}. Choose the file NAME.journey.json.`;
    return { file, why };
  }
  try {
    const text = new TextDecoder().decode(await file.content());
    if (isRecording(text)) return importChrome(text, file.name);
    const journey = parseJourney(text, file.name);
    return {
      journey,
      notes: holdsCode(journey) ? [`The script of “${journey.title}” ${READ_IT_FIRST}`] : [],
    };
  } catch (error) {
    // It may still be a file of JSON that a journey uploads.
    return { file, why: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether it is one of Chrome's; what is no JSON is told as a journey would be. */
function isRecording(text: string): boolean {
  try {
    return formatOf(text, 'the file') === 'chrome';
  } catch {
    return false;
  }
}

function strange(name: string, isWithJourney: boolean): string {
  return isWithJourney
    ? `${name} is not one of the files that the journey uploads, as they were when it was recorded. Leave it out, or choose the one that was uploaded.`
    : `${name} is no journey: expected a file such as book-a-tour.journey.json. Choose that, and with it the files that it uploads.`;
}
