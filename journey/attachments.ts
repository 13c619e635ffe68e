import type { Journey, StepOf } from './model.ts';

/** The files that a journey uploads: where they lie beside it, and how much of them it may hold. */

/** A file that a step uploads. */
export type Attachment = StepOf<'upload'>['files'][number];

/** The largest file that is recorded, in bytes. */
export const LARGEST_FILE = 20_000_000;

/** The most that the files of one journey may come to, in bytes. */
export const LARGEST_JOURNEY = 50_000_000;

/** The files that a journey uploads, in order; one that is uploaded twice is there twice. */
export function attachmentsOf({ steps }: Pick<Journey, 'steps'>): Attachment[] {
  return steps.flatMap((step) => (step.kind === 'upload' ? step.files : []));
}

/**
 * The journey under an id, with the paths of its files after it: `ID.files/company.pdf`. Files of one name and
 * other content get names of their own. A name that a page or a person thought up leads nowhere else.
 */
export function renamed(journey: Journey, id: string): Journey {
  const taken = new Map<string, string>();
  const pathOf = ({ name, sha256 }: Attachment): string => {
    const plain = safeName(name);
    for (let number = 1; ; number += 1) {
      const free = number === 1 ? plain : plain.replace(/(?<!^)(?=\.[^.]*$)|$/, `-${number}`);
      // Some systems tell no capitals from small letters.
      const key = free.toLowerCase();
      if ((taken.get(key) ?? sha256) !== sha256) continue;
      taken.set(key, sha256);
      return `${id}.files/${free}`;
    }
  };
  const steps = journey.steps.map((step) =>
    step.kind === 'upload'
      ? { ...step, files: step.files.map((file) => ({ ...file, path: pathOf(file) })) }
      : step,
  );
  return { ...journey, id, steps };
}

/** A name that is one everywhere: no folder, nothing hidden or unseen, none that a system keeps for itself. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [, stem = '', ending = ''] = /^(.+?)(\.[^.]{1,10})?$/su.exec(plain) ?? [];
  const short = [...stem].slice(0, LONGEST_NAME).join('').trimEnd() + ending;
  return KEPT_NAME.test(short) ? `_${short}` : short || 'file';
}

/** In characters; file systems take 255 bytes, and a character may be four. */
const LONGEST_NAME = 50;

/** Names that Windows has for devices. */
const KEPT_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A size for readers: `1.2 MB`. */
export function readableSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
