import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../../../runner/monitor/history/open.ts';
import { readRecord } from '../../../runner/monitor/history/record.ts';
import { scratchHistory } from './histories.ts';
import { startReceiver } from './receiver.ts';

/** What is found in the history and at the receiver after a monitor was killed again and again. */
export interface Killed {
  /** Runs that were kept, and those that a kill cut off. */
  done: number;
  interrupted: number;
  /** Runs that were reported as kept. */
  reported: number;
  /** All that must never be, in words. */
  faults: string[];
  alerts: number;
  /** Alerts that arrived twice, since the kill came between sending and noting it; each says so. */
  repeated: number;
}

/**
 * Kills a monitor with SIGKILL so many times, each at a random moment of its first second at work. The last one is left
 * alone until there were so many alerts, and is then asked to end.
 */
export async function killMonitor(times: number, alerts = 0): Promise<Killed> {
  await using scratch = await scratchHistory();
  await using receiver = await startReceiver();
  const reported: number[] = [];
  const faults: string[] = [];
  for (let time = 0; time <= times; time += 1) {
    const args = [new URL('no-op-monitor.ts', import.meta.url).pathname, scratch.folder, receiver.url];
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let wrong = '';
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => (wrong += String(text)));
    const closed = once(child, 'close');
    await Promise.race([once(child.stdout, 'data'), closed]); // it is at work
    if (time < times) {
      await sleep(Math.random() * 600);
      child.kill('SIGKILL');
    } else {
      await allTold(scratch.history, alerts, closed);
      child.kill('SIGTERM');
    }
    await closed;
    reported.push(...said.split('\n').slice(0, -1).map(Number));
    if (wrong) faults.push(wrong);
  }
  const { db } = scratch.history;
  const rows = await db.selectFrom('runs').selectAll().orderBy('id').execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const id of reported)
    if (byId.get(id)?.state !== 'done') faults.push(`run ${id} was reported and is lost`);
  const steps = new Set((await db.selectFrom('steps').select('run').execute()).map(({ run }) => run));
  const done = rows.filter(({ state }) => state === 'done');
  for (const { id } of done)
    if (!steps.has(id) || !(await readRecord(db, id))) faults.push(`run ${id} is half-written`);
  for (const { id, state } of rows)
    if (state !== 'done' && steps.has(id)) faults.push(`run ${id} is ${state} and has steps`);
  for (const { id, state } of rows) if (state === 'running') faults.push(`run ${id} runs for ever`);
  const tally = await db.selectFrom('tally').select('count').execute();
  const counted = tally.reduce((sum, { count }) => sum + count, 0);
  if (counted !== done.length) faults.push(`${done.length} runs were kept, ${counted} counted`);

  const ids = receiver.received.map(({ headers }) => String(headers['webhook-id']));
  const told = await db.selectFrom('outbox').select(['key', 'message', 'sent_at']).orderBy('id').execute();
  for (const { key, sent_at } of told) {
    if (sent_at === null || !ids.includes(key)) faults.push(`alert ${key} never arrived`);
  }
  const open = new Map<string, string>();
  for (const { key, message } of told) {
    const { kind, journey } = JSON.parse(message);
    if (open.get(journey.key) === kind) faults.push(`alert ${key}: ${kind} was told twice`);
    open.set(journey.key, kind);
  }
  return {
    done: done.length,
    interrupted: rows.filter(({ state }) => state === 'interrupted').length,
    reported: reported.length,
    faults,
    alerts: told.length,
    repeated: ids.length - new Set(ids).size,
  };
}

/** Waits until there were so many alerts, and all have arrived. */
async function allTold({ db }: History, alerts: number, closed: Promise<unknown>): Promise<void> {
  for (;;) {
    const told = await db.selectFrom('outbox').select('sent_at').execute();
    if (told.length >= alerts && told.every(({ sent_at }) => sent_at !== null)) return;
    const isOver = await Promise.race([closed.then(() => true), sleep(50, false)]);
    if (isOver) return;
  }
}
