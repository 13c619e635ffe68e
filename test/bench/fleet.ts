import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { openHistory, type History } from '../../runner/monitor/history/open.ts';
import { waitingSince } from '../../runner/monitor/fleet/slots.ts';
import { startPostgres, type Postgres } from '../postgres.ts';

const MINUTE = 60_000;
/** Processor time is counted in hundredths of a second, on every Linux. */
const TICKS = 100;
/** How long the beginning is waited for (seconds). */
const MOST_TRIES = 180;

/**
 * How late a fleet begins what is due: a PostgreSQL as it comes, one monitor, one worker; `--monitors` journeys (10,000)
 * that do nothing, once a minute each, for `--minutes` (2) once all of them have run. Then as many as they can: every
 * journey each second, for half a minute.
 */
export async function fleetBench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      monitors: { type: 'string', default: '10000' },
      minutes: { type: 'string', default: '2' },
      steps: { type: 'string', default: '5' },
    },
  });
  await using postgres = await startPostgres([]);
  const [monitors, minutes] = [Number(values.monitors), Number(values.minutes)];
  console.log(`fleet  ${monitors} journeys of ${values.steps} steps that do nothing, once a minute each`);
  const usual = await measure(postgres, [values.monitors, String(MINUTE), values.steps], minutes * MINUTE);
  tell(usual);
  const expected = monitors * minutes;
  console.log(`  ${usual.kept} runs kept of ${expected} that were due; ${usual.missed} moments missed`);
  console.log('as many as they can');
  tell(await measure(postgres, [values.monitors, '1000', values.steps], MINUTE / 2, 40));
  if (usual.p99 > 5000 || usual.missed > 0) process.exitCode = 1;
}

/** What was measured; times in milliseconds. */
interface Measured {
  /** How many runs were kept in a second. */
  rate: number;
  /** How many of what was due in that time were kept, and how many were let pass. */
  kept: number;
  missed: number;
  p50: number;
  p99: number;
  longest: number;
  /** Bytes in tables and indexes, and bytes that were written ahead, for each run. */
  size: number;
  log: number;
  /** Processor time for each run. */
  cpu: Record<'monitor' | 'worker' | 'postgres', number>;
}

async function measure(
  postgres: Postgres,
  args: string[],
  length: number,
  most = MOST_TRIES,
): Promise<Measured> {
  const store = await postgres.makeDatabase();
  await using history = await openHistory(store);
  const program = new URL('fleet-member.ts', import.meta.url);
  const [monitor, worker] = ['monitor', 'worker'].map((role) =>
    fork(program, [role, store, ...args], { execArgv: ['--disable-warning=ExperimentalWarning'] }),
  );
  if (!monitor || !worker) throw new Error('There are two.');
  try {
    await caughtUp(history, most);
    const from = Date.now();
    const before = await standOf(history, monitor, worker, postgres);
    await sleep(length);
    const until = Date.now();
    const after = await standOf(history, monitor, worker, postgres);
    await sleep(5000); // what was due at the end is kept by now
    const { rows } = await sql<{ lag: number; missed: number }>`
      select started_at - slot as lag, missed from runs
      where slot >= ${from} and slot < ${until} and state = 'done' order by 1`.execute(history.db);
    const at = (rank: number): number => rows[Math.floor(rank * (rows.length - 1))]?.lag ?? Infinity;
    const runs = Math.max(1, after.runs - before.runs);
    const each = (what: 'size' | 'log' | 'monitor' | 'worker' | 'postgres'): number =>
      (after[what] - before[what]) / runs;
    return {
      rate: runs / ((until - from) / 1000),
      kept: rows.length,
      missed: rows.reduce((sum, { missed }) => sum + missed, 0),
      p50: at(0.5),
      p99: at(0.99),
      longest: at(1),
      size: each('size'),
      log: each('log'),
      cpu: { monitor: each('monitor'), worker: each('worker'), postgres: each('postgres') },
    };
  } finally {
    const all = [monitor, worker];
    for (const member of all) member.kill('SIGKILL');
    await Promise.all(all.map((one) => one.exitCode ?? one.signalCode ?? once(one, 'exit')));
  }
}

/** All journeys are new at first, and due at once: that is over when nothing waits for long, or never. */
async function caughtUp({ db }: History, most: number): Promise<void> {
  for (let calm = 0, tries = 0; calm < 5 && tries < most; tries += 1) {
    await sleep(1000);
    const since = [...(await waitingSince(db)).values()];
    const { rows } = await sql<{ any: boolean }>`select exists (select from runs) as any`.execute(db);
    calm = rows[0]?.any && since.every((at) => Date.now() - at < 1000) ? calm + 1 : 0;
  }
}

function tell({ rate, p50, p99, longest, size, log, cpu }: Measured): void {
  const [monitor = '', worker = '', server = ''] = [cpu.monitor, cpu.worker, cpu.postgres].map((one) =>
    one.toFixed(2),
  );
  console.log(`  ${rate.toFixed(0)} runs/s; late by p50 ${p50} ms  p99 ${p99} ms  at most ${longest} ms`);
  console.log(`  a run costs ${Math.round(size)} bytes, and ${Math.round(log)} of the log ahead of them`);
  console.log(`  and processor time of monitor ${monitor} ms, worker ${worker} ms, PostgreSQL ${server} ms`);
}

/** How many runs were kept, and what was used for it, till now. */
async function standOf({ db }: History, monitor: ChildProcess, worker: ChildProcess, { pid }: Postgres) {
  const { rows } = await sql<{ runs: number; size: number; log: number }>`
    select (select count(*) from runs where state = 'done') as runs,
      pg_database_size(current_database()) as size, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as log`.execute(
    db,
  );
  const [row = { runs: 0, size: 0, log: 0 }] = rows;
  return {
    ...row,
    monitor: timeOf(monitor.pid ?? 0),
    worker: timeOf(worker.pid ?? 0),
    postgres: timeOf(pid),
  };
}

/** The processor time that a process and its children took, those included that have ended (milliseconds). */
function timeOf(pid: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const text = readFileSync(`/proc/${name}/stat`, 'utf8');
        // After the program's name, in brackets, which may hold anything.
        const [, parent, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
        const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = rest.slice(9, 13).map(Number);
        return [
          {
            pid: Number(name),
            parent: Number(parent),
            own: user + system,
            ended: childrenUser + childrenSystem,
          },
        ];
      } catch {
        return []; // it has ended meanwhile
      }
    });
  const ticks = stats.reduce((sum, one) => {
    if (one.pid === pid) return sum + one.own + one.ended;
    return one.parent === pid ? sum + one.own : sum;
  }, 0);
  return (ticks * 1000) / TICKS;
}
