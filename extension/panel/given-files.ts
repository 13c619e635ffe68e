import type { Given } from '../library/import.ts';

/** Files as the person gives them to the panel: chosen, or dropped with the folders that they are in. */

/** A file of the browser as one that can be imported. */
export function given(file: File): Given {
  return {
    name: file.name,
    size: file.size,
    content: async () => new Uint8Array(await file.arrayBuffer()),
  };
}

/** What was dropped; of folders, all files in them. Ask while the drop is under way. */
export async function dropped({ items }: DataTransfer): Promise<Given[]> {
  // The items are gone when their event is over, so all are asked for before anything is waited for.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files = await Promise.all(entries.map((entry) => filesIn(entry, 0)));
  return files.flat().map(given);
}

/** Nobody keeps journeys deeper; whoever drops a whole disk is spared the wait. */
const DEEPEST = 3;

async function filesIn(entry: FileSystemEntry, depth: number): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry) || depth === DEEPEST) return [];
  const reader = entry.createReader();
  const inner: FileSystemEntry[] = [];
  for (;;) {
    // Comes in parts, the last of them empty.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) break;
    inner.push(...part);
  }
  return (await Promise.all(inner.map((one) => filesIn(one, depth + 1)))).flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
