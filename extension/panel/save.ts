import type { journeyFiles } from '../../codegen/files.ts';
import type { Journey } from '../../journey/model.ts';
import { printJourney } from '../../journey/parse.ts';

/** Ways for a recorded journey to leave the panel. */

declare global {
  /** Saves a journey (its JSON text) into the repository; `waymark record` puts it into the panel. */
  var waymarkSave: ((journey: string) => Promise<{ files: string[] } | { error: string }>) | undefined;
  /** The File System Access API's picker, which not every browser has. */
  var showDirectoryPicker:
    ((options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>) | undefined;
}

/** A journey's script, and the journey itself. */
export type JourneyFiles = ReturnType<typeof journeyFiles>;

/** Saves both files where the browser keeps downloads. */
export function download(files: JourneyFiles): void {
  for (const { name, text } of files) {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: name });
    link.click();
    // The browser has begun to read it by then.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}

/**
 * Writes both files into a folder that the person picks.
 * @returns what was written, for the person; empty when no folder was picked
 * @throws {Error} when the folder can't be written
 */
export async function saveToFolder(files: JourneyFiles): Promise<string> {
  if (!globalThis.showDirectoryPicker)
    throw new Error('This browser can’t write into folders; use Download.');
  let folder: FileSystemDirectoryHandle;
  try {
    folder = await globalThis.showDirectoryPicker({ mode: 'readwrite' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return '';
    throw error;
  }
  for (const { name, text } of files) {
    const file = await folder.getFileHandle(name, { create: true });
    const writer = await file.createWritable();
    await writer.write(text);
    await writer.close();
  }
  return `Saved ${namesOf(files)} in ${folder.name}.`;
}

/**
 * Hands the journey to `waymark record`, which writes it into the repository.
 * @returns what was written, for the person
 * @throws {Error} when it was not
 */
export async function saveToRepo(journey: Journey): Promise<string> {
  if (!globalThis.waymarkSave) {
    throw new Error('`waymark record` no longer listens, so nothing was saved. Use Download instead.');
  }
  const result = await globalThis.waymarkSave(printJourney(journey));
  if ('error' in result) throw new Error(result.error);
  return `Saved ${result.files.join(', ')}.`;
}

function namesOf(files: JourneyFiles): string {
  return files.map((file) => file.name).join(' and ');
}
