import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, type Transaction } from 'kysely';
import { migrate, type Database } from './migrations.ts';
import { nodeSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** An open history. */
export interface History extends AsyncDisposable {
  readonly db: Kysely<Tables>;
  readonly database: Database;
}

/** A connection to a history: the history's own, or one inside a transaction. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/**
 * Opens the history in a file, and makes it when it is not there.
 * @throws {Error} when it can't be brought to what this version knows; then it is as it was
 */
export async function openHistory(file: string): Promise<History> {
  await mkdir(dirname(file), { recursive: true });
  const db = new Kysely<Tables>({ dialect: nodeSqlite(file) });
  const close = (): Promise<void> => db.destroy();
  try {
    await migrate(db, 'sqlite');
  } catch (error) {
    await close();
    throw error;
  }
  return { db, database: 'sqlite', [Symbol.asyncDispose]: close };
}
