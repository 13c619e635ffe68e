import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { evidenceFolder } from '../../../../runner/monitor/evidence-folder.ts';
import { openQueue, type Queue } from '../../../../runner/monitor/fleet/queue.ts';
import { startScheduling } from '../../../../runner/monitor/fleet/schedule.ts';
import { startWorker, type Worker } from '../../../../runner/monitor/fleet/worker.ts';
import { openHistory, type History } from '../../../../runner/monitor/history/open.ts';
import type { Monitor, Watched } from '../../../../runner/monitor/monitor.ts';
import type { Perform } from '../../../../runner/monitor/performing.ts';
import { settingsOf, timingOf } from '../../../../runner/monitor/settings.ts';
import { runAt } from '../histories.ts';

/** A fleet of journeys that do nothing: in this process, or each of its members as a process that can be killed. */

export const LOCATIONS = ['Rovaniemi', 'North Pole'];
export const EVERY = 400;
const KEYS = ['tour', 'login', 'search', 'broken'];

/** What a member of a fleet needs. */
export interface Base extends AsyncDisposable {
  history: History;
  queue: Queue;
  folder: string;
  webhook: string;
}

/** Opens history and queues, with little patience for the dead. */
export async function openBase(store: string, folder: string, webhook = '', retries = 3): Promise<Base> {
  const history = await openHistory(store);
  const queue = await openQueue(store, () => undefined, { retries, silence: 10, look: 1 });
  return {
    history,
    queue,
    folder,
    webhook,
    async [Symbol.asyncDispose]() {
      await queue[Symbol.asyncDispose]();
      await history[Symbol.asyncDispose]();
    },
  };
}

/** A monitor of the four journeys. */
export function monitorOf(base: Base): Promise<Monitor> {
  return startScheduling({ ...partsOf(base), linkTo: () => undefined });
}

/** A worker on the four journeys, of which one always fails. */
export function workerOf(base: Base, location = 'here', perform = performIn(base.folder)): Promise<Worker> {
  return startWorker({ ...partsOf(base), location, perform });
}

function partsOf({ history, queue, folder, webhook }: Base) {
  const settings = settingsOf(
    {
      locations: LOCATIONS,
      ...(webhook && { channels: { team: { kind: 'webhook', url: webhook } } }),
      concurrency: 3,
      retries: 0,
      limit: '5s',
    },
    'test',
  );
  const journeys: Watched[] = KEYS.map((key) => {
    const timing = timingOf(settings, key);
    const schedule = { kind: 'interval' as const, every: EVERY, jitter: 0 };
    return { key, title: key, file: `${key}.ts`, baseUrl: '', timing: { ...timing, schedule } };
  });
  return { history, settings, queue, journeys, evidence: evidenceFolder(join(folder, 'runs')) };
}

function performIn(folder: string): Perform {
  return async ({ key }) => {
    const at = Date.now();
    await sleep(20 + Math.random() * 100);
    const id = `${key}-${crypto.randomUUID()}`;
    await mkdir(join(folder, 'runs', id), { recursive: true });
    await writeFile(join(folder, 'runs', id, 'run.json'), '{}');
    return { run: runAt(at, key === 'broken' ? 'failed' : 'passed', { id }), folder: id };
  };
}

if (process.argv[1] === import.meta.filename) {
  const [role, store = '', folder = '', webhook = '', location] = process.argv.slice(2);
  const base = await openBase(store, folder, webhook);
  const member = role === 'monitor' ? await monitorOf(base) : await workerOf(base, location);
  console.log('at work');
  process.once('SIGTERM', async () => {
    await member.stop();
    await base[Symbol.asyncDispose]();
  });
}
