import type { ExpectedDialog } from './dialogs.ts';
import { Failure, isGone } from './failure.ts';
import type { JourneyPage } from './page.ts';
import type { Deadline } from './deadline.ts';
import { watchRequests } from './requests.ts';

/** What an act brings about; the act is done when all of it has happened. */
export interface Effects {
  /** The address the page then has: a path, or a whole address of another site; `*` stands for a varying part. */
  goesTo?: string;
  /** The tab that opens, or several in turn. */
  opens?: JourneyPage | JourneyPage[];
  /** The page closes its own tab. */
  closes?: true;
  /** The name of the file that is downloaded, or of several; `*` stands for a varying part. */
  downloads?: string | string[];
  /** The address of data that the page asks for, or several; the act is done when all are answered well. */
  requests?: string | string[];
  /** The message of an alert that shows, or of several in turn. */
  alerts?: string | string[];
  /** The message of a question that is answered with OK. */
  confirms?: string | string[];
  /** The message of a question that is answered with Cancel. */
  declines?: string | string[];
  /** The message of a prompt, and what is typed into it. */
  answers?: [message: string, answer: string] | [message: string, answer: string][];
  /** The message of a prompt that is cancelled. */
  dismisses?: string | string[];
}

/** Something that is to happen, watched for from before the act. */
export interface Watch {
  happened: Promise<void>;
  /** What to say when it has not happened in time: `the page is still at /login`. */
  late: () => string;
  stop: () => void;
}

/**
 * Performs an act and waits for what it is to bring about. Listens before it acts, so that nothing is missed.
 * @throws {Failure} when an effect has not come in time
 */
export async function withEffects(
  page: JourneyPage,
  effects: Effects,
  deadline: Deadline,
  act: () => Promise<void>,
): Promise<void> {
  const { goesTo, opens, closes, downloads, requests } = effects;
  const { dialogs } = page.walk;
  dialogs.expect(dialogsOf(effects));
  const watches = [
    ...(goesTo === undefined ? [] : [page.watchAddress(goesTo)]),
    ...(opens ? [page.watchOpening([opens].flat())] : []),
    ...(closes ? [page.watchClosing()] : []),
    ...(requests === undefined ? [] : [watchRequests(page, [requests].flat())]),
    ...(downloads === undefined ? [] : [page.walk.options.downloads.watch([downloads].flat())]),
  ];
  try {
    await act().catch((error: unknown) => {
      // A tab that the act closes takes the answer with it.
      if (closes && isGone(error)) return undefined;
      throw error;
    });
    for (const watch of watches) await inTime(watch, deadline);
    const late = (): string => `${dialogs.next ?? 'a dialog'} has not shown`;
    await inTime({ happened: dialogs.allShown, late }, deadline);
  } finally {
    for (const watch of watches) watch.stop();
  }
}

/** The dialogs among the effects, in the order they are written in. */
function dialogsOf(effects: Effects): ExpectedDialog[] {
  return Object.entries(effects).flatMap(([key, given]): ExpectedDialog[] => {
    const kind = DIALOGS.get(key);
    if (!kind) return [];
    const [type, answer] = kind;
    if (type !== 'prompt' || answer === false) {
      return [given].flat().map((message) => ({ type, message: String(message), answer }));
    }
    return pairs(given).map(([message, text]) => ({ type, message, answer: text }));
  });
}

const DIALOGS = new Map<string, [type: ExpectedDialog['type'], answer: boolean]>([
  ['alerts', ['alert', true]],
  ['confirms', ['confirm', true]],
  ['declines', ['confirm', false]],
  ['answers', ['prompt', true]],
  ['dismisses', ['prompt', false]],
]);

function pairs(given: unknown): [string, string][] {
  if (!Array.isArray(given)) return [];
  const list: unknown[] = Array.isArray(given[0]) ? given : [given];
  return list.filter(Array.isArray).map(([message, answer = '']) => [String(message), String(answer)]);
}

async function inTime(
  { happened, late }: Pick<Watch, 'happened' | 'late'>,
  deadline: Deadline,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Failure('timeout', `After ${inSeconds(deadline.length)}, ${late()}.`));
    }, deadline.left);
  });
  await Promise.race([happened, timeUp]).finally(() => clearTimeout(timer));
}

/** A length of time for readers. */
export function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
