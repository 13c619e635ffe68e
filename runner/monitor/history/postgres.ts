import { createHash } from 'node:crypto';
import {
  PostgresDialect,
  type Dialect,
  type PostgresCursor,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import { Pool, types, TypeOverrides, type PoolClient } from 'pg';

/** How many connections one process opens at most. */
const CONNECTIONS = 10;
/** How long one is waited for (milliseconds). */
const PATIENCE = 10_000;

/**
 * A database of PostgreSQL as a dialect of Kysely. Whole numbers and sums come as numbers: those of a history are
 * times, sizes and counts, far below where a number would be rounded.
 * @param address such as `postgres://user:password@host/name`
 */
export function pooledPostgres(address: string): Dialect {
  const parsers = new TypeOverrides();
  parsers.setTypeParser(types.builtins.INT8, Number);
  parsers.setTypeParser(types.builtins.NUMERIC, Number);
  const pool = new Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
    application_name: 'waymark',
    types: parsers,
  });
  // A connection that breaks tells whoever waits for an answer of it; with nobody listening it would end the process.
  const ignore = (): void => undefined;
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  const options = {};
  return new PostgresDialect({
    pool: { options, connect: async () => new Prepared(await pool.connect()), end: () => pool.end() },
  });
}

/** A connection that has the server keep what it worked out for a query: the queries of a history are few. */
class Prepared implements PostgresPoolClient {
  readonly #client: PoolClient;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    text: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== 'string') throw new Error('Queries of a history are not streamed.');
    return this.#ask(text, [...parameters]);
  }

  async #ask<R>(text: string, values: unknown[]): Promise<PostgresQueryResult<R>> {
    const name = nameOf(text);
    const result: unknown = await this.#client.query({ text, values, ...(name !== undefined && { name }) });
    return result as PostgresQueryResult<R>; // as the query's type says
  }

  release(error?: boolean | Error): void {
    this.#client.release(error);
  }
}

/** Queries that are kept, and how long they may be: rare ones of many rows are not worth it. */
const MOST_KEPT = 200;
const LONGEST = 4000;
const names = new Map<string, string>();

/** The same name for the same query, in whichever process. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (
    known !== undefined ||
    text.length > LONGEST ||
    names.size >= MOST_KEPT ||
    !/^(select|insert|update|delete)/.test(text)
  )
    return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}
