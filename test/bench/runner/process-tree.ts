import { readdirSync, readFileSync } from 'node:fs';

/** What a command and all processes that it started have used. */
export interface Weight {
  /** Seconds. */
  cpu: number;
  /** The most that all had at one time, memory that several share counted once (MiB). */
  peak: number;
}

/**
 * Watches processes and all that descend from them, until `weight` is asked for. Linux alone tells (`/proc`). What a
 * process uses between the last look at it and its end is missing: half a look on average.
 */
export class ProcessTree {
  readonly #roots: ReadonlySet<number>;
  readonly #known = new Set<number>();
  /** Clock ticks by process and the time of its start, as numbers of processes come again. */
  readonly #ticks = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  #looks = 0;
  #peak = 0;

  constructor(roots: readonly number[]) {
    this.#roots = new Set(roots);
    this.#timer = setInterval(() => this.#look(), LOOK);
    this.#look();
  }

  /** What they have used so far; ends the watch. */
  weight(): Weight {
    clearInterval(this.#timer);
    const ticks = [...this.#ticks.values()].reduce((sum, own) => sum + own, 0);
    return { cpu: ticks / TICKS_PER_SECOND, peak: this.#peak / 1024 };
  }

  #look(): void {
    const parents = new Map<number, number>();
    const seen = new Map<number, { key: string; ticks: number }>();
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      const stat = pid > 0 ? textOf(`/proc/${name}/stat`) : undefined;
      if (stat === undefined) continue;
      // The name of the program stands in brackets and may have any characters.
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      const [, parent = 0] = fields;
      const [user = 0, system = 0] = fields.slice(11);
      parents.set(pid, parent);
      seen.set(pid, { key: `${pid} ${fields[19]}`, ticks: user + system });
    }
    const isOurs = (pid: number): boolean =>
      this.#roots.has(pid) || this.#known.has(pid) || (pid > 1 && isOurs(parents.get(pid) ?? 0));
    for (const pid of this.#known) if (!seen.has(pid)) this.#known.delete(pid);
    for (const [pid, { key, ticks }] of seen) {
      if (!isOurs(pid)) continue;
      this.#known.add(pid);
      this.#ticks.set(key, ticks);
    }
    if (this.#looks % LOOKS_PER_WEIGHING === 0) this.#weigh();
    this.#looks += 1;
  }

  #weigh(): void {
    let sum = 0;
    for (const pid of this.#known) {
      sum += Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0);
    }
    this.#peak = Math.max(this.#peak, sum);
  }
}

/** How often is looked (milliseconds), and how many looks come to one at memory, which takes longer. */
const LOOK = 25;
const LOOKS_PER_WEIGHING = 4;

/** What Linux counts in, on all processors that browsers run on. */
const TICKS_PER_SECOND = 100;

/** The text of a file of a process that may be gone by now: `/proc/…`. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
