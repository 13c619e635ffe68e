import browser from '../api.ts';
import { LARGEST_FILE, LARGEST_JOURNEY, readableSize } from '../../journey/attachments.ts';
import { hitBy } from '../../journey/target/hit.ts';
import { isFileField, queryAll } from '../../journey/target/page.ts';
import type { Chosen, Part } from '../messages.ts';
import { timeOf } from './outbox.ts';

/** The files that a person chooses in a page: why they can't be recorded, what opened the choice, what is in them. */

/** Why files that were chosen or dropped are none to record; undefined where they are. */
export function whyNotUploaded(files: readonly File[], isFolder: boolean): string | undefined {
  if (isFolder) return 'Upload of a whole folder';
  const large = files.find(({ size }) => size > LARGEST_FILE);
  if (large) return tooMuch(large.name, large.size, LARGEST_FILE);
  const all = files.reduce((sum, { size }) => sum + size, 0);
  return all > LARGEST_JOURNEY ? tooMuch(`${files.length} files`, all, LARGEST_JOURNEY) : undefined;
}

function tooMuch(what: string, size: number, most: number): string {
  return `Upload of ${what} (${readableSize(size)}; at most ${readableSize(most)} are recorded)`;
}

/** Whether a folder is among what was dropped. Ask while the drop is under way. */
export function holdsFolder(held: DataTransfer): boolean {
  return [...held.items].some((item) => item.webkitGetAsEntry()?.isDirectory === true);
}

/**
 * Watches for clicks whose listeners open a file field, until `signal` aborts: buttons that stand for a field
 * that can't be seen.
 * @returns when the click was by which the field was opened last, as `timeOf` tells it
 */
export function watchOpeners(signal: AbortSignal): (field: Element) => number | undefined {
  const openers = new WeakMap<Element, number>();
  let click: { at: number; fields: Set<Element> } | undefined;
  const hear = (event: MouseEvent): void => {
    const hit = hitBy(event);
    if (event.isTrusted) {
      if (isFileField(hit)) openers.delete(hit);
      const fields = new Set(queryAll(document, 'input[type=file]'));
      click = { at: timeOf(event), fields };
    } else if (isFileField(hit)) {
      // A field that the click made is there only after the click, which therefore stays a step.
      if (click?.fields.has(hit) && timeOf(event) - click.at < OPENING_TIME) openers.set(hit, click.at);
      else openers.delete(hit);
    }
  };
  addEventListener('click', hear, { capture: true, passive: true, signal });
  return (field) => openers.get(field);
}

/** So long after a click its page may open a file field (milliseconds); the browser allows little more. */
const OPENING_TIME = 1000;

/** Tells the background what is in files, in parts, and what they come to. */
export async function sendFiles(
  given: readonly File[],
  chosen: Omit<Chosen, 'type' | 'files'>,
): Promise<void> {
  const { merge } = chosen;
  const told: Promise<unknown>[] = [];
  const files: Chosen['files'] = [];
  for (const [index, file] of given.entries()) {
    const parts = Math.ceil(file.size / PART);
    files.push({ name: file.name, size: file.size, parts });
    for (let part = 0; part < parts; part += 1) {
      const base64 = await base64Of(file.slice(part * PART, (part + 1) * PART));
      // Not waited for, as the page may be left any moment.
      told.push(tell({ type: 'part', merge, file: index, part, base64 }));
    }
  }
  told.push(tell({ type: 'chosen', ...chosen, files }));
  await Promise.all(told);
}

/** The size of a part in bytes: far below what a message may hold. */
const PART = 3_000_000;

function tell(message: Part | Chosen): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

function base64Of(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(piece);
  });
}
