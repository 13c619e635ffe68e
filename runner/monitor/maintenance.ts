import type { MaintenanceSettings } from './settings.ts';
import { slotBefore } from './schedule/slots.ts';

/** A time during which failures are expected (milliseconds since 1970); `journey` is a journey's key, or all. */
export interface Window {
  from: number;
  until: number;
  journey: string | null;
  reason: string;
}

/** The windows of the settings that touch a stretch of time. */
export function windowsOf(settings: readonly MaintenanceSettings[], from: number, until: number): Window[] {
  return settings
    .flatMap((one) => {
      const span = spanOf(one, until);
      if (!span) return [];
      const journeys = one.journeys ?? [null];
      return journeys.map((journey) => ({ ...span, journey, reason: one.reason }));
    })
    .filter((window) => window.until > from);
}

/** Whether a run of a journey fell into a window: nobody can tell which part of it met the maintenance. */
export function isExcused(windows: readonly Window[], key: string, from: number, until: number): boolean {
  return windows.some(
    (window) =>
      (window.journey === null || window.journey === key) && window.from <= until && window.until > from,
  );
}

/** The latest occurrence that begins before `until`. */
function spanOf(one: MaintenanceSettings, until: number): { from: number; until: number } | undefined {
  if (one.from !== undefined && one.until !== undefined) {
    const span = { from: Date.parse(one.from), until: Date.parse(one.until) };
    return span.from <= until ? span : undefined;
  }
  if (one.cron === undefined || one.for === undefined) return undefined;
  const schedule = { kind: 'cron' as const, pattern: one.cron, timeZone: one.timeZone, jitter: 0 };
  const from = slotBefore(schedule, '', until);
  return from === undefined ? undefined : { from, until: from + one.for };
}
