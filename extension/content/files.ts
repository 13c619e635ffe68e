import { describe } from '../../journey/target/describe.ts';
import { ancestry, isFileField } from '../../journey/target/page.ts';
import type { Act } from '../messages.ts';
import { actOn, nameOn, refused } from './act-on.ts';
import { timeOf } from './outbox.ts';
import { newToken } from './token.ts';
import { holdsFolder, sendFiles, watchOpeners, whyNotUploaded } from './uploads.ts';

/** Tells of files that a person gives to the page. */
export interface Files {
  /** They were chosen in a field. */
  choose(field: HTMLInputElement, event: Event): void;
  /** They were dropped from outside; say so while the drop is under way. */
  drop(hit: Element, held: DataTransfer, event: Event): void;
}

/**
 * Turns files that a person chooses or drops into acts, until `signal` aborts.
 * @param send tells an act, with when the click was that opened the field, as `timeOf` tells it
 * @param endWriting has what is written next told apart
 */
export function tellOfFiles(
  send: (act: Act, event: Event, merge?: string, opener?: number) => void,
  endWriting: () => void,
  signal: AbortSignal,
): Files {
  const openedBy = watchOpeners(signal);

  const upload = (on: Element, files: readonly File[], isFolder: boolean, act: Act, event: Event): void => {
    const why = whyNotUploaded(files, isFolder);
    if (why !== undefined) return send(refused(why, on), event);
    if (act.kind !== 'upload' || files.length === 0) return send(act, event, undefined, openedBy(on));
    // What is in the files takes its time, and may not come at all; the act has its place at once.
    const merge = newToken();
    const names = files.map(({ name }) => name).join(', ');
    const what = `${act.dropped ? 'Drop' : 'Upload'} of ${names}, which did not come before the page was left,`;
    endWriting();
    send(refused(what, on), event, merge, openedBy(on));
    sendFiles(files, { merge, at: timeOf(event), act }).catch(() => undefined);
  };

  return {
    choose(field, event) {
      const named = nameOn(field, isFileField);
      const act = actOn(field, (on) => ({ kind: 'upload', ...on, files: [] }), 'Upload', named);
      upload(field, [...(field.files ?? [])], field.webkitdirectory, act, event);
    },
    drop(hit, held, event) {
      const zone = [...ancestry(hit)].find((at) => describe(at) !== undefined) ?? hit;
      const act = actOn(zone, (on) => ({ kind: 'upload', ...on, files: [], dropped: true }), 'Drop');
      upload(zone, [...held.files], holdsFolder(held), act, event);
    },
  };
}
