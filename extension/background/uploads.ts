import { safeName, type Attachment } from '../../journey/attachments.ts';
import { keepContent, sha256Of } from '../kept-files.ts';
import type { Chosen, Part } from '../messages.ts';
import { uploaded } from './session.ts';
import { changeSession } from './store.ts';

/** Puts together what pages tell, in parts, of the files that were chosen; then their act is a step that can be replayed. */

interface Arriving {
  chosen?: Chosen;
  parts: Map<string, Uint8Array>;
}

/** Files of which something is still to come, by the token of their act. */
const arriving = new Map<string, Arriving>();

/** Takes a part, or the word of what the parts come to, in whatever order they come. */
export async function hearOfFiles(message: Part | Chosen): Promise<void> {
  const { merge } = message;
  const upload: Arriving = arriving.get(merge) ?? { parts: new Map() };
  arriving.set(merge, upload);
  if (message.type === 'part') upload.parts.set(keyOf(message.file, message.part), bytesOf(message.base64));
  else upload.chosen = message;
  const { chosen, parts } = upload;
  if (!chosen || parts.size < chosen.files.reduce((sum, file) => sum + file.parts, 0)) return;
  arriving.delete(merge);
  await keep(chosen, parts);
}

async function keep({ merge, at, act, files }: Chosen, parts: Arriving['parts']): Promise<void> {
  const kept: Attachment[] = [];
  for (const [index, { name, size, parts: count }] of files.entries()) {
    const pieces = Array.from({ length: count }, (_, part) => parts.get(keyOf(index, part)) ?? EMPTY);
    const content = new Uint8Array(await new Blob(pieces.map((piece) => piece.slice())).arrayBuffer());
    // A file that changed while it was read is not the one that the page got.
    if (content.length !== size) return;
    const sha256 = await sha256Of(content);
    await keepContent(sha256, content);
    kept.push({ name, path: safeName(name), sha256, size });
  }
  await changeSession((session) => uploaded(session, merge, { ...act, files: kept }, at));
}

const EMPTY = new Uint8Array();

function keyOf(file: number, part: number): string {
  return `${file}:${part}`;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
