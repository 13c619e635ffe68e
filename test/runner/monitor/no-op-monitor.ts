import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { evidenceFolder } from '../../../runner/monitor/evidence-folder.ts';
import { openHistory } from '../../../runner/monitor/history/open.ts';
import { startMonitor, type Watched } from '../../../runner/monitor/monitor.ts';
import { settingsOf, timingOf } from '../../../runner/monitor/settings.ts';
import { runAt } from './histories.ts';

/**
 * A monitor, as a process that can be killed, of journeys that do nothing: each fails and works again every two
 * seconds, by the clock. Prints the number of each run that it has kept.
 */

const [folder = '', webhook = ''] = process.argv.slice(2);
const settings = settingsOf(
  {
    channels: { team: { kind: 'webhook', url: webhook } },
    concurrency: 4,
    retries: 0,
    alert: { flaky: { flips: 1000 } },
  },
  'test',
);
const journeys: Watched[] = ['tour', 'login', 'search'].map((key) => {
  const timing = timingOf(settings, key);
  const schedule = { kind: 'interval' as const, every: 90, jitter: 0 };
  return { key, title: key, file: `${key}.ts`, baseUrl: '', timing: { ...timing, schedule } };
});
const history = await openHistory(join(folder, 'history.db'));
const monitor = await startMonitor({
  history,
  settings,
  journeys,
  evidence: evidenceFolder(join(folder, 'runs')),
  linkTo: () => undefined,
  async perform({ key }) {
    const at = Date.now();
    await sleep(Math.random() * 30);
    const id = `${key}-${crypto.randomUUID()}`;
    await mkdir(join(folder, 'runs', id), { recursive: true });
    await writeFile(join(folder, 'runs', id, 'run.json'), '{}');
    const isBroken = Math.floor(at / 2000) % 2 === 0;
    return { run: runAt(at, isBroken ? 'failed' : 'passed', { id }), folder: id };
  },
});
monitor.listen((event) => {
  if (event.kind === 'ended') console.log(event.run);
  if (event.kind === 'problem') console.error(event.message);
});
process.once('SIGTERM', async () => {
  await monitor.stop();
  await history[Symbol.asyncDispose]();
});
