import { removeReport, reportsLeft, whenReportLeft } from '../mailbox.ts';
import type { Report } from '../messages.ts';
import { tabOf, take } from './session.ts';
import { changeSession } from './store.ts';

/** Takes reports that pages left in the mailbox and that no message brought, now and whenever there are such. */
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
  if ((await reportsLeft()).length === 0) return;
  await new Promise((resolve) => setTimeout(resolve, MESSAGE_TIME));
  await collect();
}

/** Takes all that are old enough; tells whether there are others. */
async function collect(): Promise<boolean> {
  const left = await reportsLeft();
  const due = left.filter(({ at }) => Date.now() - at > MESSAGE_TIME);
  for (const report of due) await takeLeft(report);
  return due.length < left.length;
}

async function takeLeft(report: Report): Promise<void> {
  await changeSession((session) => {
    const tab = tabOf(session, report);
    return tab === undefined ? session : take(session, report, tab);
  });
  await removeReport(report);
}

/** So long a message, which knows its tab for sure, is waited for (milliseconds). */
const MESSAGE_TIME = 500;
