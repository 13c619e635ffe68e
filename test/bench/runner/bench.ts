import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installedBrowser } from '../../../runner/play/installed-browser.js';
import { WALK_SECRETS } from '../../e2e/workshop-walk.ts';
import { DEMO_EMAIL, startSite, type Site } from '../../site/server.ts';
import { timed, weighed, type Command } from './command.ts';
import { installPeers } from './installing.ts';
import { missing, PEERS, type Peer } from './peers.ts';
import { median, tableOf, type Figures } from './table.ts';

/** So many journeys at a time. */
const WORKERS = [1, 2, 4];

/**
 * How fast the demo's journey (20 acts, 5 pictures) is replayed, beside other tools with the same browser: all by
 * command lines, in turn, round by round; the medians. A walk that does not book its tour fails the bench.
 *
 * `--rounds N` (9), `--times N` (8) journeys for what is measured of many, `--only NAME` one or more peers, `--cold`
 * leaves out all but the first journey.
 */
export async function runnerBench(): Promise<void> {
  const options = {
    rounds: { type: 'string', default: '9' },
    times: { type: 'string', default: '8' },
    only: { type: 'string', multiple: true },
    cold: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args: process.argv.slice(2), options, allowPositionals: true });
  const [rounds, times] = [Number(values.rounds), Number(values.times)];
  if (!(rounds >= 1) || !(times >= 1) || times % Math.max(...WORKERS) !== 0)
    throw new Error(
      `Expected rounds, and a multiple of ${Math.max(...WORKERS)} times; saw ${rounds} and ${times}.`,
    );
  const peers = (values.only ?? [...PEERS.keys()]).flatMap((name) => chosen(name));
  const site = await startSite();
  const bench = new Bench(site, installPeers());
  const measured = new Map(peers.map((peer) => [peer, new Measured()]));
  try {
    for (const peer of peers) await bench.walk(peer, 1, 1, timed); // caches of code, and of the disk
    for (let round = 1; round <= rounds; round += 1) {
      for (const [peer, { cold }] of measured) cold.push(await bench.walk(peer, 1, 1, timed));
      for (const [peer, { cpu, peak }] of measured) {
        const weight = await bench.walk(peer, 1, 1, weighed);
        cpu.push(weight.cpu);
        peak.push(weight.peak);
      }
      for (const workers of values.cold ? [] : WORKERS) {
        for (const [peer, { many }] of measured)
          many.get(workers)?.push(await bench.walk(peer, times, workers, timed));
      }
      console.error(`\nAfter round ${round} of ${rounds}:\n${tableOfAll(measured, times)}`);
    }
  } finally {
    bench.end();
    await site.close();
  }
  console.log(tableOfAll(measured, times));
  console.log(`\nMedians of ${rounds}; per minute and warm: of ${times} journeys in one command.`);
}

function tableOfAll(measured: ReadonlyMap<Peer, Measured>, times: number): string {
  const figures = [...measured].map(([{ name }, own]): [string, Figures] => [name, own.figures(times)]);
  return tableOf(new Map(figures));
}

function chosen(name: string): Peer[] {
  const peer = PEERS.get(name);
  if (!peer) throw new Error(`There is no peer “${name}”; there is ${[...PEERS.keys()].join(', ')}.`);
  const why = missing(name);
  if (why !== undefined) console.error(`${peer.name} is left out: ${why}.`);
  return why === undefined ? [peer] : [];
}

/** Where the peers walk. */
class Bench {
  readonly #site: Site;
  readonly #elsewhere: string;
  readonly #out: string;
  readonly #browser: string;

  constructor(site: Site, elsewhere: string) {
    const browser = installedBrowser();
    if (browser === undefined) throw new Error('There is no Chrome or Chromium to measure with.');
    this.#browser = browser;
    this.#site = site;
    this.#elsewhere = elsewhere;
    mkdirSync('.waymark/bench', { recursive: true });
    this.#out = mkdtempSync(resolve('.waymark', 'bench', 'runner-'));
  }

  /**
   * Has a peer walk and measures it.
   * @throws when it did not book as many tours
   */
  async walk<T>(
    peer: Peer,
    times: number,
    workers: number,
    measure: (commands: Command[]) => Promise<T>,
  ): Promise<T> {
    this.#site.reset();
    this.#site.latency(0);
    const before = this.#site.bookings().length;
    const out = mkdtempSync(join(this.#out, 'walk-'));
    const env = {
      BENCH_URL: this.#site.url,
      BENCH_BROWSER: this.#browser,
      BENCH_TIMES: String(times),
      BENCH_WORKERS: String(workers),
      BENCH_OUT: out,
      BENCH_EMAIL: DEMO_EMAIL,
      PUPPETEER_EXECUTABLE_PATH: this.#browser,
      ...WALK_SECRETS,
    };
    const result = await measure(peer.commands({ times, workers, out, elsewhere: this.#elsewhere, env }));
    const booked = this.#site.bookings().length - before;
    if (booked !== times) throw new Error(`${peer.name} booked ${booked} of ${times} tours.`);
    rmSync(out, { recursive: true });
    return result;
  }

  end(): void {
    rmSync(this.#out, { recursive: true, force: true });
  }
}

/** What was measured of one peer, round by round (seconds, MiB). */
class Measured {
  readonly cold: number[] = [];
  readonly cpu: number[] = [];
  readonly peak: number[] = [];
  readonly many = new Map(WORKERS.map((workers): [number, number[]] => [workers, []]));

  figures(times: number): Figures {
    const cold = median(this.cold);
    const of = (workers: number): number => median(this.many.get(workers) ?? []);
    return {
      cold,
      warm: (of(1) - cold) / (times - 1),
      perMinute: new Map(WORKERS.map((workers) => [workers, (60 * times) / of(workers)])),
      cpu: median(this.cpu),
      peak: median(this.peak),
    };
  }
}
