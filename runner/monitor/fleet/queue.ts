import type { Transaction } from 'kysely';
import { fromKysely, PgBoss, type JobAttempt } from 'pg-boss';
import { z } from 'zod';
import type { Tables } from '../history/tables.ts';

/** A run that waits for a worker. */
export interface Ticket {
  run: number;
  /** The id of the journey. */
  key: string;
  /** Those with more are handed out first. */
  priority: number;
  /** How long a worker may have it before it counts as dead (milliseconds). */
  limit: number;
}

/** A run that was handed to a worker: it alone has it, as long as it says that it lives. */
export interface Taken {
  run: number;
  key: string;
  readonly job: JobAttempt & { name: string };
}

/** The queues of all locations, in the database of the history. */
export interface Queue extends AsyncDisposable {
  /** Makes the queue of a location, if there is none. */
  open(location: string): Promise<void>;
  /** Puts runs in, as part of a transaction. */
  put(location: string, tickets: readonly Ticket[], transaction: Transaction<Tables>): Promise<void>;
  /** Hands out runs, those with more priority first, then the longest waiting. */
  take(location: string, number: number): Promise<Taken[]>;
  /** Hands out runs whose workers all died. */
  takeLost(number: number): Promise<Taken[]>;
  /** Says that the worker still lives. @returns whether it still has the run */
  isHeld(taken: Taken): Promise<boolean>;
  /** Takes runs out of the queue that are over. */
  done(taken: readonly Taken[]): Promise<void>;
  /** Gives a run back for another worker. */
  giveBack(taken: Taken): Promise<void>;
}

/** How a queue treats those who die. */
export interface Patience {
  /** How often a run is handed out again after its worker died. */
  retries: number;
  /** A worker that says nothing for so long is dead (seconds); ten are the least. */
  silence: number;
  /** How often the dead are looked for (seconds). */
  look: number;
}

const USUAL: Patience = { retries: 3, silence: 20, look: 5 };
/** How long it then waits at first (seconds): a worker that is new may have what another one lacks. */
const PAUSE = 1;
/** Where runs go whose workers all died. */
const LOST = 'waymark/lost';

/**
 * Opens the queues. Any number of processes may; whichever comes first looks after them.
 * @param address the database of the history
 * @param onProblem told when something goes wrong in between
 */
export async function openQueue(
  address: string,
  onProblem: (message: string) => void,
  { retries, silence, look }: Patience = USUAL,
): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: address,
    application_name: 'waymark queue',
    max: 4,
    schedule: false,
    superviseIntervalSeconds: look,
    monitorIntervalSeconds: look,
    registerInstance: false,
  });
  boss.on('error', (error) => onProblem(error.message));
  await boss.start();
  await boss.createQueue(LOST, { deleteAfterSeconds: 1 });

  const fetch = async (name: string, number: number): Promise<Taken[]> => {
    const jobs = await boss.fetch<{ run: number; key: string }>(name, { batchSize: number });
    return jobs.map(({ id, retryCount, data: { run, key } }) => ({
      run,
      key,
      job: { id, retryCount, name },
    }));
  };
  return {
    async open(location) {
      await boss.createQueue(nameOf(location), {
        retryLimit: retries,
        retryDelay: PAUSE,
        retryBackoff: true,
        heartbeatSeconds: silence,
        deadLetter: LOST,
        deleteAfterSeconds: 1,
      });
    },
    async put(location, tickets, transaction) {
      const jobs = tickets.map(({ run, key, priority, limit }) => ({
        data: { run, key },
        priority,
        expireInSeconds: Math.ceil(limit / 1000),
      }));
      await boss.insert(nameOf(location), jobs, { db: fromKysely(transaction) });
    },
    take: (location, number) => fetch(nameOf(location), number),
    takeLost: (number) => fetch(LOST, number),
    async isHeld({ job }) {
      return TOUCHED.parse(await boss.touch(job.name, [job])).affected > 0;
    },
    async done(taken) {
      const byName = Map.groupBy(taken, ({ job }) => job.name);
      // Nobody asks the queue what was: the history knows. What is over only takes room.
      for (const [name, all] of byName)
        await boss.deleteJob(
          name,
          all.map(({ job }) => job),
        );
    },
    async giveBack({ job }) {
      await boss.fail(job.name, [job]);
    },
    async [Symbol.asyncDispose]() {
      await boss.stop({ graceful: false });
    },
  };
}

/** How many runs were still held, of which pg-boss's types say nothing. */
const TOUCHED = z.object({ affected: z.number() });

/** A queue's name has few letters; the others are spelt by their numbers. */
function nameOf(location: string): string {
  const letters = location.replaceAll(/[^\w.-]/gu, (letter) => `/${letter.codePointAt(0)?.toString(16)}/`);
  return `waymark/at/${letters}`;
}
