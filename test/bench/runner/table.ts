/** What was measured of one peer, the median of all rounds; what stays out of a run is not a number. */
export interface Figures {
  /** One journey, from the command to its end (seconds). */
  cold: number;
  /** Each further journey (seconds). */
  warm: number;
  /** Journeys per minute by the number of workers. */
  perMinute: ReadonlyMap<number, number>;
  /** CPU seconds of one journey. */
  cpu: number;
  /** The most memory at one time in one journey (MiB). */
  peak: number;
}

/** The figures as a table in Markdown; in brackets what they are of those of the first. */
export function tableOf(measured: ReadonlyMap<string, Figures>): string {
  const [first] = measured.values();
  const workers = [...(first?.perMinute.keys() ?? [])];
  const head = [
    '',
    'cold s',
    'warm s',
    ...workers.map((count) => `per min, ${count} at a time`),
    'CPU s',
    'peak MiB',
  ];
  const rows = [...measured].map(([name, figures]) => [
    name,
    beside(figures.cold, first?.cold, 2),
    beside(figures.warm, first?.warm, 2),
    ...workers.map((count) => beside(figures.perMinute.get(count), first?.perMinute.get(count), 1)),
    beside(figures.cpu, first?.cpu, 2),
    beside(figures.peak, first?.peak, 0),
  ]);
  return [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function beside(value = Number.NaN, first = value, digits: number): string {
  if (Number.isNaN(value)) return '–';
  const own = value.toFixed(digits);
  return value === first ? own : `${own} (${(value / first).toFixed(2)})`;
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}
