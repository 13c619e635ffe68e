/** One event of a browser's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor alone, which other programs do not lengthen. */
  readonly tdur?: number;
}

/** What a page's main thread does for scripts: listeners, frames, timers, and what waits for them. */
const WORK = new Set([
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'TimerFire',
  'FunctionCall',
  'RunMicrotasks',
  'EvaluateScript',
]);

/**
 * How long scripts ran on a page's main thread between each two user-timing marks of a trace (milliseconds), layout and
 * style that they asked for included.
 * @param json a trace with the categories `devtools.timeline` and `blink.user_timing`
 * @param prefix of the marks' names
 */
export function workBetweenMarks(json: string, prefix: string): number[] {
  const events = eventsOf(JSON.parse(json)).toSorted((a, b) => a.ts - b.ts);
  const marks = events.filter(({ name }) => name.startsWith(prefix));
  const [first] = marks;
  if (!first) throw new Error('The trace has no marks.');
  const work = outermost(events.filter((event) => event.pid === first.pid && event.tid === first.tid));
  return marks.slice(1).map((mark, at) => {
    const from = marks[at]?.ts ?? 0;
    const spent = work
      .filter(({ ts }) => ts >= from && ts < mark.ts)
      .reduce((sum, { dur = 0, tdur = dur }) => sum + tdur, 0);
    return spent / 1000;
  });
}

/** The pieces of work that are part of no other. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = 0;
  return events.filter(({ name, ph, ts, dur = 0 }) => {
    if (ph !== 'X' || !WORK.has(name) || ts < end) return false;
    end = ts + dur;
    return true;
  });
}

function eventsOf(trace: unknown): TraceEvent[] {
  const isTrace = typeof trace === 'object' && trace !== null && 'traceEvents' in trace;
  return isTrace && Array.isArray(trace.traceEvents) ? trace.traceEvents.filter(isEvent) : [];
}

function isEvent(value: unknown): value is TraceEvent {
  return typeof value === 'object' && value !== null && 'name' in value && 'ts' in value && 'pid' in value;
}
