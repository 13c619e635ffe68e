import { attachmentsOf, type Attachment } from '../../journey/attachments.ts';
import type { Journey } from '../../journey/model.ts';
import { contentOf } from '../kept-files.ts';

/** A file that the journey uploads, with what is in it. */
export interface Upload extends Pick<Attachment, 'path'> {
  content: Blob;
}

/**
 * The files that a journey uploads, each once.
 * @throws {Error} when what is in one is no longer there
 */
export async function uploadsOf(journey: Journey): Promise<Upload[]> {
  const files = new Map(attachmentsOf(journey).map((file) => [file.path, file]));
  return Promise.all(
    [...files.values()].map(async ({ path, name, sha256 }) => {
      const content = await contentOf(sha256);
      if (content) return { path, content: new Blob([content]) };
      throw new Error(`What is in ${name} is no longer there. Delete its step, and upload it again.`);
    }),
  );
}

/** What is in a file, as base64. */
function base64Of(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(content);
  });
}

/** What is in the files that a journey uploads, as base64 by their paths. */
export async function attachedTo(journey: Journey): Promise<Record<string, string>> {
  const attachments: Record<string, string> = {};
  for (const { path, content } of await uploadsOf(journey)) attachments[path] = await base64Of(content);
  return attachments;
}
