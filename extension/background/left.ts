import { removeReports, reportsLeft, whenReportLeft } from '../mailbox.ts';
import type { Report } from '../messages.ts';
import { isFrameSite, isTaken, tabOf, take, type Session } from './session.ts';
import { changeSession, readSession } from './store.ts';

/** Empties the mailbox, and takes what no message brought from it: now and whenever there are such. */
export function collectReports(): void {
  let isDue = false;
  const later = (): void => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      void collect().then((isMore) => isMore && later());
    }, MESSAGE_TIME);
  };
  whenReportLeft(later);
  later();
}

/** Resolves when all that was left until now is taken. */
export async function collectLast(): Promise<void> {
  const left = await reportsLeft();
  const session = await readSession();
  // Mostly each was taken before, when its message came.
  if (left.every((report) => isTaken(session, report))) return;
  await new Promise((resolve) => setTimeout(resolve, MESSAGE_TIME));
  await collect();
}

/** Empties the mailbox of what was taken, which otherwise stays there a moment. */
export async function removeTaken(): Promise<void> {
  const [left, session] = await Promise.all([reportsLeft(), readSession()]);
  await removeReports(left.filter((report) => isTaken(session, report)));
}

/** Takes all that are old enough; tells whether there are others. */
async function collect(): Promise<boolean> {
  const left = await reportsLeft();
  const due = left.filter(({ at }) => Date.now() - at > MESSAGE_TIME);
  if (due.length > 0) {
    // Most were taken before, when their message came, and change nothing.
    await changeSession((session) => due.reduce(takeLeft, session));
    await removeReports(due);
  }
  return due.length < left.length;
}

/** Of a frame of another site, only its message tells whether it is in a page of the recorded one. */
function takeLeft(session: Session, report: Report): Session {
  if (URL.canParse(report.url) && isFrameSite(session, new URL(report.url).origin)) return session;
  const tab = tabOf(session, report);
  return tab === undefined ? session : take(session, report, tab);
}

/** So long a message, which knows its tab for sure, is waited for (milliseconds). */
const MESSAGE_TIME = 500;
