import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDashboard } from '../monitor/dashboard/server.ts';
import { evidenceFolder } from '../monitor/evidence-folder.ts';
import { sendTelemetry } from '../monitor/metrics/telemetry.ts';
import { openHistory } from '../monitor/history/open.ts';
import { startMonitor } from '../monitor/monitor.ts';
import { inProcesses } from '../monitor/performing.ts';
import { PLACE_OPTIONS, PLACE_USAGE, placeOf } from '../monitor/place.ts';
import { readSettings } from '../monitor/settings.ts';
import { stopSignal, tellTerminal } from '../monitor/told.ts';
import { loadWatched } from '../monitor/watched.ts';
import { say } from '../say.ts';

const USAGE = `waymark monitor [FILES, FOLDERS or globs]

  Runs journeys around the clock, keeps their history, alerts, and shows it all on a dashboard.
  Schedules and channels are in waymark.config.ts, under “monitor”; see docs/monitoring.md.
  With a history on PostgreSQL it leaves the running to “waymark worker”; see docs/fleet.md.

  --config FILE      the settings (waymark.config.ts)
${PLACE_USAGE}`;

/** `waymark monitor`: runs until it is stopped. */
export async function command(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      ...PLACE_OPTIONS,
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const settings = await readSettings(values.config);
  const place = placeOf(values);
  await using history = await openHistory(place.store);
  const isFleet = history.database === 'postgres';
  const journeys = await loadWatched(positionals, settings, !isFleet);
  const evidence = evidenceFolder(join(place.evidence, 'runs'));
  const problems: string[] = [];
  const onProblem = (message: string): void => {
    problems.splice(0, problems.length, message, ...problems.slice(0, 9));
  };
  let address: string | undefined;
  const linkTo = (run: number): string | undefined => address && `${address}/#/runs/${run}`;
  const parts = { history, settings, evidence, linkTo, journeys };
  // What a fleet needs is loaded for a fleet alone.
  await using queue = isFleet
    ? await (await import('../monitor/fleet/queue.ts')).openQueue(place.store, onProblem)
    : undefined;
  await using monitor = queue
    ? await (await import('../monitor/fleet/schedule.ts')).startScheduling({ ...parts, queue })
    : await startMonitor({ ...parts, perform: inProcesses(place.evidence) });
  await using dashboard = await openDashboard({ history, settings, monitor, evidence, problems });
  address = dashboard.url;
  const { otlp, location } = settings;
  await using _ = otlp && (await sendTelemetry(monitor, otlp, location, onProblem));
  tellTerminal(monitor);
  monitor.listen((event) => {
    if (event.kind === 'problem') onProblem(event.message);
  });
  say(`Watching ${journeys.map(({ title }) => `“${title}”`).join(', ')}. Ctrl+C stops.`);
  const madeUp = settings.dashboard.token === undefined ? dashboard.token : undefined;
  say(`The dashboard is at ${dashboard.url}${madeUp === undefined ? '' : `, with the token ${madeUp}`}`);
  await stopSignal();
  return 0;
}
