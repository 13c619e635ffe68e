import { channelHealth } from '../channels/deliver.ts';
import type { History } from '../history/open.ts';
import {
  lastGreen,
  latestIncidents,
  latestRuns,
  oneRun,
  seriesLengths,
  trendOf,
} from '../history/queries.ts';
import { readRecord } from '../history/record.ts';
import {
  NONE,
  numbersOf,
  openIncidents,
  statesOf,
  talliesSince,
  uptimeOf,
  wholeLengths,
  windowsAt,
} from '../history/standing.ts';
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
  const cards = await cardsOf(sources, monitor.journeys, now);
  const channels = await channelHealth(history, Object.keys(settings.channels), now);
  const journeys = cards.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return { now, journeys, channels, problems: [...problems] };
}

const ORDER: ShownState[] = ['down', 'recovering', 'suspect', 'flaky', 'maintenance', 'untried', 'up'];

/** The cards of journeys: a few questions for all of them, and one for each. */
async function cardsOf(
  { history: { db }, monitor, settings }: Sources,
  journeys: readonly Watched[],
  now: number,
): Promise<JourneyCard[]> {
  const numbers = await numbersOf(db, journeys);
  const all = [...numbers.values()];
  const [states, windows, days, months, lengths, open, runs] = await Promise.all([
    statesOf(db, all),
    windowsAt(db, now),
    talliesSince(db, all, now - DAY),
    talliesSince(db, all, now - MONTH),
    wholeLengths(db, all, now - DAY),
    openIncidents(db, all),
    Promise.all(all.map(async (number) => [number, await latestRuns(db, number, 40)] as const)),
  ]);
  const latest = new Map(runs);
  const planned = windowsOf(settings.maintenance, now, now);
  return journeys.map(({ key, title }) => {
    const number = numbers.get(key) ?? -1;
    const state = states.get(number);
    const length = lengths.get(number);
    return {
      key,
      title,
      state: isExcused([...planned, ...windows], key, now, now) ? 'maintenance' : (state?.kind ?? 'untried'),
      since: state && state.kind !== 'up' ? state.since : null,
      isRunning: monitor.isRunning(key),
      nextAt: monitor.nextRuns().get(key) ?? null,
      runs: latest.get(number) ?? [],
      uptime: { day: uptimeOf(days.get(number)), month: uptimeOf(months.get(number)) },
      p50: length?.p50 ?? null,
      p95: length?.p95 ?? null,
      trouble: open.get(number) ?? null,
    };
  });
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
  const number = (await numbersOf(db, [journey])).get(key) ?? -1;
  const [[card], lengths, runs, incidents, tallies] = await Promise.all([
    cardsOf(sources, [journey], now),
    seriesLengths(db, number, now - days * DAY),
    latestRuns(db, number, 60),
    latestIncidents(db, 10, number),
    talliesSince(db, [number], now - MONTH),
  ]);
  if (!card) return undefined;
  const tally = tallies.get(number) ?? NONE;
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
