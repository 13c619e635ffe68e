import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { incidents, journeyPage, overview, runPage, trend } from '../../runner/monitor/dashboard/answers.ts';
import { evidenceFolder } from '../../runner/monitor/evidence-folder.ts';
import { claim, journeyNumber } from '../../runner/monitor/history/claims.ts';
import { bucketOf } from '../../runner/monitor/history/durations.ts';
import { finish } from '../../runner/monitor/history/finish.ts';
import { foldTrend } from '../../runner/monitor/history/folding.ts';
import { openHistory, type History } from '../../runner/monitor/history/open.ts';
import { hourOf, packed } from '../../runner/monitor/history/record.ts';
import { startMonitor, type Watched } from '../../runner/monitor/monitor.ts';
import { settingsOf, timingOf } from '../../runner/monitor/settings.ts';
import { passedRun, stepTitles } from './passed-run.ts';

const JOURNEYS = 50;
const STEPS = 20;
const EVERY = 5 * 60_000;
const WRITES = 2000;
const ASKED = 200;

/**
 * The embedded history when it is full: `--count` runs (1,000,000) of 20 steps each, of 50 journeys every five minutes.
 * They are put in by plain SQL; then runs are kept as the monitor keeps them, and the dashboard's questions are asked.
 */
export async function historyBench(): Promise<void> {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { count: { type: 'string' } } });
  const count = Number(values.count ?? 1_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'waymark-history-bench-'));
  try {
    const file = join(folder, 'history.db');
    const filledIn = await fill(file, count);
    const { size } = await stat(file);
    console.log(
      `history  ${count} runs of ${STEPS} steps put in, in ${(filledIn / 1000).toFixed(0)} s: ` +
        `${(size / 1e9).toFixed(2)} GB, ${Math.round(size / count)} bytes a run`,
    );
    await using history = await openHistory(file);
    const rate = await writes(history);
    console.log(`  written as the monitor does: ${Math.round(rate)} runs/s`);
    const began = performance.now();
    await foldTrend(history, Date.now());
    console.log(
      `  the trend of long ago made days of, once: ${((performance.now() - began) / 1000).toFixed(1)} s`,
    );
    const slowest = await questions(history, folder);
    if (rate < 200 || slowest > 100) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts runs in, the latest of them a moment ago. @returns milliseconds that it took */
async function fill(file: string, count: number): Promise<number> {
  const began = performance.now();
  {
    await using history = await openHistory(file);
    for (const journey of watched()) await journeyNumber(history.db, journey);
  }
  const record = await packed(passedRun(Date.now(), 0, STEPS));
  using db = new DatabaseSync(file);
  db.exec('pragma synchronous = off; pragma cache_size = -400000; begin');
  const series = db.prepare('insert into series (journey, kind, name) values (?, ?, ?)');
  for (let journey = 1; journey <= JOURNEYS; journey += 1) {
    series.run(journey, 'journey', '');
    for (const title of stepTitles(STEPS)) series.run(journey, 'step', title);
  }
  const run = db.prepare(
    `insert into runs (journey, location, origin, slot, missed, state, owner, claimed_at, started_at, duration, verdict)
      values (?, 'here', 'schedule', ?, 0, 'done', 'bench 1', ?, ?, ?, 'passed')`,
  );
  const step = db.prepare('insert into steps values (?, ?, ?, ?, ?, 0)');
  const kept = db.prepare('insert into records values (?, ?)');
  const trended = db.prepare(
    'insert into trend values (?, ?, ?, 1) on conflict do update set count = count + 1',
  );
  const tallied = db.prepare(
    `insert into tally values (?, 'here', ?, 'passed', 1) on conflict do update set count = count + 1`,
  );
  const start = Date.now() - Math.ceil(count / JOURNEYS) * EVERY;
  for (let index = 0; index < count; index += 1) {
    const journey = (index % JOURNEYS) + 1;
    const at = start + Math.floor(index / JOURNEYS) * EVERY;
    const { steps, duration } = passedRun(at, index, STEPS);
    const { lastInsertRowid: id } = run.run(journey, at, at, at, duration);
    const whole = (journey - 1) * (STEPS + 1) + 1;
    for (const [number, { at: since, duration: length }] of steps.entries()) {
      step.run(id, number + 1, whole + 1 + number, since, length);
      trended.run(whole + 1 + number, hourOf(at), bucketOf(length));
    }
    trended.run(whole, hourOf(at), bucketOf(duration));
    tallied.run(journey, hourOf(at));
    kept.run(id, record);
    if (index % 20_000 === 19_999) db.exec('commit; begin');
  }
  db.exec('commit; pragma wal_checkpoint(truncate); analyze');
  return performance.now() - began;
}

/** Keeps runs, one after another. @returns how many a second */
async function writes(history: History): Promise<number> {
  const { policy } = timingOf(settings(), '');
  const began = performance.now();
  for (let index = 0; index < WRITES; index += 1) {
    const now = Date.now() + Math.floor(index / JOURNEYS) * EVERY;
    const journey = (index % JOURNEYS) + 1;
    const id = await claim(history, {
      journey,
      location: 'here',
      origin: 'schedule',
      slot: now + index,
      owner: 'bench 1',
      now,
    });
    if (id === undefined) throw new Error('A claim was refused.');
    await finish(
      history,
      id,
      { run: passedRun(now, index, STEPS), isExcused: false, now },
      { policy, channels: [] },
    );
  }
  return WRITES / ((performance.now() - began) / 1000);
}

/** Asks what the dashboard asks. @returns the slowest question's 95th percentile (milliseconds) */
async function questions(history: History, folder: string): Promise<number> {
  const journeys = watched();
  await using monitor = await startMonitor({
    history,
    settings: settings(),
    evidence: evidenceFolder(join(folder, 'runs')),
    linkTo: () => undefined,
    perform: () => Promise.reject(new Error('nothing is due')),
    journeys,
  });
  const sources = { history, monitor, settings: settings(), problems: [] };
  const latest = await history.db
    .selectFrom('runs')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst();
  const runs = Number(latest?.id ?? 1);
  const any = (number: number, index: number): number => ((index * 7919) % number) + 1;
  const asked: Record<string, (index: number) => Promise<unknown>> = {
    'all journeys': () => overview(sources),
    'a journey, 7 days': (index) => journeyPage(sources, journeys[any(JOURNEYS, index) - 1]?.key ?? '', 7),
    'a journey, 90 days': (index) => journeyPage(sources, journeys[any(JOURNEYS, index) - 1]?.key ?? '', 90),
    'a trend, 7 days': (index) => trend(sources, any(JOURNEYS * (STEPS + 1), index), 7),
    'a trend, 90 days': (index) => trend(sources, any(JOURNEYS * (STEPS + 1), index), 90),
    'a run': (index) => runPage(sources, any(runs, index)),
    incidents: () => incidents(sources),
  };
  let slowest = 0;
  for (const [name, ask] of Object.entries(asked)) {
    const times: number[] = [];
    for (let index = 0; index < ASKED; index += 1) {
      const began = performance.now();
      await ask(index);
      times.push(performance.now() - began);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const [p50 = 0, p95 = 0] = [0.5, 0.95].map((rank) => sorted[Math.floor(rank * ASKED)]);
    slowest = Math.max(slowest, p95);
    console.log(`  ${name.padEnd(20)} p50 ${p50.toFixed(1)} ms  p95 ${p95.toFixed(1)} ms`);
  }
  return slowest;
}

function settings() {
  return settingsOf({ cron: '0 3 1 1 *' }, 'bench');
}

function watched(): Watched[] {
  return Array.from({ length: JOURNEYS }, (_, index) => {
    const key = `journey-${index + 1}`;
    return {
      key,
      title: `Journey ${index + 1}`,
      file: `${key}.ts`,
      baseUrl: '',
      timing: timingOf(settings(), key),
    };
  });
}
