import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDashboard } from '../../../runner/monitor/dashboard/server.ts';
import { evidenceFolder } from '../../../runner/monitor/evidence-folder.ts';
import { sendTelemetry } from '../../../runner/monitor/metrics/telemetry.ts';
import { startMonitor, type Monitor } from '../../../runner/monitor/monitor.ts';
import { settingsOf, timingOf } from '../../../runner/monitor/settings.ts';
import { runAt, scratchHistory } from './histories.ts';
import { startReceiver } from './receiver.ts';

const settings = settingsOf(
  { cron: '0 3 1 1 *', retries: 0, alert: { after: 1 }, dashboard: { port: 0 } },
  'test',
);

/** A monitor of one journey, whose runs come out as they are listed. */
async function watching(...verdicts: ('passed' | 'failed')[]) {
  const { history, folder, ...scratch } = await scratchHistory();
  const evidence = evidenceFolder(join(folder, 'runs'));
  const monitor = await startMonitor({
    history,
    settings,
    evidence,
    linkTo: () => undefined,
    perform: async () => ({ run: runAt(Date.now(), verdicts.shift() ?? 'passed') }),
    journeys: [
      { key: 'tour', title: 'Tour', file: 'tour.ts', baseUrl: '', timing: timingOf(settings, 'tour.ts') },
    ],
  });
  return {
    history,
    evidence,
    monitor,
    async [Symbol.asyncDispose]() {
      await monitor.stop();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

async function runOnce(monitor: Monitor): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const unlisten = monitor.listen(({ kind }) => kind === 'ended' && resolve());
  monitor.runNow('tour');
  await promise;
  unlisten();
}

test('Prometheus is told of runs, their lengths, alerts, and where each journey stands', async () => {
  await using watched = await watching('passed', 'failed');
  const { monitor, history, evidence } = watched;
  await using dashboard = await openDashboard({ history, settings, monitor, evidence, problems: [] });
  const scrape = async (): Promise<string> => (await fetch(`${dashboard.url}/metrics`)).text();
  await runOnce(monitor);
  expect(await scrape()).toContain('waymark_journey_up{journey="tour",location="here"} 1\n');
  await runOnce(monitor);
  const text = await scrape();
  for (const line of [
    'waymark_runs_total{journey="tour",verdict="passed",location="here"} 1',
    'waymark_runs_total{journey="tour",verdict="failed",location="here"} 1',
    'waymark_run_duration_seconds_count{location="here",journey="tour"} 2',
    'waymark_alerts_total{journey="tour",kind="down",location="here"} 1',
    'waymark_journey_up{journey="tour",location="here"} 0',
  ]) {
    expect(text).toContain(`\n${line}\n`);
  }
  expect(text).toMatch(/waymark_step_duration_seconds_count\{.*step="[^"]+".*\} 2/);
});

test('each run is sent as a trace, with a span for each step, and counted', async () => {
  await using collector = await startReceiver();
  const problems: string[] = [];
  {
    await using watched = await watching('failed');
    const target = { url: `${collector.url}/`, headers: { 'x-team': 'elves' } };
    await using _ = await sendTelemetry(watched.monitor, target, 'here', (problem) => problems.push(problem));
    await runOnce(watched.monitor);
  }
  const [traces, metrics] = ['traces', 'metrics'].map((signal) => {
    const sent = collector.received.find(({ path }) => path === `/v1/${signal}`);
    expect(sent?.headers['x-team']).toBe('elves');
    return JSON.parse(sent?.body ?? '');
  });
  const { spans } = traces.resourceSpans[0].scopeSpans[0];
  const root = spans.find((span: { parentSpanId?: string }) => !span.parentSpanId);
  const steps = spans.filter((span: { parentSpanId?: string }) => span.parentSpanId === root.spanId);
  const { steps: walked } = runAt(0, 'failed');
  expect(steps.map(({ name }: { name: string }) => name)).toEqual(walked.map(({ title }) => title));
  expect(root.status.code).toBe(2);
  expect(JSON.stringify(root.attributes)).toContain('waymark.cause');
  expect(JSON.stringify(metrics)).toContain('"waymark.runs"');
  expect(problems).toEqual([]);
});

test('a collector that is not there is told of, and nothing else comes of it', async () => {
  const problems: string[] = [];
  {
    await using watched = await watching();
    const target = { url: 'http://127.0.0.1:9', headers: {} };
    await using _ = await sendTelemetry(watched.monitor, target, 'here', (problem) => problems.push(problem));
    await runOnce(watched.monitor);
  }
  expect(problems.join('\n')).toContain('OpenTelemetry: ');
});
