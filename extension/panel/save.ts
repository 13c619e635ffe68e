import type { JourneyFiles } from '../../codegen/files.ts';
import { attachmentsOf } from '../../journey/attachments.ts';
import type { Journey } from '../../journey/model.ts';
import { parseJourney, printJourney } from '../../journey/parse.ts';
import { attachedTo, uploadsOf } from './attachments.ts';

/** Ways for a recorded journey to leave the panel. */

declare global {
  /**
   * Saves a journey (its JSON text) with the files that it uploads (base64 by path) into the repository;
   * `waymark record` puts it into the panel.
   */
  var waymarkSave:
    | ((
        journey: string,
        attachments: Record<string, string>,
      ) => Promise<{ files: string[] } | { error: string }>)
    | undefined;
  /** The File System Access API's picker, which not every browser has. */
  var showDirectoryPicker:
    ((options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>) | undefined;
}

interface TextFile {
  name: string;
  text: string;
}

/**
 * Saves files, and those that the journey uploads, where the browser keeps downloads.
 * @returns what was saved, and where the files to upload belong, for the person
 * @throws {Error} when what is in a file to upload is no longer there
 */
export async function download(files: readonly TextFile[], journey: Journey): Promise<string> {
  const uploads = await uploadsOf(journey);
  for (const { name, text } of files) {
    downloadOne(name, new Blob([text], { type: 'application/octet-stream' }));
  }
  for (const { path, content } of uploads) downloadOne(partsOf(path).name, content);
  const done = `Downloaded ${namesOf(files)}.`;
  const [first] = uploads;
  if (!first) return done;
  const names = uploads.map(({ path }) => partsOf(path).name).join(', ');
  return `${done} Put what it uploads (${names}) into a folder ${partsOf(first.path).folder} beside them.`;
}

/**
 * Saves the journey's file, and those that it uploads, where the browser keeps downloads; its script too, where no
 * `waymark record` listens that would write it.
 * @returns what was saved, for the person
 * @throws {Error} when what is in a file to upload is no longer there
 */
export async function exportJourney(journey: Journey): Promise<string> {
  if (globalThis.waymarkSave) {
    return download([{ name: `${journey.id}.journey.json`, text: printJourney(journey) }], journey);
  }
  const { journeyFiles } = await import('../../codegen/files.ts');
  return download(journeyFiles(journey), journey);
}

function downloadOne(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Writes both files, and those that the journey uploads, into a folder that the person picks. Into a script that is
 * there goes what changed; what was written into it by hand stays.
 * @returns what was written, for the person; empty when no folder was picked
 * @throws {Error} when the folder can't be written, what is in a file to upload is no longer there, or what a person
 *   wrote into the script could not be kept: nothing is written then
 */
export async function saveToFolder(files: JourneyFiles, journey: Journey): Promise<string> {
  if (!globalThis.showDirectoryPicker)
    throw new Error('This browser can’t write into folders; use Download.');
  let folder: FileSystemDirectoryHandle;
  try {
    folder = await globalThis.showDirectoryPicker({ mode: 'readwrite' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return '';
    throw error;
  }
  const { files: now, clashes } = await filesIn(folder, files, journey);
  for (const { path, content } of await uploadsOf(journey)) {
    const { folder: inner, name } = partsOf(path);
    await write(await folder.getDirectoryHandle(inner, { create: true }), name, content);
  }
  for (const { name, text } of now) await write(folder, name, text);
  const saved = `Saved ${namesOf(now)} in ${folder.name}.`;
  if (clashes.length === 0) return saved;
  return `${saved} The script was changed by hand where the recording changed as well: both texts are in it, at ${clashes.join(', ')}. Choose one of each, and run “waymark sync”.`;
}

/** The files as they are to be, with what a person wrote into those that are there. */
async function filesIn(
  folder: FileSystemDirectoryHandle,
  files: JourneyFiles,
  journey: Journey,
): Promise<{ files: JourneyFiles; clashes: string[] }> {
  const [script, model] = files;
  const [written, before] = [await textIn(folder, script.name), await textIn(folder, model.name)];
  if (written === undefined || written === script.text) return { files, clashes: [] };
  if (before === undefined) {
    throw new Error(
      `${script.name} is in ${folder.name} already, without its ${model.name}. It may have been edited by hand, so nothing was saved. Rename the journey, or take that file away.`,
    );
  }
  const { filesInto } = await import('../../codegen/files.ts');
  const known = new Map(attachmentsOf(journey).map((file) => [file.path, file]));
  const beside = { file: script.name, id: journey.id, attachmentOf: (path: string) => known.get(path) };
  return filesInto(written, parseJourney(before, model.name), journey, beside);
}

/** What is in a file; undefined where there is none. */
async function textIn(folder: FileSystemDirectoryHandle, name: string): Promise<string | undefined> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return await file.text();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}

async function write(folder: FileSystemDirectoryHandle, name: string, content: string | Blob): Promise<void> {
  const file = await folder.getFileHandle(name, { create: true });
  const writer = await file.createWritable();
  await writer.write(content);
  await writer.close();
}

/** The folder and the name in a path such as `book-a-tour.files/company.pdf`. */
function partsOf(path: string): { folder: string; name: string } {
  const [folder = '', name = ''] = path.split('/');
  return { folder, name };
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
  const result = await globalThis.waymarkSave(printJourney(journey), await attachedTo(journey));
  if ('error' in result) throw new Error(result.error);
  return `Saved ${result.files.join(', ')}.`;
}

function namesOf(files: readonly TextFile[]): string {
  return files.map((file) => file.name).join(' and ');
}
