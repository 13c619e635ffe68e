import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { load } from '../load.ts';
import { openDashboard } from '../monitor/dashboard/server.ts';
import { evidenceFolder } from '../monitor/evidence-folder.ts';
import { sendTelemetry } from '../monitor/metrics/telemetry.ts';
import { openHistory } from '../monitor/history/open.ts';
import { startMonitor, type MonitorEvent, type Watched } from '../monitor/monitor.ts';
import { inProcesses } from '../monitor/performing.ts';
import { readSettings, timingOf, type MonitorSettings } from '../monitor/settings.ts';
import { PLACE_OPTIONS, PLACE_USAGE, placeOf } from '../monitor/place.ts';
import { Misuse } from '../play/failure.ts';
import { terminalLines } from '../report/terminal.ts';
import { wordSpan } from '../monitor/channels/wording.ts';
import { findJourneys } from '../many/find.ts';
import { readSecrets } from '../secrets.ts';

const USAGE = `waymark monitor [FILES, FOLDERS or globs]

  Runs journeys around the clock, keeps their history, alerts, and shows it all on a dashboard.
  Schedules and channels are in waymark.config.ts, under “monitor”; see docs/monitoring.md.

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
    console.log(USAGE);
    return 0;
  }
  const settings = await readSettings(values.config);
  const named = positionals.length > 0 ? positionals : (settings.journeys ?? []).map(({ file }) => file);
  const journeys = await watch(await findJourneys(named.length > 0 ? named : ['journeys']), settings);
  const place = placeOf(values);
  await using history = await openHistory(place.store);
  const evidence = evidenceFolder(join(place.evidence, 'runs'));
  const perform = inProcesses(place.evidence);
  let address: string | undefined;
  const linkTo = (run: number): string | undefined => address && `${address}/#/runs/${run}`;
  await using monitor = await startMonitor({ history, settings, journeys, evidence, perform, linkTo });
  const problems: string[] = [];
  await using dashboard = await openDashboard({ history, settings, monitor, evidence, problems });
  address = dashboard.url;
  const onProblem = (message: string): void => {
    problems.splice(0, problems.length, message, ...problems.slice(0, 9));
  };
  const { otlp, location } = settings;
  await using _ = otlp && (await sendTelemetry(monitor, otlp, location, onProblem));
  const lines = terminalLines({ colour: process.stdout.isTTY && !process.env.NO_COLOR });
  monitor.listen((event) => {
    for (const line of linesOf(event, lines)) console.log(line);
    if (event.kind === 'problem') onProblem(event.message);
  });
  console.log(`Watching ${journeys.map(({ title }) => `“${title}”`).join(', ')}. Ctrl+C stops.`);
  const madeUp = settings.dashboard.token === undefined ? dashboard.token : undefined;
  console.log(
    `The dashboard is at ${dashboard.url}${madeUp === undefined ? '' : `, with the token ${madeUp}`}`,
  );
  await stopSignal();
  return 0;
}

/** The journeys of files, each with its timing. @throws {Misuse} when two have one id */
async function watch(files: readonly string[], settings: MonitorSettings): Promise<Watched[]> {
  const journeys: Watched[] = [];
  for (const file of files) {
    const playable = await load(file);
    readSecrets([playable]); // a secret that has no value is told now, not by a red run at night
    const { id: key, title, baseUrl } = playable;
    const same = journeys.find((journey) => journey.key === key);
    if (same)
      throw new Misuse(`${same.file} and ${file} are both called “${key}”; the history would mix them.`);
    journeys.push({ key, title, file, baseUrl, timing: timingOf(settings, file) });
  }
  return journeys;
}

function linesOf(event: MonitorEvent, lines: ReturnType<typeof terminalLines>): string[] {
  const time = new Date().toISOString().slice(11, 19);
  switch (event.kind) {
    case 'ended': {
      const { run } = event.performance;
      const told = event.telling
        ? [`  told: ${event.telling.kind}, since ${wordSpan(Date.now() - event.telling.since)} ago`]
        : [];
      return [`${time} ${run.journey.title}`, ...lines.failureLines(run), lines.verdictLine(run), ...told];
    }
    case 'problem':
      return [`${time} ${event.message}`];
    case 'started':
    case 'delivered':
      return [];
  }
}

async function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  return promise;
}
