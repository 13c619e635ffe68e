import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, type Dialect, type Transaction } from 'kysely';
import { migrate, type Database } from './migrations.ts';
import type { Tables } from './tables.ts';
import { Misuse } from '../../play/failure.ts';

/** An open history. */
export interface History extends AsyncDisposable {
  readonly db: Kysely<Tables>;
  readonly database: Database;
}

/** A connection to a history: the history's own, or one inside a transaction. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/**
 * Opens a history, and makes it when it is not there.
 * @param store a file of SQLite, or the address of a database of PostgreSQL: `postgres://user:password@host/name`
 * @throws {Misuse} when it is neither
 * @throws {Error} when it can't be brought to what this version knows; then it is as it was
 */
export async function openHistory(store: string): Promise<History> {
  const database = databaseOf(store);
  const db = new Kysely<Tables>({ dialect: await dialects[database](store) });
  const close = (): Promise<void> => db.destroy();
  try {
    await migrate(db, database);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, database, [Symbol.asyncDispose]: close };
}

function databaseOf(store: string): Database {
  const [, scheme] = /^(\w+):\/\//.exec(store) ?? [];
  if (scheme === undefined) return 'sqlite';
  if (scheme === 'postgres' || scheme === 'postgresql') return 'postgres';
  throw new Misuse(`A history can’t be kept on ${scheme}: name a file, or an address postgres://….`);
}

/** Each is loaded when it is asked for: who has one needs no client of the other. */
const dialects: Record<Database, (store: string) => Promise<Dialect>> = {
  async sqlite(file) {
    await mkdir(dirname(file), { recursive: true });
    const { nodeSqlite } = await import('./sqlite.ts');
    return nodeSqlite(file);
  },
  async postgres(address) {
    const { pooledPostgres } = await import('./postgres.ts');
    return pooledPostgres(address);
  },
};
