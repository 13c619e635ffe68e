import type { Attributes, Span } from '@opentelemetry/api';
import type { Run } from '../../evidence/run.ts';
import { Misuse } from '../../play/failure.ts';
import type { Monitor } from '../monitor.ts';

/** Where OpenTelemetry is sent: the address of a collector that takes OTLP over HTTP, such as `http://127.0.0.1:4318`. */
export interface TelemetryTarget {
  url: string;
  headers: Readonly<Record<string, string>>;
}

/**
 * Sends each run of a monitor from now on as a trace, with a span for each step, and how runs came out as metrics. What
 * can't be sent is told and lost: the history has it.
 * @param onProblem told when sending fails
 * @throws {Misuse} when the packages of OpenTelemetry are not installed: not everybody needs their 20 MB
 */
export async function sendTelemetry(
  monitor: Pick<Monitor, 'listen'>,
  target: TelemetryTarget,
  location: string,
  onProblem: (message: string) => void,
): Promise<AsyncDisposable> {
  const otel = await loadPackages();
  const { diag, DiagLogLevel, ROOT_CONTEXT, SpanStatusCode, trace } = otel.api;
  const ignore = (): void => undefined;
  diag.setLogger(
    {
      error: (message) => onProblem(`OpenTelemetry: ${message}`),
      warn: ignore,
      info: ignore,
      debug: ignore,
      verbose: ignore,
    },
    DiagLogLevel.ERROR,
  );
  const endpoint = (signal: string) => ({
    url: `${target.url.replace(/\/$/, '')}/v1/${signal}`,
    headers: { ...target.headers },
    timeoutMillis: PATIENCE,
  });
  const resource = otel.resources.resourceFromAttributes({
    'service.name': 'waymark',
    'waymark.location': location,
  });
  const spans = new otel.traces.TracerProvider({
    resource,
    spanProcessors: [
      new otel.traces.BatchSpanProcessor({
        exporter: new otel.traceExporter.OTLPTraceExporter(endpoint('traces')),
      }),
    ],
  });
  const metrics = new otel.metrics.MeterProvider({
    resource,
    readers: [
      new otel.metrics.PeriodicExportingMetricReader({
        exporter: new otel.metricExporter.OTLPMetricExporter(endpoint('metrics')),
      }),
    ],
  });
  const tracer = spans.getTracer('waymark');
  const meter = metrics.getMeter('waymark');
  const runs = meter.createCounter('waymark.runs', { description: 'Runs that have ended' });
  const lengths = meter.createHistogram('waymark.run.duration', {
    description: 'How long runs took',
    unit: 's',
  });

  const send = (key: string, run: Run): void => {
    const { verdict, failure } = run;
    const began = Date.parse(run.startedAt);
    const attributes = { 'waymark.journey': key, 'waymark.verdict': verdict };
    runs.add(1, attributes);
    lengths.record(run.duration / 1000, attributes);
    const span = tracer.startSpan(run.journey.title, {
      startTime: began,
      attributes: { ...attributes, ...causeOf(run) },
    });
    const context = trace.setSpan(ROOT_CONTEXT, span);
    const fail = (failed: Span): Span =>
      failed.setStatus({ code: SpanStatusCode.ERROR, message: failure?.message ?? '' });
    for (const { title, at, duration, status } of run.steps) {
      const step = tracer.startSpan(title, { startTime: began + at }, context);
      if (status === 'failed') fail(step);
      step.end(began + at + duration);
    }
    if (failure) fail(span);
    span.end(began + run.duration);
  };
  const unlisten = monitor.listen((event) => {
    if (event.kind === 'ended') send(event.key, event.performance.run);
  });
  return {
    async [Symbol.asyncDispose]() {
      unlisten();
      await Promise.allSettled([spans.shutdown(), metrics.shutdown()]);
      diag.disable();
    },
  };
}

function causeOf({ failure, journey }: Run): Attributes {
  return {
    'url.full': failure?.url ?? journey.baseUrl,
    ...(failure && { 'waymark.cause': failure.cause, 'waymark.step': failure.step }),
  };
}

async function loadPackages() {
  try {
    return {
      api: await import('@opentelemetry/api'),
      traces: await import('@opentelemetry/sdk-trace'),
      metrics: await import('@opentelemetry/sdk-metrics'),
      resources: await import('@opentelemetry/resources'),
      traceExporter: await import('@opentelemetry/exporter-trace-otlp-http'),
      metricExporter: await import('@opentelemetry/exporter-metrics-otlp-http'),
    };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new Misuse(`monitor.otlp needs packages that are not installed: npm install ${PACKAGES.join(' ')}`);
  }
}

/** How long sending may take, and so the monitor's end (milliseconds). */
const PATIENCE = 3000;

/** What is installed by whoever wants it. */
const PACKAGES = [
  'sdk-trace',
  'sdk-metrics',
  'resources',
  'exporter-trace-otlp-http',
  'exporter-metrics-otlp-http',
].map((name) => `@opentelemetry/${name}`);
