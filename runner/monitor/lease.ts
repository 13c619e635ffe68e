import { hostname } from 'node:os';
import type { History } from './history/open.ts';

/** One monitor at a time on a history of one machine: two would run everything twice as often as one can see. */

/** How long a lease is good without being renewed (milliseconds). */
const LENGTH = 15_000;

/** Who this process is, told so that another can see whether it still lives. */
export function ownerName(): string {
  return `${hostname()} ${process.pid} ${crypto.randomUUID()}`;
}

/**
 * Takes or renews a lease.
 * @returns the owner who has it, when somebody else does
 */
export async function takeLease(
  history: History,
  name: string,
  owner: string,
  now: number,
): Promise<string | undefined> {
  return history.db.transaction().execute(async (db) => {
    const held = await db.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst();
    if (held && held.owner !== owner && held.until > now && isAlive(held.owner)) return held.owner;
    const values = { owner, until: now + LENGTH };
    await db
      .insertInto('leases')
      .values({ name, ...values })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
      .execute();
    return undefined;
  });
}

/** Gives a lease back. */
export async function releaseLease({ db }: History, name: string, owner: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('owner', '=', owner).execute();
}

/** On this machine a process that is gone holds nothing; of other machines only the lease's end tells. */
function isAlive(owner: string): boolean {
  const [host, pid] = owner.split(' ');
  if (host !== hostname()) return true;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
