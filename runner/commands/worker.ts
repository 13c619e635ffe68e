import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { evidenceFolder } from '../monitor/evidence-folder.ts';
import { openQueue } from '../monitor/fleet/queue.ts';
import { startWorker } from '../monitor/fleet/worker.ts';
import { sendTelemetry } from '../monitor/metrics/telemetry.ts';
import { openHistory } from '../monitor/history/open.ts';
import { inProcesses } from '../monitor/performing.ts';
import { PLACE_OPTIONS, PLACE_USAGE, placeOf } from '../monitor/place.ts';
import { readSettings } from '../monitor/settings.ts';
import { stopSignal, tellTerminal } from '../monitor/told.ts';
import { loadWatched } from '../monitor/watched.ts';
import { Misuse } from '../play/failure.ts';
import { say } from '../say.ts';

const USAGE = `waymark worker [FILES, FOLDERS or globs]

  Runs what the monitors of a fleet put into the queue of its location: docs/fleet.md.
  It reads the same waymark.config.ts as they do, and needs the same journeys, with their secrets.

  --location NAME    where it is, as the monitors call it (“location” of the settings)
  --config FILE      the settings (waymark.config.ts)
${PLACE_USAGE}`;

/** `waymark worker`: works until it is stopped. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      location: { type: 'string' },
      ...PLACE_OPTIONS,
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const settings = await readSettings(values.config, false);
  const location = values.location ?? settings.location;
  const place = placeOf(values);
  await using history = await openHistory(place.store);
  if (history.database !== 'postgres')
    throw new Misuse(
      'A worker needs the store that its monitors use: --store postgres://user:password@host/name',
    );
  const journeys = await loadWatched(positionals, settings, true);
  const onProblem = (message: string): void => say(message);
  await using queue = await openQueue(place.store, onProblem);
  await using worker = await startWorker({
    history,
    settings,
    journeys,
    queue,
    location,
    evidence: evidenceFolder(join(place.evidence, 'runs')),
    perform: inProcesses(place.evidence),
  });
  await using _ = settings.otlp && (await sendTelemetry(worker, settings.otlp, location, onProblem));
  tellTerminal(worker);
  say(`Working at ${location}, on ${settings.concurrency} runs at a time. Ctrl+C stops.`);
  await stopSignal();
  return 0;
}
