import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AlertState } from '../alerts/machine.ts';
import type { History } from '../history/open.ts';
import type { Monitor } from '../monitor.ts';

/** What is measured, in seconds, from a quick page to a slow walk. */
const BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** What Prometheus is answered. */
export interface PrometheusMetrics {
  contentType: string;
  /** All metrics, in the text format. */
  text(): Promise<string>;
}

/**
 * Counts what a monitor does from now on, for Prometheus. Where a journey stands is read from the history at each
 * scrape, and so is right from the first one on. https://prometheus.io/docs/practices/naming/
 */
export function prometheusMetrics(monitor: Monitor, { db }: History, location: string): PrometheusMetrics {
  const registry = new Registry();
  registry.setDefaultLabels({ location });
  const registers = [registry];
  const runs = new Counter({
    name: 'waymark_runs_total',
    help: 'Runs that have ended, by how they came out.',
    labelNames: ['journey', 'verdict'],
    registers,
  });
  const lengths = new Histogram({
    name: 'waymark_run_duration_seconds',
    help: 'How long runs took.',
    labelNames: ['journey'],
    buckets: BUCKETS,
    registers,
  });
  const steps = new Histogram({
    name: 'waymark_step_duration_seconds',
    help: 'How long the steps of runs took.',
    labelNames: ['journey', 'step'],
    buckets: BUCKETS,
    registers,
  });
  const told = new Counter({
    name: 'waymark_alerts_total',
    help: 'What was told to the channels: down, reminder, recovered, flaky, steady.',
    labelNames: ['journey', 'kind'],
    registers,
  });
  const latest = new Gauge({
    name: 'waymark_last_run_timestamp_seconds',
    help: 'When the latest run of a journey ended.',
    labelNames: ['journey'],
    registers,
  });
  const up = new Gauge({
    name: 'waymark_journey_up',
    help: '1, or 0 while a journey is down or not yet believed to have recovered.',
    labelNames: ['journey', 'location'],
    registers,
    async collect() {
      // Workers of a fleet keep runs from elsewhere.
      const states = await db
        .selectFrom('states')
        .innerJoin('journeys', 'journeys.id', 'states.journey')
        .select(['key', 'location', 'state'])
        .execute();
      up.reset();
      for (const { key, location: at, state } of states) {
        const { kind }: AlertState = JSON.parse(state);
        up.set({ journey: key, location: at }, kind === 'down' || kind === 'recovering' ? 0 : 1);
      }
    },
  });
  monitor.listen((event) => {
    if (event.kind !== 'ended') return;
    const { key: journey, performance, telling } = event;
    const { verdict, duration, steps: walked } = performance.run;
    runs.inc({ journey, verdict });
    lengths.observe({ journey }, duration / 1000);
    for (const { title, duration: length } of walked) steps.observe({ journey, step: title }, length / 1000);
    latest.set({ journey }, Date.now() / 1000);
    if (telling) told.inc({ journey, kind: telling.kind });
  });
  return { contentType: registry.contentType, text: () => registry.metrics() };
}
