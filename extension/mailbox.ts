import browser from './api.ts';
import type { Report } from './messages.ts';

/**
 * Where pages leave their reports besides telling them. The browser stops the background when it has nothing to
 * do, and a message waits until it runs again; a page that is left meanwhile is gone, and its message with it.
 * What is in the extension's storage stays, and wakes the background.
 */

/** Lets pages of the site with this origin, and no others, leave reports from now on. */
export async function openMailbox(origin: string): Promise<void> {
  await browser.storage.local.set({ [HOME]: origin });
}

/** Takes no more reports, and throws away those that are left. */
export async function closeMailbox(): Promise<void> {
  const left = await reportsLeft();
  await browser.storage.local.remove([HOME, ...left.map(keyOf)]);
}

/** The origin whose pages may leave reports. */
export async function homeOfMailbox(): Promise<unknown> {
  return (await browser.storage.local.get(HOME))[HOME];
}

/** Leaves a report; it stays when the page is gone. */
export async function leaveReport(report: Report): Promise<void> {
  await browser.storage.local.set({ [keyOf(report)]: report });
}

/** Takes reports out. */
export async function removeReports(reports: readonly Report[]): Promise<void> {
  await browser.storage.local.remove(reports.map(keyOf));
}

/** The reports that lie there, in the order of time. */
export async function reportsLeft(): Promise<Report[]> {
  const stored: Record<string, unknown> = await browser.storage.local.get(null);
  const found = Object.entries(stored).filter(([key]) => key.startsWith(PREFIX));
  return found
    .map(([, value]) => value)
    .filter(isReport)
    .toSorted((one, other) => one.at - other.at || one.seq - other.seq);
}

/** Calls `then` whenever a report was left. */
export function whenReportLeft(then: () => void): void {
  browser.storage.onChanged.addListener((changes: Record<string, { newValue?: unknown }>, area) => {
    const isLeft = ([key, { newValue }]: [string, { newValue?: unknown }]): boolean =>
      key.startsWith(PREFIX) && newValue !== undefined;
    if (area === 'local' && Object.entries(changes).some(isLeft)) then();
  });
}

/** Whether patterns can tell a site from one on another port of the same host: Chromium's can, Firefox's can't. */
export function patternsKnowPorts(): boolean {
  return browser.runtime.getURL('').startsWith('chrome-extension:');
}

const HOME = 'home';
const PREFIX = 'report:';

function keyOf({ document, seq }: Report): string {
  return `${PREFIX}${document}:${seq}`;
}

function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'report';
}
