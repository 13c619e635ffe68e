import { evidenceFolder } from '../../runner/monitor/evidence-folder.ts';
import { openQueue } from '../../runner/monitor/fleet/queue.ts';
import { startScheduling } from '../../runner/monitor/fleet/schedule.ts';
import { startWorker } from '../../runner/monitor/fleet/worker.ts';
import { openHistory } from '../../runner/monitor/history/open.ts';
import type { Watched } from '../../runner/monitor/monitor.ts';
import { settingsOf, timingOf } from '../../runner/monitor/settings.ts';
import { passedRun } from './passed-run.ts';

/** A monitor or a worker of the bench, as a process; its journeys do nothing. */

const [role, store = '', number = '0', every = '0', steps = '0'] = process.argv.slice(2);
const settings = settingsOf({ concurrency: 50 }, 'bench');
const timing = timingOf(settings, '');
const schedule = { kind: 'interval' as const, every: Number(every), jitter: 0 };
const journeys = Array.from({ length: Number(number) }, (_, index): Watched => {
  const key = `journey-${index}`;
  return { key, title: key, file: `${key}.ts`, baseUrl: '', timing: { ...timing, schedule } };
});
const history = await openHistory(store);
const queue = await openQueue(store, console.error);
const parts = { history, queue, settings, journeys, evidence: evidenceFolder('/nowhere') };
let runs = 0;
const member =
  role === 'monitor'
    ? await startScheduling({ ...parts, linkTo: () => undefined })
    : await startWorker({
        ...parts,
        location: settings.location,
        perform: async () => ({ run: passedRun(Date.now(), (runs += 1), Number(steps)) }),
      });
member.listen((event) => event.kind === 'problem' && console.error(event.message));
