import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { IN_SHELL, ROOT, scratch } from '../command.ts';
import { leftBehind } from '../e2e/left-behind.ts';
import { tourScript } from '../e2e/tour-script.ts';
import { startReceiver } from '../runner/monitor/receiver.ts';
import { startSite } from '../site/server.ts';
import { textOf } from './runner/process-tree.ts';

/** So many journeys are watched, each of them due every five seconds: more than can be run. */
const JOURNEYS = 10;
/** The most that pictures and records may take after a sweep (bytes). */
const EVIDENCE = 20e6;
/** Of each hundred runs, the site is broken for the last twenty. */
const [HUNDRED, HEALTHY] = [100, 80];

/**
 * Whether a monitor stays as it is over `--runs` (2,000) runs in one process, whose site is broken for a fifth of the
 * time, while a dashboard is open: its memory, handles, processes, temporary folders and disk, after each hundred runs;
 * then what is left behind when it has ended, and what a sweep leaves on the disk. Linux alone tells (`/proc`).
 */
export async function soakBench(): Promise<void> {
  const args = process.argv.slice(3);
  const { values } = parseArgs({ args, options: { runs: { type: 'string', default: '2000' } } });
  const runs = Number(values.runs);
  await using folder = await scratch();
  await using receiver = await startReceiver();
  const site = await startSite();
  const place = await furnish(folder.path, site.url, receiver.url);
  const began = performance.now();
  await using monitor = await startMonitor(place);
  const looking = new AbortController();
  const looked = keepLooking(monitor.dashboard, looking.signal);
  let next = HUNDRED;
  try {
    console.log('soak   runs  memory MB  handles  processes  temporary  disk MB');
    for (let done = 0; done < runs; await sleep(200)) {
      done = runsIn(place.history);
      site.breakWith(done % HUNDRED < HEALTHY ? undefined : 'tour-throws');
      if (done < next) continue;
      console.log(lineOf(standOf(monitor.process.pid ?? 0, place, done)));
      next += HUNDRED;
    }
  } finally {
    looking.abort();
    await looked;
    await end(monitor.process);
    await site.close();
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  let left = await leftBehind(place.temporary);
  // What clears away after a browser ends a moment after it.
  for (let tries = 0; tries < 50 && left.length > 0; tries += 1) {
    await sleep(200);
    left = await leftBehind(place.temporary);
  }
  const full = diskOf(place.evidence);
  await using again = await startMonitor(place);
  for (let tries = 0; tries < 100 && diskOf(place.evidence) > EVIDENCE; tries += 1) await sleep(200);
  const swept = diskOf(place.evidence);
  await end(again.process);
  console.log(
    `       ${runs} runs in ${minutes} min, ${receiver.received.length} tellings; ${left.length} things left behind` +
      `; evidence ${megabytes(full)} MB, after a sweep ${megabytes(swept)} MB of ${megabytes(EVIDENCE)} allowed`,
  );
  for (const what of left) console.log(`       left: ${what}`);
  if (left.length > 0 || swept > EVIDENCE || receiver.received.length === 0) process.exitCode = 1;
}

/** Where the monitor works. */
interface Place {
  folder: string;
  /** The folder for temporary files. */
  temporary: string;
  /** What it keeps: the history, and in a folder of its own the evidence. */
  kept: string;
  history: string;
  evidence: string;
}

async function furnish(folder: string, site: string, channel: string): Promise<Place> {
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  await mkdir(join(folder, 'journeys'));
  await writeFile(join(folder, 'waymark.config.ts'), configFor(channel));
  for (let number = 1; number <= JOURNEYS; number += 1)
    await writeFile(join(folder, 'journeys', `tour-${number}.ts`), tourScript(`Tour ${number}`, site));
  const kept = join(folder, '.waymark', 'monitor');
  return { folder, temporary, kept, history: join(kept, 'history.db'), evidence: join(kept, 'runs') };
}

/** A running monitor; it is killed when disposed of. */
interface Running extends AsyncDisposable {
  process: ChildProcess;
  dashboard: string;
}

async function startMonitor({ folder, temporary }: Place): Promise<Running> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/waymark.js'), 'monitor'], {
    cwd: folder,
    env: { ...process.env, ...IN_SHELL, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  child.stdout.on('data', (text) => {
    if (said.length < 10_000) said += String(text);
    const [, address] = /dashboard is at (\S+?)\.?\s/.exec(said) ?? [];
    if (address !== undefined) resolve(address);
  });
  child.once('close', (code) => reject(new Error(`The monitor ended with ${code}:\n${said}`)));
  const dashboard = await promise;
  return { process: child, dashboard, [Symbol.asyncDispose]: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'close');
}

/** Looks at the dashboard as a page of it does: once a second, and listens to what happens. */
async function keepLooking(dashboard: string, signal: AbortSignal): Promise<void> {
  const events = await fetch(new URL('/api/events', dashboard), { signal });
  const heard = events.body?.pipeTo(new WritableStream(), { signal }).catch(() => undefined);
  while (!signal.aborted) {
    await fetch(new URL('/api/overview', dashboard), { signal })
      .then((answer) => answer.text())
      .catch(() => undefined);
    await sleep(1000, undefined, { signal }).catch(() => undefined);
  }
  await heard;
}

/** What a monitor uses at one moment. */
interface Stand {
  runs: number;
  /** What the monitor's own process has in memory, and what all that it keeps takes on the disk (bytes). */
  memory: number;
  disk: number;
  /** Its open files and sockets. */
  handles: number;
  /** Processes beneath it, and what lies in the folder for temporary files, of the runs under way. */
  processes: number;
  temporary: number;
}

function standOf(pid: number, { kept, temporary }: Place, runs: number): Stand {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    runs,
    memory: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) * 1024,
    disk: diskOf(kept),
    handles: readdirSync(`/proc/${pid}/fd`).length,
    processes: beneath(pid),
    temporary: readdirSync(temporary).length,
  };
}

function lineOf({ runs, memory, handles, processes, temporary, disk }: Stand): string {
  const cells = [runs, megabytes(memory), handles, processes, temporary, megabytes(disk)];
  const widths = [11, 11, 9, 11, 11, 9];
  return cells.map((cell, index) => String(cell).padStart(widths[index] ?? 0)).join('');
}

/** How many processes descend from one. */
function beneath(pid: number): number {
  const tasks = existsSync(`/proc/${pid}/task`) ? readdirSync(`/proc/${pid}/task`) : [];
  const children = tasks.flatMap((task) => textOf(`/proc/${pid}/task/${task}/children`)?.match(/\d+/g) ?? []);
  return children.reduce((sum, child) => sum + 1 + beneath(Number(child)), 0);
}

/** What a folder takes on the disk; what is deleted meanwhile counts for nothing. */
function diskOf(folder: string): number {
  return entriesIn(folder).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    const size = entry.isDirectory() ? diskOf(path) : statSync(path, { throwIfNoEntry: false })?.size;
    return sum + (size ?? 0);
  }, 0);
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** How many runs a history has kept. */
function runsIn(history: string): number {
  const database = new DatabaseSync(history, { readOnly: true });
  try {
    return Number(database.prepare(`select count(*) as runs from runs where state = 'done'`).get()?.['runs']);
  } finally {
    database.close();
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function configFor(channel: string): string {
  return `import { defineConfig } from 'waymark';

export default defineConfig({
  monitor: {
    every: '5s',
    retries: 0,
    dashboard: { port: 0 },
    channels: { team: { kind: 'webhook', url: '${channel}' } },
    retention: { evidenceSize: '${EVIDENCE / 1e6}MB' },
  },
});
`;
}
