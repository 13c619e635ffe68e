import type { AlertState } from '../alerts/machine.ts';
import { channelHealth } from '../channels/deliver.ts';
import type { History } from '../history/open.ts';
import {
  lastGreen,
  latestIncidents,
  latestRuns,
  oneRun,
  seriesLengths,
  tallySince,
  trendOf,
  uptimeOf,
} from '../history/queries.ts';
import { readRecord } from '../history/record.ts';
import { windowsOf, isExcused } from '../maintenance.ts';
import type { Monitor, Watched } from '../monitor.ts';
import type { MonitorSettings } from '../settings.ts';
import type { IncidentLine, JourneyCard, JourneyPage, Overview, RunPage, ShownState, Trend } from './data.ts';

/** The answers to what the dashboard's page asks. */

const DAY = 86_400_000;
const MONTH = 30 * DAY;

/** What answers are made from. */
export interface Sources {
  history: History;
  monitor: Monitor;
  settings: MonitorSettings;
  problems: readonly string[];
}

/** All journeys at a glance, those in trouble first. */
export async function overview(sources: Sources): Promise<Overview> {
  const { history, monitor, settings, problems } = sources;
  const now = Date.now();
  const cards = await Promise.all(monitor.journeys.map((journey) => cardOf(sources, journey, now)));
  const channels = await channelHealth(history, Object.keys(settings.channels), now);
  const journeys = cards.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return { now, journeys, channels, problems: [...problems] };
}

const ORDER: ShownState[] = ['down', 'recovering', 'suspect', 'flaky', 'maintenance', 'untried', 'up'];

async function cardOf(
  { history: { db }, monitor, settings }: Sources,
  { key, title }: Watched,
  now: number,
): Promise<JourneyCard> {
  const number = await numberOf(db, key);
  const row = await db
    .selectFrom('states')
    .select(['state', 'changed_at'])
    .where('journey', '=', number)
    .executeTakeFirst();
  const state: AlertState | undefined = row && JSON.parse(row.state);
  const windows = await db
    .selectFrom('maintenance')
    .selectAll()
    .where('from', '<=', now)
    .where('until', '>', now)
    .execute();
  const isMaintained = isExcused([...windowsOf(settings.maintenance, now, now), ...windows], key, now, now);
  const [day, month, lengths, runs, [incident]] = await Promise.all([
    tallySince(db, number, now - DAY),
    tallySince(db, number, now - MONTH),
    wholeLengths(db, number, now - DAY),
    latestRuns(db, number, 40),
    latestIncidents(db, 1, number),
  ]);
  const open = incident && incident.endedAt === null ? incident : undefined;
  const shown: ShownState = isMaintained ? 'maintenance' : (state?.kind ?? 'untried');
  return {
    key,
    title,
    state: shown,
    since: state && state.kind !== 'up' ? state.since : null,
    isRunning: monitor.isRunning(key),
    nextAt: monitor.nextRuns().get(key) ?? null,
    runs,
    uptime: { day: uptimeOf(day), month: uptimeOf(month) },
    p50: lengths?.p50 ?? null,
    p95: lengths?.p95 ?? null,
    trouble: open ? { message: open.message, step: open.step, run: open.run } : null,
  };
}

async function wholeLengths(
  db: History['db'],
  journey: number,
  since: number,
): Promise<{ p50: number; p95: number } | undefined> {
  const all = await seriesLengths(db, journey, since, 'journey');
  return all[0];
}

async function numberOf(db: History['db'], key: string): Promise<number> {
  const row = await db.selectFrom('journeys').select('id').where('key', '=', key).executeTakeFirst();
  return row?.id ?? -1;
}

/** One journey in full; nothing when it is not watched. */
export async function journeyPage(
  sources: Sources,
  key: string,
  days: number,
): Promise<JourneyPage | undefined> {
  const { history, monitor } = sources;
  const { db } = history;
  const journey = monitor.journeys.find((one) => one.key === key);
  if (!journey) return undefined;
  const now = Date.now();
  const number = await numberOf(db, key);
  const [card, lengths, runs, incidents, tally] = await Promise.all([
    cardOf(sources, journey, now),
    seriesLengths(db, number, now - days * DAY),
    latestRuns(db, number, 60),
    latestIncidents(db, 10, number),
    tallySince(db, number, now - MONTH),
  ]);
  const all = tally.passed + tally.flaky + tally.failed;
  const goal = journey.timing.slo / 100;
  return {
    card,
    file: journey.file,
    schedule: wordSchedule(journey),
    slo: { goal, days: 30, runs: all, failed: tally.failed, allowed: all * (1 - goal) },
    steps: lengths.flatMap(({ kind, series, name, p50, p95 }) =>
      kind === 'step' ? [{ series, name, p50, p95 }] : [],
    ),
    whole: lengths.find(({ kind }) => kind === 'journey')?.series ?? null,
    runs,
    incidents,
  };
}

function wordSchedule({ timing: { schedule } }: Watched): string {
  if (schedule.kind === 'cron') return `at ${schedule.pattern} (${schedule.timeZone})`;
  const seconds = schedule.every / 1000;
  if (seconds % 3600 === 0) return `every ${seconds / 3600} h`;
  return seconds % 60 === 0 ? `every ${seconds / 60} min` : `every ${seconds} s`;
}

/** How a series went. */
export async function trend({ history }: Sources, series: number, days: number): Promise<Trend> {
  return trendOf(history.db, series, Date.now() - days * DAY);
}

/** One run in full; nothing when there is none. */
export async function runPage({ history: { db } }: Sources, id: number): Promise<RunPage | undefined> {
  const found = await oneRun(db, id);
  if (!found) return undefined;
  const { line, journey, claimedAt } = found;
  const [names, record, green] = await Promise.all([
    db.selectFrom('journeys').select(['key', 'title']).where('id', '=', journey).executeTakeFirstOrThrow(),
    readRecord(db, id),
    lastGreen(db, journey, claimedAt),
  ]);
  return { line, ...names, record: record ?? null, lastGreen: green };
}

/** The latest incidents of all journeys. */
export async function incidents({ history }: Sources): Promise<IncidentLine[]> {
  return latestIncidents(history.db, 100);
}
